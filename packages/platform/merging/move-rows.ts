import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { MergeRule } from './merge-rule.ts';
import { columnNames, columnsFor, type Joining, keyJson, rowDigest, staysBehind } from './party-rows.ts';
import type { TableShape } from './table-keys.ts';

/** Where a merge writes down what it did, so that it can be taken back. Columns as in `parties.merge_row`. */
export interface Journal {
  table: string;
  mergeId: string;
}

/**
 * What a merge did with a row: moved it, set it aside because the survivor has its like, left it out as it was told to, or
 * kept how it was before it is computed anew.
 */
export type RowFate = 'moved' | 'set-aside' | 'left' | 'before';

/**
 * Moves what a table holds of the merged party to the survivor: a row leaves under one key and arrives under another,
 * because the party is what tables are distributed by. Every row is written down in the journal.
 */
export async function movePartyRows(
  tx: Database,
  shape: TableShape,
  rule: MergeRule,
  joining: Joining,
  journal: Journal,
  options: { leaveAll: boolean } = { leaveAll: false },
): Promise<{ moved: number; setAside: number }> {
  if (rule === 'stay') return { moved: 0, setAside: 0 };
  const setAside = await setRowsAside(tx, shape, rule, joining, journal, options.leaveAll);
  if (rule === 'recompute') await keepBefore(tx, shape, joining, journal);
  const moved = await moveRows(tx, shape, joining, journal);
  return { moved, setAside };
}

async function setRowsAside(
  tx: Database,
  shape: TableShape,
  rule: MergeRule,
  joining: Joining,
  journal: Journal,
  leaveAll: boolean,
): Promise<number> {
  const isLeft = leaveAll && rule === 'ask';
  const stays = isLeft ? sql`true` : staysBehind(shape, rule, joining);
  const fate: RowFate = isLeft ? 'left' : 'set-aside';
  const result = await sql`
    with gone as (
      delete from ${sql.table(shape.table)} where party_id = ${joining.mergedId}::uuid and ${stays} returning *)
    insert into ${sql.table(journal.table)} (party_id, merge_id, table_name, fate, row_key, row_digest, row)
    select ${joining.survivorId}::uuid, ${journal.mergeId}::uuid, ${shape.table}, ${fate}, ${keyJson(shape)},
      ${rowDigest('gone')}, to_jsonb(gone) from gone
    on conflict do nothing`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

async function keepBefore(
  tx: Database,
  shape: TableShape,
  joining: Joining,
  journal: Journal,
): Promise<void> {
  await sql`
    insert into ${sql.table(journal.table)} (party_id, merge_id, table_name, fate, row_key, row_digest, row)
    select party_id, ${journal.mergeId}::uuid, ${shape.table}, 'before', ${keyJson(shape)}, ${rowDigest('t')}, to_jsonb(t)
    from ${sql.table(shape.table)} t where party_id = ${joining.survivorId}::uuid
    on conflict do nothing`.execute(tx);
}

async function moveRows(
  tx: Database,
  shape: TableShape,
  joining: Joining,
  journal: Journal,
): Promise<number> {
  const result = await sql`
    with gone as (
      delete from ${sql.table(shape.table)} where party_id = ${joining.mergedId}::uuid returning *),
    arrived as (
      insert into ${sql.table(shape.table)} (${columnNames(shape)})
      select ${columnsFor(shape, joining.survivorId, 'gone')} from gone returning 1)
    insert into ${sql.table(journal.table)} (party_id, merge_id, table_name, fate, row_key, row_digest)
    select ${joining.survivorId}::uuid, ${journal.mergeId}::uuid, ${shape.table}, 'moved', ${keyJson(shape)},
      ${rowDigest('gone')} from gone
    on conflict do nothing`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}
