import { sql } from 'kysely';
import type { Database } from '#platform';
import type { WordingKind, WordingTexts } from '../contract/index.ts';

export interface WordingRow {
  wordingId: string;
  kind: WordingKind;
  effectiveOn: string;
  texts: WordingTexts;
  note: string;
  writtenAt: string;
  writtenByName: string;
}

const COLUMNS = sql`wording_id as "wordingId", kind, effective_on as "effectiveOn", texts, note,
  written_at as "writtenAt", written_by_name as "writtenByName"`;

/** Every version, latest first. There are few: words change by the year. */
export async function listWordingRows(db: Database): Promise<WordingRow[]> {
  const { rows } = await sql<WordingRow>`
    select ${COLUMNS} from privacy.wording order by effective_on desc, kind`.execute(db);
  return rows;
}

/** Tells whether the day was free for a version of this kind. */
export async function insertWording(
  db: Database,
  row: WordingRow & { writtenById: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into privacy.wording (wording_id, kind, effective_on, texts, note, written_at, written_by, written_by_name)
    values (${row.wordingId}, ${row.kind}, ${row.effectiveOn}, ${JSON.stringify(row.texts)}::jsonb, ${row.note},
      ${row.writtenAt}, ${row.writtenById}, ${row.writtenByName})
    on conflict (kind, effective_on) do nothing returning 1`.execute(db);
  return rows.length === 1;
}

export async function deleteWording(db: Database, wordingId: string): Promise<void> {
  await sql`delete from privacy.wording where wording_id = ${wordingId}`.execute(db);
}
