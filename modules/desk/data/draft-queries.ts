import { sql } from 'kysely';
import type { Database } from '#platform';
import type { Draft } from '../contract/index.ts';

const COLUMNS = sql`
  draft_key as "draftKey", body as text, path, title, party_id as "partyId", updated_at as "updatedAt"`;

/** Drafts of one person, latest first. */
export async function listDraftRows(db: Database, staffId: string): Promise<Draft[]> {
  const { rows } = await sql<Draft>`
    select ${COLUMNS} from desk.draft where staff_id = ${staffId} order by updated_at desc, draft_key`.execute(
    db,
  );
  return rows;
}

/** How many drafts one person has, besides a given one. */
export async function countOtherDrafts(db: Database, staffId: string, draftKey: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from desk.draft where staff_id = ${staffId} and draft_key <> ${draftKey}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Keeps a draft in place of the former one. */
export async function putDraft(
  tx: Database,
  staffId: string,
  draft: Omit<Draft, 'updatedAt'>,
  at: Date,
): Promise<Draft> {
  const { rows } = await sql<Draft>`
    insert into desk.draft (staff_id, draft_key, party_id, body, path, title, updated_at)
    values (${staffId}, ${draft.draftKey}, ${draft.partyId}, ${draft.text}, ${draft.path}, ${draft.title}, ${at})
    on conflict (staff_id, draft_key) do update set party_id = excluded.party_id, body = excluded.body,
      path = excluded.path, title = excluded.title, updated_at = excluded.updated_at
    returning ${COLUMNS}`.execute(tx);
  return rows[0] ?? { ...draft, updatedAt: at.toISOString() };
}

/** Drops a draft; one that is not there is no fault. */
export async function deleteDraft(tx: Database, staffId: string, draftKey: string): Promise<void> {
  await sql`delete from desk.draft where staff_id = ${staffId} and draft_key = ${draftKey}`.execute(tx);
}

/** Drops what nobody went on writing since. */
export async function deleteDraftsBefore(db: Database, before: Date): Promise<void> {
  await sql`delete from desk.draft where updated_at < ${before}`.execute(db);
}
