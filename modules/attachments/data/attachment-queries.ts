import { sql } from 'kysely';
import type { Database, TimelineQuery } from '#platform';
import type { MediaType } from '../contract/index.ts';

export interface AttachmentRow {
  partyId: string;
  attachmentId: string;
  fileName: string;
  mediaType: MediaType;
  fileBytes: number;
  sha256: string;
  addedAt: string;
  addedByName: string;
  scannedAt: string | null;
  removedAt: string | null;
  removedByName: string | null;
}

const COLUMNS = sql`
  party_id as "partyId", attachment_id as "attachmentId", file_name as "fileName", media_type as "mediaType",
  file_bytes as "fileBytes", sha256, added_at as "addedAt", added_by_name as "addedByName",
  scanned_at as "scannedAt", removed_at as "removedAt", removed_by_name as "removedByName"`;

/** Notes a file that is kept. */
export async function insertAttachment(
  tx: Database,
  row: Omit<AttachmentRow, 'removedAt' | 'removedByName'> & { addedById: string },
): Promise<void> {
  await sql`
    insert into attachments.attachment (party_id, attachment_id, file_name, media_type, file_bytes, sha256, added_at,
      added_by_id, added_by_name, scanned_at)
    values (${row.partyId}, ${row.attachmentId}, ${row.fileName}, ${row.mediaType}, ${row.fileBytes}, ${row.sha256},
      ${row.addedAt}, ${row.addedById}, ${row.addedByName}, ${row.scannedAt})`.execute(tx);
}

/** One file; with `lock` its row is held. */
export async function findAttachment(
  db: Database,
  partyId: string,
  attachmentId: string,
  options: { lock?: boolean } = {},
): Promise<AttachmentRow | undefined> {
  const { rows } = await sql<AttachmentRow>`
    select ${COLUMNS} from attachments.attachment
    where party_id = ${partyId} and attachment_id = ${attachmentId}
    ${options.lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

/** A file of the same contents that the customer has already. */
export async function findSameContents(
  db: Database,
  partyId: string,
  sha256: string,
): Promise<AttachmentRow | undefined> {
  const { rows } = await sql<AttachmentRow>`
    select ${COLUMNS} from attachments.attachment
    where party_id = ${partyId} and sha256 = ${sha256} and removed_at is null limit 1`.execute(db);
  return rows[0];
}

/** Files of a customer, latest first; keys are made in the order of time. */
export async function listAttachmentRows(
  db: Database,
  partyId: string,
  page: { removed: 'without' | 'only'; before: string | null; limit: number },
): Promise<AttachmentRow[]> {
  const { rows } = await sql<AttachmentRow>`
    select ${COLUMNS} from attachments.attachment
    where party_id = ${partyId} and ${page.removed === 'only' ? sql`removed_at is not null` : sql`removed_at is null`}
      ${page.before === null ? sql`` : sql`and attachment_id < ${page.before}::uuid`}
    order by attachment_id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** How many files a customer has. */
export async function countAttachmentRows(db: Database, partyId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from attachments.attachment
    where party_id = ${partyId} and removed_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Takes a file out, or brings it back when `by` is null. */
export async function markRemoved(
  tx: Database,
  { partyId, attachmentId }: { partyId: string; attachmentId: string },
  by: { at: Date; id: string; name: string } | null,
): Promise<void> {
  await sql`
    update attachments.attachment
    set removed_at = ${by?.at ?? null}, removed_by_id = ${by?.id ?? null}, removed_by_name = ${by?.name ?? null}
    where party_id = ${partyId} and attachment_id = ${attachmentId}`.execute(tx);
}

/** Those of given keys that belong to a file somebody has. */
export async function knownAttachmentIds(db: Database, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select attachment_id as id from attachments.attachment where attachment_id = any(${ids}::uuid[])`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

export interface AttachmentFact {
  kind: 'added' | 'removed';
  attachmentId: string;
  entryId: string;
  at: string;
  byName: string;
  fileName: string;
}

/** When files were added and taken out, newest first. */
export async function listAttachmentFacts(
  db: Database,
  { partyId, before, limit }: TimelineQuery,
): Promise<AttachmentFact[]> {
  const { rows } = await sql<AttachmentFact>`
    select * from (
      select 'added' as kind, attachment_id as "attachmentId", attachment_id::text as "entryId", added_at as at,
        added_by_name as "byName", file_name as "fileName"
      from attachments.attachment where party_id = ${partyId}
      union all
      select 'removed', attachment_id, attachment_id::text || '.removed', removed_at, removed_by_name, file_name
      from attachments.attachment where party_id = ${partyId} and removed_at is not null
    ) fact
    where ${before ? sql`(at, "entryId") < (${before.occurredAt}::timestamptz, ${before.entryId})` : sql`true`}
    order by at desc, "entryId" desc limit ${limit}`.execute(db);
  return rows;
}
