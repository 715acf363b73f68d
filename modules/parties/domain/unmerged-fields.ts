import { type FieldChange, type MergeField, mergeField } from '../contract/index.ts';
import { type Fields, said } from './merge-fields.ts';

/** A merge into the same survivor that stands, made after the one undone. */
export interface LaterMerge {
  mergeId: string;
  changes: readonly FieldChange[];
  /** What the file it merged said, field by field. */
  said: Readonly<Partial<Record<string, string | null>>>;
}

export interface UnmergedFields {
  /** The survivor's fields that change. */
  fields: Partial<Fields>;
  firstContactAt: string | null;
  /** Fields somebody changed since; they stay. */
  changedSince: MergeField[];
  /** What merges that stand are found to have changed, now that this one is gone. */
  laterChanges: Map<string, FieldChange[]>;
}

/**
 * The survivor's fields that undoing a merge changes: what the merge changed goes back, unless somebody changed it
 * again since. What a later merge has brought as well stays, as that merge's change.
 */
export function unmergedFields(
  survivor: Fields & { firstContactAt: string },
  changes: readonly FieldChange[],
  later: readonly LaterMerge[],
): UnmergedFields {
  const road = new LaterRoad(later);
  const result: UnmergedFields = {
    fields: {},
    firstContactAt: null,
    changedSince: [],
    laterChanges: road.rewritten,
  };
  for (const change of changes) {
    if (change.field === 'firstContactAt') {
      const before = road.knownSince(change);
      if (before !== null && change.to === survivor.firstContactAt) result.firstContactAt = before;
      continue;
    }
    const field = mergeField.options.find((one) => one === change.field);
    if (!field || road.takesOver(change)) continue;
    if (said(survivor, field) === change.to)
      Object.assign(result.fields, { [field]: change.from ?? emptyOf(field) });
    else result.changedSince.push(field);
  }
  return result;
}

/** The merges after one that is undone, and their changes as they read without it. */
class LaterRoad {
  readonly rewritten = new Map<string, FieldChange[]>();
  readonly #later: readonly LaterMerge[];

  constructor(later: readonly LaterMerge[]) {
    this.#later = later;
  }

  /** Whether a later merge replaced what the undone one brought, or brought the same: it has then changed what was before. */
  takesOver({ field, from, to }: FieldChange): boolean {
    for (const merge of this.#later) {
      const own = this.#changesOf(merge).find((one) => one.field === field);
      if (own && own.from !== to) return false;
      if (own || merge.said[field] === to) {
        this.#write(merge, { field, from, to: own?.to ?? to });
        return true;
      }
    }
    return false;
  }

  /** Since when the survivor is known without the undone merge; null where a later merge went further back. */
  knownSince({ field, from, to }: FieldChange): string | null {
    let known = from;
    for (const merge of this.#later) {
      const own = this.#changesOf(merge).find((one) => one.field === field);
      const told = merge.said[field] ?? null;
      if (own) {
        if (own.from === to) this.#write(merge, { ...own, from: known });
        return null;
      }
      if (known === null || told === null || told >= known) continue;
      this.#write(merge, { field, from: known, to: told });
      known = told;
    }
    return known;
  }

  #changesOf(merge: LaterMerge): readonly FieldChange[] {
    return this.rewritten.get(merge.mergeId) ?? merge.changes;
  }

  /** A change to what was there before is none. */
  #write(merge: LaterMerge, change: FieldChange): void {
    const others = this.#changesOf(merge).filter(({ field }) => field !== change.field);
    this.rewritten.set(merge.mergeId, change.from === change.to ? others : [...others, change]);
  }
}

/** Names are empty texts where other fields are null. */
function emptyOf(field: MergeField): '' | null {
  return field.endsWith('Name') ? '' : null;
}
