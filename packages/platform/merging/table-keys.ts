import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';

/** How the rows of a table are told apart within one party, as the database itself says it. */
export interface TableShape {
  table: string;
  /** Columns that can be written. */
  columns: string[];
  /** The primary key without `party_id`; empty for tables with one row a party. */
  key: string[];
  /** Every unique key, without `party_id`, and the rows it holds for. */
  uniques: { columns: string[]; predicate: string | null }[];
}

/** Reads the shapes of tables; a table without a primary key cannot be merged and is a mistake of ours. */
export async function readTableShapes(db: Database, tables: readonly string[]): Promise<TableShape[]> {
  const { rows } = await sql<{
    table: string;
    columns: string[];
    uniques: { columns: string[]; predicate: string | null; primary: boolean }[];
  }>`
    select t.name as "table",
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
       where a.attrelid = t.name::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select json_agg(json_build_object(
          'columns', (select json_agg(a.attname order by k.place)
                      from unnest(i.indkey) with ordinality as k (attnum, place)
                      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum),
          'predicate', pg_get_expr(i.indpred, i.indrelid), 'primary', i.indisprimary))
       from pg_index i where i.indrelid = t.name::regclass and i.indisunique) as uniques
    from unnest(${[...tables]}::text[]) with ordinality as t (name, place) order by t.place`.execute(db);
  return rows.map(({ table, columns, uniques }) => {
    const primary = uniques?.find((one) => one.primary);
    if (!primary) throw new Error(`${table} holds something of parties and has no primary key`);
    return {
      table,
      columns,
      key: withoutParty(primary.columns),
      // A key without the party is held by one party at a time, so moving a row cannot meet it.
      uniques: uniques
        .filter((one) => one.columns.includes('party_id'))
        .map((one) => ({ columns: withoutParty(one.columns), predicate: one.predicate })),
    };
  });
}

function withoutParty(columns: readonly string[]): string[] {
  return columns.filter((column) => column !== 'party_id');
}
