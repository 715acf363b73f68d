import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { Journal } from './move-rows.ts';
import { columnNames, columnsFor, type Joining, keyJson } from './party-rows.ts';
import type { TableShape } from './table-keys.ts';

/** How many rows of another merge took the place of those an undone merge took along. */
export interface StayedRows {
  mergeId: string;
  rows: number;
}

/**
 * Two merges may bring the same: the first moves its row, the second sets its like aside. Where the first is undone and
 * its row has just gone back, that of the earliest merge that stands comes out, and goes when that one is undone.
 */
export async function keepBroughtByOthers(
  tx: Database,
  shape: TableShape,
  joining: Joining,
  journal: Pick<Journal, 'table'> & { standing: readonly string[] },
): Promise<StayedRows[]> {
  if (journal.standing.length === 0 || shape.uniques.length === 0) return [];
  const { rows } = await sql<StayedRows>`
    with aside as (
      select distinct on (row_key) merge_id, row_key, row from ${sql.table(journal.table)}
      where party_id = ${joining.survivorId}::uuid and merge_id = any(${[...journal.standing]}::uuid[])
        and table_name = ${shape.table} and fate = 'set-aside'
      order by row_key, merge_id),
    shared as (
      select was.* from aside cross join lateral (
        select was.* from jsonb_populate_record(null::${sql.table(shape.table)}, aside.row) as was
        where ${hasJustGoneBack(shape, joining)}) as was
      order by aside.merge_id),
    arrived as (
      insert into ${sql.table(shape.table)} (${columnNames(shape)})
      select ${columnsFor(shape, joining.survivorId, 'shared')} from shared
      on conflict do nothing returning ${keyJson(shape)} as row_key),
    told as (
      update ${sql.table(journal.table)} j set fate = 'moved', row = null
      from aside join arrived on arrived.row_key = aside.row_key
      where j.party_id = ${joining.survivorId}::uuid and j.merge_id = aside.merge_id
        and j.table_name = ${shape.table} and j.fate = 'set-aside' and j.row_key = aside.row_key
      returning j.merge_id)
    select merge_id as "mergeId", count(*)::int as rows from told group by merge_id`.execute(tx);
  return rows;
}

/** Whether the merged party holds the like of a row by now. */
function hasJustGoneBack(shape: TableShape, joining: Joining): RawBuilder<SqlBool> {
  const likes = shape.uniques.map(({ columns, predicate }) => {
    const holds = predicate === null ? sql`true` : sql.raw(`(${predicate})`);
    const back = sql`from ${sql.table(shape.table)} where party_id = ${joining.mergedId}::uuid and ${holds}`;
    if (columns.length === 0) return sql<SqlBool>`(${holds} and exists (select 1 ${back}))`;
    const key = sql.join(columns.map((column) => sql.ref(column)));
    return sql<SqlBool>`(${holds} and (${key}) in (select ${key} ${back}))`;
  });
  return sql<SqlBool>`(${sql.join(likes, sql` or `)})`;
}
