import type { ActionContext } from '#platform';
import { deleteIdentities } from '../data/belonging-writes.ts';
import type { PartyRecord } from '../data/party-record.ts';
import {
  insertChanges,
  insertContactPoints,
  insertIdentities,
  insertTags,
  rewriteParties,
  type Stamp,
} from '../data/party-writes.ts';
import type { WorkingFile } from '../domain/apply-row.ts';
import { derivedIdentities, deriveParty } from '../domain/derive-party.ts';
import type { IdentityKey } from '../domain/identity.ts';

type SavedFile = WorkingFile & { partyId: string };

/**
 * Writes many changed files in a few statements, with their edits as facts. Throws when somebody changed one of them
 * since it was read; the whole batch is then run again.
 */
export async function saveWorkingFiles(
  ctx: ActionContext,
  files: readonly SavedFile[],
  before: ReadonlyMap<string, PartyRecord>,
  importId: string | null,
  stamp: Stamp,
): Promise<void> {
  if (files.length === 0) return;
  const prepared = files.map((file) => withDerived(file, recordOf(before, file.partyId)));
  const written = await rewriteParties(
    ctx.db,
    prepared.map(({ file, record, derived }) => ({
      ...file.facts,
      partyId: file.partyId,
      version: record.version,
      archivedAt: record.archivedAt,
      ...derived,
    })),
    stamp,
  );
  if (written !== files.length) {
    throw new Error(
      `${files.length - written} of ${files.length} customers changed while the batch was read; run it again`,
    );
  }
  await deleteIdentities(
    ctx.db,
    prepared.flatMap(({ gone }) => gone),
  );
  await insertIdentities(
    ctx.db,
    prepared.flatMap(({ fresh }) => fresh.map((identity) => ({ ...identity, importId }))),
    stamp,
  );
  await insertAdded(ctx, files, importId, stamp);
  await insertChanges(
    ctx.db,
    files.map(({ partyId, changes }) => ({ partyId, changeId: ctx.newId(), changes, importId })),
    stamp,
  );
}

function recordOf(before: ReadonlyMap<string, PartyRecord>, partyId: string): PartyRecord {
  const record = before.get(partyId);
  if (!record) throw new Error('a changed file has no record from before');
  return record;
}

function withDerived(file: SavedFile, record: PartyRecord) {
  const { partyId } = file;
  const points = [...record.contactPoints, ...file.added.contactPoints].filter((point) =>
    file.contactPoints.some((kept) => kept.kind === point.kind && kept.value === point.value),
  );
  const { identities, ...derived } = deriveParty(file.facts, points, file.identities);
  const was = derivedIdentities(record, record, record.contactPoints);
  const own = (key: IdentityKey) => ({ kind: key.kind, value: key.value, partyId });
  return {
    file,
    record,
    derived,
    gone: was.filter((key) => !holds(identities, key)).map(own),
    fresh: [
      ...identities.filter((key) => !holds(was, key)).map((key) => ({ ...own(key), source: null })),
      ...file.added.identities.map((identity) => ({ ...identity, partyId })),
    ],
  };
}

function holds(keys: readonly IdentityKey[], { kind, value }: IdentityKey): boolean {
  return keys.some((key) => key.kind === kind && key.value === value);
}

async function insertAdded(
  ctx: ActionContext,
  files: readonly SavedFile[],
  importId: string | null,
  stamp: Stamp,
): Promise<void> {
  const points = files.flatMap(({ partyId, added }) =>
    added.contactPoints.map(({ preferred, ...point }) => ({
      ...point,
      partyId,
      contactPointId: ctx.newId(),
      preferredAt: preferred ? stamp.at : null,
      confirmedAt: null,
      importId,
    })),
  );
  await insertContactPoints(ctx.db, points, stamp);
  const tags = files.flatMap(({ partyId, added }) => added.tags.map((tag) => ({ partyId, tag, importId })));
  await insertTags(ctx.db, tags, stamp);
}
