import type { Fault } from '#contract-kit';
import { applyRow, type WorkingFile } from './apply-row.ts';
import type { ReadRow } from './customer-row.ts';
import { derivedIdentities, partyName } from './derive-party.ts';
import type { Match } from './duplicate-score.ts';
import type { IdentityKey, IdentityKind } from './identity.ts';
import { LikenessIndex } from './likeness-index.ts';
import type { PartyDraft } from './party-draft.ts';
import { nameForms } from './party-name.ts';
import {
  type Candidate,
  HolderIndex,
  type Recognisable,
  type Recognition,
  recogniseRow,
} from './recognise-row.ts';
import { type Look, lookOf, traitsOf } from './traits.ts';

export type RowOutcomeKind = 'created' | 'updated' | 'unchanged' | 'possible-duplicate' | 'rejected';

/** What became of a line. */
export interface RowOutcome {
  line: number;
  outcome: RowOutcomeKind;
  partyId: string | null;
  /** Why it was rejected; or, for an accepted line, what of it was left out. */
  faults: Fault[];
  /** Likeliest first. */
  possibleDuplicates: (Match & { partyId: string })[];
}

/** A party the batch touches: one in the system, or one it opens. */
export interface PlannedFile extends WorkingFile, Recognisable {
  isNew: boolean;
  /** The draft of the row that opens it. */
  draft: PartyDraft | null;
  firstContactAt: string | null;
  mayChange: boolean;
  /** How it looks, the rows so far taken over; null until somebody asks. */
  look: Look | null;
}

export interface PlanOptions {
  mode: 'create' | 'update' | 'create-or-update';
  /** Kinds of keys by which a row updates somebody, the first that finds anyone decides. */
  updateKeys: readonly IdentityKind[];
  /** Whether a row that is nearly certainly somebody known opens a new file all the same. */
  allowDuplicates: boolean;
  newId(): string;
  /** How somebody looks of whom a row is all there is. */
  lookOfRow(row: ReadRow): Look;
}

/** Decides what every row of a batch does, in order, so that later rows see what earlier ones decided. Touches nothing. */
export function planCustomers(
  rows: readonly ReadRow[],
  known: readonly { file: PlannedFile; keys: readonly IdentityKey[] }[],
  options: PlanOptions,
): { outcomes: RowOutcome[]; files: PlannedFile[] } {
  const index = new HolderIndex<PlannedFile>();
  for (const { file, keys } of known) for (const key of keys) index.add(key, file);
  const touched = new Set<PlannedFile>();
  // Most files brought in anew are of people whom a number tells: likeness is worked out from the first row that has none.
  let likeness: LikenessIndex<PlannedFile> | undefined;
  const alike = (row: ReadRow) => {
    if (options.allowDuplicates) return [];
    likeness ??= indexOf([...known.map(({ file }) => file), ...touched]);
    return likeness.alike(options.lookOfRow(row));
  };
  const outcomes = rows.map((row) => {
    if (row.faults.length > 0) return rejected(row, ...row.faults);
    const recognition = recogniseRow(row, index, options.updateKeys, () => alike(row));
    const { outcome, file } = decide(row, recognition, options);
    if (file) {
      touched.add(file);
      for (const key of keysOfFile(file)) index.add(key, file);
      if (outcome.outcome === 'updated') file.look = null;
      likeness?.add(file, lookOfFile(file));
    }
    return outcome;
  });
  const files = [...touched].filter(({ isNew, changes }) => isNew || changes.length > 0);
  return { outcomes, files };
}

function indexOf(files: readonly PlannedFile[]): LikenessIndex<PlannedFile> {
  const likeness = new LikenessIndex<PlannedFile>();
  for (const file of files) likeness.add(file, lookOfFile(file));
  return likeness;
}

/** How a file looks now. */
export function lookOfFile(file: PlannedFile): Look {
  const { facts, contactPoints, identities } = file;
  file.look ??= lookOf(traitsOf({ ...facts, contactPoints, identities }, file.nameKey));
  return file.look;
}

interface Decision {
  outcome: RowOutcome;
  file?: PlannedFile;
}

function decide(row: ReadRow, recognition: Recognition<PlannedFile>, options: PlanOptions): Decision {
  switch (recognition.is) {
    case 'conflicting':
      return {
        outcome: rejected(row, {
          path: 'identities',
          code: 'identity-belongs-to-another',
          message: `another customer holds this ${recognition.kind}; correct it, or update by it`,
        }),
      };
    case 'ambiguous':
      return { outcome: possibleDuplicate(row, recognition.candidates.map(asCandidate)) };
    case 'known':
      return update(row, recognition.holder, options);
    case 'new':
      return open(row, recognition.candidates, options);
  }
}

function asCandidate(file: PlannedFile): Candidate<PlannedFile> {
  return { holder: file, reason: 'same-number', score: 1, comparisons: [] };
}

function update(row: ReadRow, file: PlannedFile, options: PlanOptions): Decision {
  if (options.mode === 'create' && !file.isNew) {
    const message = 'this customer is here already; choose to update, or leave the line out';
    return { outcome: rejected(row, { path: '', code: 'customer-already-here', message }) };
  }
  if (!file.mayChange) {
    const message = 'this customer belongs to a branch you may not change; ask there';
    return { outcome: rejected(row, { path: '', code: 'customer-out-of-reach', message }) };
  }
  const changes = applyRow(file, row.draft);
  const { nameKey, latinName } = nameForms(partyName(file.facts));
  Object.assign(file, { nameKey, latinName });
  return { outcome: accepted(row, changes.length > 0 ? 'updated' : 'unchanged', file.partyId), file };
}

function open(
  row: ReadRow,
  candidates: Extract<Recognition<PlannedFile>, { is: 'new' }>['candidates'],
  options: PlanOptions,
): Decision {
  if (candidates.length > 0 && !options.allowDuplicates)
    return { outcome: possibleDuplicate(row, candidates) };
  const namesUnknownNumber = row.draft.identities.some(({ kind }) => kind === 'customer-number');
  if (options.mode === 'update' || namesUnknownNumber) {
    const message = 'nobody here matches this line; choose to create as well, or correct its keys';
    return { outcome: rejected(row, { path: '', code: 'customer-not-found', message }) };
  }
  if (row.forms.displayName === '') {
    const message = 'a name is missing; give at least one part of it';
    return { outcome: rejected(row, { path: 'name', code: 'name-missing', message }) };
  }
  const file = newFile(row, options.newId(), options.lookOfRow(row));
  return { outcome: accepted(row, 'created', file.partyId), file };
}

function newFile(row: ReadRow, partyId: string, look: Look): PlannedFile {
  const { contactPoints, identities, tags, ...facts } = row.draft;
  return {
    partyId,
    nameKey: row.forms.nameKey,
    latinName: row.forms.latinName,
    isNew: true,
    draft: row.draft,
    firstContactAt: row.firstContactAt,
    mayChange: true,
    look,
    facts,
    contactPoints: [...contactPoints],
    identities: [...identities],
    tags: [...tags],
    added: { contactPoints: [], identities: [], tags: [] },
    changes: [],
  };
}

function keysOfFile(file: PlannedFile): IdentityKey[] {
  const points = file.contactPoints.map((point) => ({ ...point, nationalDigits: null }));
  return [...file.identities, ...derivedIdentities(file.facts, file, points)];
}

function accepted(row: ReadRow, outcome: RowOutcomeKind, partyId: string): RowOutcome {
  return { line: row.line, outcome, partyId, faults: row.warnings, possibleDuplicates: [] };
}

function rejected(row: ReadRow, ...faults: Fault[]): RowOutcome {
  return { line: row.line, outcome: 'rejected', partyId: null, faults, possibleDuplicates: [] };
}

function possibleDuplicate(row: ReadRow, candidates: readonly Candidate<PlannedFile>[]): RowOutcome {
  const possibleDuplicates = candidates.map(({ holder, ...match }) => ({
    partyId: holder.partyId,
    ...match,
  }));
  return {
    line: row.line,
    outcome: 'possible-duplicate',
    partyId: null,
    faults: [],
    possibleDuplicates,
  };
}
