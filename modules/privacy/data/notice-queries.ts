import type { Insertable, Selectable } from 'kysely';
import type { Database } from '#platform';
import type { PrivacyTables } from './tables.ts';

type NoticeShownTable = PrivacyTables['privacy.notice_shown'];
export type NoticeShownRow = Selectable<NoticeShownTable>;

const tables = (db: Database) => db.withTables<PrivacyTables>();

export async function insertNoticeShown(db: Database, row: Insertable<NoticeShownTable>): Promise<void> {
  await tables(db).insertInto('privacy.notice_shown').values(row).execute();
}

/** Latest first. */
export async function listNoticesShown(db: Database, partyId: string): Promise<NoticeShownRow[]> {
  return tables(db)
    .selectFrom('privacy.notice_shown')
    .selectAll()
    .where('party_id', '=', partyId)
    .orderBy('shown_at', 'desc')
    .orderBy('shown_id', 'desc')
    .execute();
}
