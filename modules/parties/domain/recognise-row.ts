import { derivedIdentities } from './derive-party.ts';
import { type Match, matchOf, NEARLY_CERTAIN } from './duplicate-score.ts';
import { type IdentityKey, type IdentityKind, isExclusiveKind } from './identity.ts';
import type { Likeness } from './likeness.ts';
import type { Alike } from './likeness-index.ts';
import { compareNames } from './name-agreement.ts';
import type { PartyDraft } from './party-draft.ts';
import type { NameForms } from './party-name.ts';

/** A party a row can be recognised as: one in the system, or one an earlier row of the same batch opens. */
export interface Recognisable {
  partyId: string;
  nameKey: string;
  latinName: string | null;
}

/**
 * Holders of one shared telephone or e-mail that are looked at. A number typed in for everybody who gave none has
 * thousands, and says nothing about any of them.
 */
export const MOST_HOLDERS = 50;

/** Who holds which key, kept up while a batch is planned. */
export class HolderIndex<T extends Recognisable> {
  readonly #holders = new Map<string, Set<T>>();

  add(key: IdentityKey, holder: T): void {
    const text = keyText(key);
    const known = this.#holders.get(text);
    if (!known) this.#holders.set(text, new Set([holder]));
    else if (known.size < MOST_HOLDERS) known.add(holder);
  }

  of(key: IdentityKey): readonly T[] {
    return [...(this.#holders.get(keyText(key)) ?? [])];
  }
}

function keyText(key: IdentityKey): string {
  return `${key.kind} ${key.value}`;
}

/** All keys of a draft: given numbers first, then what follows from its contact points and birthday. */
export function keysOf(draft: PartyDraft, forms: Pick<NameForms, 'nameKey'>): IdentityKey[] {
  return [...draft.identities, ...derivedIdentities(draft, forms, draft.contactPoints)];
}

export type Recognition<T> =
  | { is: 'known'; holder: T }
  | { is: 'ambiguous'; candidates: readonly T[] }
  | { is: 'conflicting'; kind: IdentityKind; holder: T }
  | { is: 'new'; candidates: Candidate<T>[] };

/** Whom a row nearly certainly is about, and why. */
export type Candidate<T> = Match & { holder: T };

/**
 * Whose row this is. Only the chosen kinds of keys may update somebody; a shared telephone or e-mail does so only when
 * the names agree as well, because households share them.
 */
export function recogniseRow<T extends Recognisable>(
  { draft, forms }: { draft: PartyDraft; forms: NameForms },
  index: HolderIndex<T>,
  updateKeys: readonly IdentityKind[],
  alike: () => readonly Alike<T>[] = () => [],
): Recognition<T> {
  const keys = keysOf(draft, forms);
  const found = byUpdateKeys(keys, forms, index, updateKeys);
  if (found && found.is !== 'known') return found;
  for (const key of keys.filter(({ kind }) => isExclusiveKind(kind))) {
    const other = index.of(key).find((holder) => holder.partyId !== found?.holder.partyId);
    if (other) return { is: 'conflicting', kind: key.kind, holder: other };
  }
  return found ?? { is: 'new', candidates: nearlyCertain(keys, forms, index, alike()) };
}

type Found<T> = Extract<Recognition<T>, { is: 'known' | 'ambiguous' }>;

function byUpdateKeys<T extends Recognisable>(
  keys: readonly IdentityKey[],
  forms: NameForms,
  index: HolderIndex<T>,
  updateKeys: readonly IdentityKind[],
): Found<T> | undefined {
  for (const kind of updateKeys) {
    const holders = new Set(keys.filter((key) => key.kind === kind).flatMap((key) => index.of(key)));
    const agreeing = [...holders].filter((holder) => isExclusiveKind(kind) || mayBeSame(forms, holder));
    const [first] = agreeing;
    if (first && agreeing.length === 1) return { is: 'known', holder: first };
    if (first) return { is: 'ambiguous', candidates: agreeing };
  }
  return undefined;
}

function mayBeSame(forms: NameForms, holder: Recognisable): boolean {
  return forms.nameKey === '' || compareNames(forms, holder) !== 'different';
}

function nearlyCertain<T extends Recognisable>(
  keys: readonly IdentityKey[],
  forms: NameForms,
  index: HolderIndex<T>,
  alike: readonly Alike<T>[],
): Candidate<T>[] {
  const likeness = new Map<T, Likeness>(alike.map((one) => [one.holder, one.likeness]));
  const shared = new Map<T, Set<IdentityKind>>();
  for (const key of keys) {
    for (const holder of index.of(key)) shared.set(holder, (shared.get(holder) ?? new Set()).add(key.kind));
  }
  for (const { holder } of alike) if (!shared.has(holder)) shared.set(holder, new Set());
  return [...shared]
    .flatMap(([holder, kinds]) => {
      const match = matchOf(kinds, compareNames(forms, holder), likeness.get(holder));
      return match && match.score >= NEARLY_CERTAIN ? [{ holder, ...match }] : [];
    })
    .sort((a, b) => b.score - a.score);
}
