import { type ActionContext, reaches } from '#platform';
import { type CustomerRow, partiesImported, partiesWrite } from '../contract/index.ts';
import { findHolders } from '../data/identity-queries.ts';
import { findAlikeMany, type LikelyFile } from '../data/likeness-queries.ts';
import { loadRecords, type PartyRecord } from '../data/party-record.ts';
import { type ReadRow, readCustomerRow } from '../domain/customer-row.ts';
import { type IdentityKey, type IdentityKind, isExclusiveKind } from '../domain/identity.ts';
import { LikenessIndex } from '../domain/likeness-index.ts';
import { lookOfFile, type PlannedFile, planCustomers, type RowOutcome } from '../domain/plan-customers.ts';
import { keysOf } from '../domain/recognise-row.ts';
import { type Look, lookOf, traitsOf } from '../domain/traits.ts';
import { describeNewFiles } from './describe-likeness.ts';
import { openFiles } from './open-files.ts';
import { readingSettings } from './reading-settings.ts';
import { stampOf } from './save-record.ts';
import { saveWorkingFiles } from './save-working-files.ts';

/** Rows a call takes at most. */
export const MOST_ROWS = 20_000;

export interface RecordCustomersOptions {
  /** Marks all that is written, so that it can be taken back. */
  importId: string;
  mode: 'create' | 'update' | 'create-or-update';
  /** By which keys a row updates somebody; `external:<system>` numbers, phone with name, name with birthday … */
  updateKeys: readonly IdentityKind[];
  /** Where the numbers come from, for people to read. */
  source?: string | null;
  /** Given to customers of rows that name no branch. */
  defaultBranchId?: string | null;
  allowDuplicates?: boolean;
  faultyContactPoints?: 'reject' | 'leave-out';
  /** Only tells what would happen. */
  dryRun?: boolean;
}

export interface RecordedCustomers {
  outcomes: RowOutcome[];
  created: number;
  updated: number;
}

/**
 * Adds and updates customers from rows of a file, all in a few statements. The one road of every import: the same
 * rules as the desk's, one outcome a row, nothing thrown for a bad one.
 */
export async function recordCustomers(
  ctx: ActionContext,
  rows: readonly CustomerRow[],
  options: RecordCustomersOptions,
): Promise<RecordedCustomers> {
  if (rows.length > MOST_ROWS) {
    throw new RangeError(
      `recordCustomers takes at most ${MOST_ROWS} rows, got ${rows.length}; part the file`,
    );
  }
  const read = readRows(ctx, rows, options);
  const lookOfRow = looksOfRows();
  const known = await loadKnown(ctx, read, { ...options, lookOfRow });
  const { outcomes, files } = planCustomers(
    read,
    known.map(({ record, keys }) => ({ file: asPlanned(ctx, record), keys })),
    {
      mode: options.mode,
      updateKeys: options.updateKeys,
      allowDuplicates: options.allowDuplicates ?? false,
      newId: () => ctx.newId(),
      lookOfRow,
    },
  );
  const opened = files.filter(({ isNew }) => isNew);
  const changed = files.filter(({ isNew }) => !isNew);
  if (!options.dryRun) await write(ctx, opened, changed, known, options.importId);
  return { outcomes, created: opened.length, updated: changed.length };
}

function readRows(
  ctx: ActionContext,
  rows: readonly CustomerRow[],
  options: RecordCustomersOptions,
): ReadRow[] {
  const settings = {
    ...readingSettings(ctx),
    source: options.source ?? null,
    defaultBranchId: options.defaultBranchId ?? null,
    faultyContactPoints: options.faultyContactPoints ?? 'reject',
  };
  return rows.map((row) => readCustomerRow(row, settings));
}

/** How the person of a row looks, worked out once a row. */
function looksOfRows(): (row: ReadRow) => Look {
  const looks = new Map<ReadRow, Look>();
  return (row) => {
    const look = looks.get(row) ?? lookOf(traitsOf(row.draft, row.forms.nameKey));
    looks.set(row, look);
    return look;
  };
}

interface KnownParty {
  record: PartyRecord;
  keys: IdentityKey[];
}

/** Parties that share a key with any row, with the keys they share. */
async function loadKnown(
  ctx: ActionContext,
  rows: readonly ReadRow[],
  options: RecordCustomersOptions & { lookOfRow(row: ReadRow): Look },
): Promise<KnownParty[]> {
  const keys = new Map<string, IdentityKey>();
  for (const { draft, forms } of rows) {
    for (const { kind, value } of keysOf(draft, forms)) keys.set(`${kind} ${value}`, { kind, value });
  }
  const holders = await findHolders(ctx.db, [...keys.values()]);
  const mayOpen = options.mode !== 'update' && !options.allowDuplicates;
  const unknown = mayOpen ? unknownRows(rows, holders, options.updateKeys) : [];
  const alike = await likelyHolders(ctx, unknown.map(options.lookOfRow));
  const records = await loadRecords(ctx.db, [...holders.map(({ partyId }) => partyId), ...alike]);
  const shared = new Map<string, IdentityKey[]>();
  for (const { partyId, kind, value } of holders) {
    const own = shared.get(partyId) ?? [];
    own.push({ kind, value });
    shared.set(partyId, own);
  }
  return [...records.values()].map((record) => ({ record, keys: shared.get(record.partyId) ?? [] }));
}

/** Rows that no number says whose they are. */
function unknownRows(
  rows: readonly ReadRow[],
  holders: readonly IdentityKey[],
  updateKeys: readonly IdentityKind[],
): ReadRow[] {
  const deciding = new Set(updateKeys.filter(isExclusiveKind));
  const held = new Set(holders.filter(({ kind }) => deciding.has(kind)).map(({ value }) => value));
  return rows.filter(
    ({ faults, draft }) =>
      faults.length === 0 &&
      !draft.identities.some(({ kind, value }) => deciding.has(kind) && held.has(value)),
  );
}

/** Parties that look like one of the rows, though they may share no whole key with it. */
async function likelyHolders(ctx: ActionContext, looks: readonly Look[]): Promise<string[]> {
  const found = await findAlikeMany(
    ctx.db,
    looks.flatMap(({ slipKeys }) => slipKeys),
  );
  if (found.length === 0) return [];
  const index = new LikenessIndex<LikelyFile>();
  for (const file of found) index.add(file, lookOf(file.traits));
  return looks.flatMap((look) => index.alike(look).map(({ holder }) => holder.partyId));
}

function asPlanned(ctx: ActionContext, record: PartyRecord): PlannedFile {
  return {
    partyId: record.partyId,
    nameKey: record.nameKey,
    latinName: record.latinName,
    isNew: false,
    draft: null,
    firstContactAt: null,
    mayChange: reaches(ctx.actor, partiesWrite, record),
    facts: record,
    look: null,
    contactPoints: [...record.contactPoints],
    identities: [...record.identities],
    tags: [...record.tags],
    added: { contactPoints: [], identities: [], tags: [] },
    changes: [],
  };
}

async function write(
  ctx: ActionContext,
  opened: readonly PlannedFile[],
  changed: readonly PlannedFile[],
  known: readonly KnownParty[],
  importId: string,
): Promise<void> {
  const stamp = stampOf(ctx);
  const records = new Map(known.map(({ record }) => [record.partyId, record]));
  await saveWorkingFiles(ctx, changed, records, importId, stamp);
  await openFiles(
    ctx,
    opened.map((file) => ({
      partyId: file.partyId,
      firstContactAt: file.firstContactAt,
      importId,
      draft: wholeDraft(file),
    })),
    'imported',
    stamp,
  );
  await describeNewFiles(
    ctx,
    opened.map((file) => ({ partyId: file.partyId, look: lookOfFile(file) })),
  );
  const [created, updated] = [opened.length, changed.length];
  if (created + updated > 0) {
    await ctx.announce(partiesImported, { partyId: null, importId, created, updated });
  }
}

/** The opening row with what later rows of the batch added to it. */
function wholeDraft({ draft, facts, added, tags }: PlannedFile) {
  if (!draft) throw new Error('a file to open has no draft');
  return {
    ...draft,
    ...facts,
    contactPoints: [...draft.contactPoints, ...added.contactPoints],
    identities: [...draft.identities, ...added.identities],
    tags,
  };
}
