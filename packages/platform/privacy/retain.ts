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

/** What a retention schedule has deleted, the rows that belonged to it counted by table. */
export interface DeletedRows extends AgedRows {
  belonging: { table: string; rows: number }[];
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

/** Deletes them with what belongs to them, in the caller's transaction; nothing is read that is not deleted. */
export async function deleteAged(
  tx: Database,
  aged: Aged,
  beforeOn: string,
  heldPartyIds: readonly string[],
): Promise<DeletedRows> {
  const belonging: DeletedRows['belonging'] = [];
  for (const { table, key } of aged.belonging ?? []) {
    const same = key.map(
      (column) => sql`${sql.ref(`own.${column}`)} = ${sql.ref(`${aged.table}.${column}`)}`,
    );
    const { rows } = await sql<{ rows: number }>`
      with gone as (
        delete from ${sql.table(table)} own using ${sql.table(aged.table)}
        where ${sql.join(same, sql` and `)} and ${old(aged, beforeOn, heldPartyIds)}
        returning 1
      )
      select count(*) as rows from gone`.execute(tx);
    belonging.push({ table, rows: rows[0]?.rows ?? 0 });
  }
  const { rows } = await sql<AgedRows>`
    with gone as (
      delete from ${sql.table(aged.table)} where ${old(aged, beforeOn, heldPartyIds)}
      returning ${sql.ref(aged.column)} as at
    )
    select count(*) as rows, min(at)::text as oldest, max(at)::text as newest from gone`.execute(tx);
  return { ...(rows[0] ?? { rows: 0, oldest: null, newest: null }), belonging };
}

/** Columns carry the name of their table: what belongs to it may have columns of the same names. */
const old = ({ table, column }: Aged, beforeOn: string, held: readonly string[]) =>
  sql`${sql.ref(`${table}.${column}`)} < ${beforeOn}::date
    and ${sql.ref(`${table}.party_id`)} <> all(${[...held]}::uuid[])`;
