import type { ActionContext } from '#platform';
import { type FieldChange, partiesImportReverted } from '../contract/index.ts';
import { deleteContactPoints, deleteIdentities, deleteTags } from '../data/belonging-writes.ts';
import {
  clearImportMarks,
  countOpenedFiles,
  deleteFiles,
  findChangedFiles,
  findUntouchedFiles,
  listImportChanges,
} from '../data/import-queries.ts';
import { loadRecords, type PartyRecord } from '../data/party-record.ts';
import { listImportTags } from '../data/tag-queries.ts';
import { fieldChanges } from '../domain/field-changes.ts';
import { maskIdentity } from '../domain/mask-identity.ts';
import { revertedFacts } from '../domain/revert-changes.ts';
import { stampOf } from './save-record.ts';
import { saveWorkingFiles } from './save-working-files.ts';

const BATCH = 5000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

export interface RevertedImport {
  /** Files the import opened and that are gone again. */
  removed: number;
  /** Files the import changed and that read as before. */
  restored: number;
  /** Files the import opened that stay, because somebody worked in them since or others hold facts of them. */
  kept: number;
  /** Fields that stay because somebody changed them since. */
  fieldsKept: { partyId: string; fields: string[] }[];
}

/**
 * Takes an import of customers back: opened files go, changed fields read as before, what somebody did since stays.
 * `inUse` tells which files others hold facts of (orders, cases …); those are kept.
 */
export async function revertImport(
  ctx: ActionContext,
  importId: string,
  inUse: (partyIds: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<RevertedImport> {
  const removed = await removeOpenedFiles(ctx, importId, inUse);
  const kept = await countOpenedFiles(ctx.db, importId);
  const { restored, fieldsKept } = await restoreChangedFiles(ctx, importId);
  await ctx.announce(partiesImportReverted, { partyId: null, importId, removed, restored });
  ctx.audit({ subjectKind: 'import', subjectId: importId, removed, restored, kept });
  return { removed, restored, kept, fieldsKept };
}

async function removeOpenedFiles(
  ctx: ActionContext,
  importId: string,
  inUse: (partyIds: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<number> {
  let removed = 0;
  let after = BEFORE_ALL;
  for (;;) {
    const untouched = await findUntouchedFiles(ctx.db, importId, after, BATCH);
    const last = untouched.at(-1);
    if (last === undefined) return removed;
    const used = await inUse(untouched);
    const unused = untouched.filter((partyId) => !used.has(partyId));
    await deleteFiles(ctx.db, unused);
    removed += unused.length;
    after = last;
  }
}

async function restoreChangedFiles(
  ctx: ActionContext,
  importId: string,
): Promise<Pick<RevertedImport, 'restored' | 'fieldsKept'>> {
  const fieldsKept: RevertedImport['fieldsKept'] = [];
  let restored = 0;
  let after = BEFORE_ALL;
  for (;;) {
    const partyIds = await findChangedFiles(ctx.db, importId, after, BATCH);
    const last = partyIds.at(-1);
    if (last === undefined) return { restored, fieldsKept };
    const records = await loadRecords(ctx.db, partyIds);
    // A file the import itself opened and that stays is left as it is: there is nothing from before to go back to.
    const changed = [...records.values()].filter((record) => record.importId !== importId);
    fieldsKept.push(...(await restoreBatch(ctx, importId, changed, records)));
    await clearImportMarks(
      ctx.db,
      importId,
      changed.map(({ partyId }) => partyId),
    );
    restored += changed.length;
    after = last;
  }
}

async function restoreBatch(
  ctx: ActionContext,
  importId: string,
  changed: readonly PartyRecord[],
  records: ReadonlyMap<string, PartyRecord>,
): Promise<RevertedImport['fieldsKept']> {
  const changes = await changesByParty(ctx, importId, [...records.keys()]);
  const tags = await listImportTags(ctx.db, importId, [...records.keys()]);
  const fieldsKept: RevertedImport['fieldsKept'] = [];
  const files = changed.map((record) => {
    const { facts, kept } = revertedFacts(record, changes.get(record.partyId) ?? []);
    if (kept.length > 0) fieldsKept.push({ partyId: record.partyId, fields: kept });
    return workingFile(record, facts, importId, tags.get(record.partyId) ?? []);
  });
  await deleteContactPoints(
    ctx.db,
    files.flatMap(({ gone }) => gone.contactPoints),
  );
  await deleteIdentities(
    ctx.db,
    files.flatMap(({ gone }) => gone.identities),
  );
  await deleteTags(
    ctx.db,
    files.flatMap(({ gone }) => gone.tags),
  );
  const differing = files.filter((file) => file.changes.length > 0);
  await saveWorkingFiles(ctx, differing, records, null, stampOf(ctx));
  return fieldsKept;
}

async function changesByParty(
  ctx: ActionContext,
  importId: string,
  partyIds: readonly string[],
): Promise<Map<string, FieldChange[]>> {
  const byParty = new Map<string, FieldChange[]>();
  for (const { partyId, changes } of await listImportChanges(ctx.db, importId, partyIds)) {
    byParty.set(partyId, [...(byParty.get(partyId) ?? []), ...changes]);
  }
  return byParty;
}

function workingFile(
  record: PartyRecord,
  facts: ReturnType<typeof revertedFacts>['facts'],
  importId: string,
  importedTags: readonly string[],
) {
  const { partyId } = record;
  const isImported = (one: { importId: string | null }) => one.importId === importId;
  const points = record.contactPoints.filter(isImported);
  const numbers = record.identities.filter(isImported);
  return {
    partyId,
    facts,
    contactPoints: record.contactPoints.filter((point) => !isImported(point)),
    identities: record.identities.filter((identity) => !isImported(identity)),
    tags: record.tags.filter((tag) => !importedTags.includes(tag)),
    added: { contactPoints: [], identities: [], tags: [] },
    changes: [
      ...fieldChanges(record, facts),
      ...(record.ownerId === facts.ownerId
        ? []
        : [{ field: 'ownerId', from: record.ownerId, to: facts.ownerId }]),
      ...points.map(({ kind, typed }) => ({ field: kind, from: typed, to: null })),
      ...numbers.map(({ kind, value }) => ({ field: kind, from: maskIdentity(kind, value), to: null })),
      ...importedTags.map((tag) => ({ field: 'tag', from: tag, to: null })),
    ],
    gone: {
      contactPoints: points.map(({ contactPointId }) => ({ partyId, contactPointId })),
      identities: numbers.map(({ kind, value }) => ({ kind, value, partyId })),
      tags: importedTags.map((tag) => ({ tag, partyId })),
    },
  };
}
