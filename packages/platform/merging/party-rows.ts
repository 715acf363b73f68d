import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { MergeRule } from './merge-rule.ts';
import type { TableShape } from './table-keys.ts';

/** Two parties of which one goes up in the other. */
export interface Joining {
  survivorId: string;
  mergedId: string;
}

/** What a merge does with a table: how many rows go over, and how many are set aside because their key is taken. */
export interface TableCount {
  table: string;
  rule: MergeRule;
  moves: number;
  setAside: number;
  /** Rows the survivor holds already. */
  survivorHas: number;
}

/** Counts what a merge would do with a table, by the same conditions the merge itself uses. */
export async function countPartyRows(
  db: Database,
  shape: TableShape,
  rule: MergeRule,
  joining: Joining,
): Promise<TableCount> {
  const { rows } = await sql<{ moves: number; aside: number; survivorHas: number }>`
    select count(*) filter (where party_id = ${joining.mergedId}::uuid and not ${staysBehind(shape, rule, joining)})::int as moves,
      count(*) filter (where party_id = ${joining.mergedId}::uuid and ${staysBehind(shape, rule, joining)})::int as aside,
      count(*) filter (where party_id = ${joining.survivorId}::uuid)::int as "survivorHas"
    from ${sql.table(shape.table)}
    where party_id in (${joining.mergedId}::uuid, ${joining.survivorId}::uuid)`.execute(db);
  const { moves = 0, aside = 0, survivorHas = 0 } = rows[0] ?? {};
  return { table: shape.table, rule, moves, setAside: aside, survivorHas };
}

/** Which of the merged party's rows cannot go over: their key is taken, or the table is computed anew. */
export function staysBehind(shape: TableShape, rule: MergeRule, joining: Joining): RawBuilder<SqlBool> {
  const taken = shape.uniques.map((unique) => keyIsTaken(shape, unique, joining));
  if (rule === 'recompute' && shape.key.length > 0) return sql<SqlBool>`true`;
  return taken.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(taken, sql` or `)})`;
}

function keyIsTaken(
  shape: TableShape,
  unique: TableShape['uniques'][number],
  joining: Joining,
): RawBuilder<SqlBool> {
  const holds = unique.predicate === null ? sql`true` : sql.raw(`(${unique.predicate})`);
  const heldBySurvivor = sql`from ${sql.table(shape.table)} where party_id = ${joining.survivorId}::uuid and ${holds}`;
  // A table with one row a party: taken as soon as the survivor has one.
  if (unique.columns.length === 0) return sql<SqlBool>`(${holds} and exists (select 1 ${heldBySurvivor}))`;
  const key = keyOf(unique.columns);
  return sql<SqlBool>`(${holds} and (${key}) in (select ${key} ${heldBySurvivor}))`;
}

/** The key of a row as JSON, by which it is found again. */
export function keyJson(shape: TableShape): RawBuilder<unknown> {
  return sql`jsonb_build_array(${shape.key.length === 0 ? sql`` : keyOf(shape.key)})`;
}

/** What a row says apart from whose it is, in short, so that a later edit shows. */
export function rowDigest(row: string): RawBuilder<unknown> {
  return sql`md5((to_jsonb(${sql.ref(row)}) - 'party_id')::text)`;
}

/** The columns of a row with another party in the place of its own. */
export function columnsFor(shape: TableShape, partyId: string, row: string): RawBuilder<unknown> {
  return sql.join(
    shape.columns.map((column) =>
      column === 'party_id' ? sql`${partyId}::uuid` : sql.ref(`${row}.${column}`),
    ),
  );
}

export function columnNames(shape: TableShape): RawBuilder<unknown> {
  return sql.join(shape.columns.map((column) => sql.ref(column)));
}

function keyOf(columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(column)));
}
