import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { Aged } from './personal-data.ts';

/** What a retention schedule would delete, or has deleted. */
export interface AgedRows {
  rows: number;
  /** Oldest and newest instant or day among them; null when there are none. */
  oldest: string | null;
  newest: string | null;
}

/** Counts the rows of a table that are older than a day, those of parties on hold left out. */
export async function countAged(
  db: Database,
  aged: Aged,
  beforeOn: string,
  heldPartyIds: readonly string[],
): Promise<AgedRows> {
  const { rows } = await sql<AgedRows>`
    select count(*) as rows, min(${sql.ref(aged.column)})::text as oldest, max(${sql.ref(aged.column)})::text as newest
    from ${sql.table(aged.table)} where ${old(aged, beforeOn, heldPartyIds)}`.execute(db);
  return rows[0] ?? { rows: 0, oldest: null, newest: null };
}

/** Deletes them, in the caller's transaction; nothing is read that is not deleted. */
export async function deleteAged(
  tx: Database,
  aged: Aged,
  beforeOn: string,
  heldPartyIds: readonly string[],
): Promise<AgedRows> {
  const { rows } = await sql<AgedRows>`
    with gone as (
      delete from ${sql.table(aged.table)} where ${old(aged, beforeOn, heldPartyIds)}
      returning ${sql.ref(aged.column)} as at
    )
    select count(*) as rows, min(at)::text as oldest, max(at)::text as newest from gone`.execute(tx);
  return rows[0] ?? { rows: 0, oldest: null, newest: null };
}

const old = (aged: Aged, beforeOn: string, held: readonly string[]) =>
  sql`${sql.ref(aged.column)} < ${beforeOn}::date and party_id <> all(${[...held]}::uuid[])`;
