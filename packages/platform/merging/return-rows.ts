import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { MergeRule } from './merge-rule.ts';
import type { Journal } from './move-rows.ts';
import { columnNames, columnsFor, type Joining, keyJson, rowDigest } from './party-rows.ts';
import { keepBroughtByOthers, type StayedRows } from './shared-rows.ts';
import type { TableShape } from './table-keys.ts';

/** A row an undo could not bring back as it was, and why. */
export interface ReturnConflict {
  table: string;
  /** `changed-since`: it goes back as it is now; `removed-since`: it stays gone; `key-taken`: somebody else holds its key now. */
  reason: 'changed-since' | 'removed-since' | 'key-taken';
  rowKey: unknown[];
}

/**
 * Brings the rows of a table back to where they were before a merge. Rows that came since stay with the survivor; rows
 * edited since go back as they are now and are listed. What a merge that stands has brought as well stays, by its row.
 */
export async function returnPartyRows(
  tx: Database,
  shape: TableShape,
  rule: MergeRule,
  joining: Joining,
  journal: Journal & { standing: readonly string[] },
): Promise<{ conflicts: ReturnConflict[]; stayed: StayedRows[] }> {
  const conflicts = await returnMoved(tx, shape, joining, journal);
  // Before the merged party has again what the survivor always had itself: that was brought by nobody.
  const stayed = rule === 'recompute' ? [] : await keepBroughtByOthers(tx, shape, joining, journal);
  if (rule === 'recompute') await restoreBefore(tx, shape, joining, journal);
  conflicts.push(...(await returnSetAside(tx, shape, joining, journal)));
  return { conflicts: conflicts.map((conflict) => ({ table: shape.table, ...conflict })), stayed };
}

type Conflict = Omit<ReturnConflict, 'table'>;

async function returnMoved(
  tx: Database,
  shape: TableShape,
  joining: Joining,
  journal: Journal,
): Promise<Conflict[]> {
  const { rows } = await sql<Conflict>`
    with moved as (
      select row_key, row_digest from ${sql.table(journal.table)}
      where party_id = ${joining.survivorId}::uuid and merge_id = ${journal.mergeId}::uuid
        and table_name = ${shape.table} and fate = 'moved'),
    gone as (
      delete from ${sql.table(shape.table)}
      where party_id = ${joining.survivorId}::uuid and ${keyJson(shape)} in (select row_key from moved) returning *),
    arrived as (
      insert into ${sql.table(shape.table)} (${columnNames(shape)})
      select ${columnsFor(shape, joining.mergedId, 'gone')} from gone returning 1),
    now as (select ${keyJson(shape)} as row_key, ${rowDigest('gone')} as row_digest from gone)
    select moved.row_key as "rowKey",
      case when now.row_key is null then 'removed-since' else 'changed-since' end as reason
    from moved left join now on now.row_key = moved.row_key
    where now.row_digest is distinct from moved.row_digest`.execute(tx);
  return rows;
}

/** What was computed stands as it did before the merge, until its module computes it anew. */
async function restoreBefore(
  tx: Database,
  shape: TableShape,
  joining: Joining,
  journal: Journal,
): Promise<void> {
  await sql`delete from ${sql.table(shape.table)} where party_id = ${joining.survivorId}::uuid`.execute(tx);
  await sql`
    insert into ${sql.table(shape.table)} (${columnNames(shape)})
    select ${columnsFor(shape, joining.survivorId, 'was')}
    from ${sql.table(journal.table)} j
    cross join lateral jsonb_populate_record(null::${sql.table(shape.table)}, j.row) as was
    where j.party_id = ${joining.survivorId}::uuid and j.merge_id = ${journal.mergeId}::uuid
      and j.table_name = ${shape.table} and j.fate = 'before'`.execute(tx);
}

async function returnSetAside(
  tx: Database,
  shape: TableShape,
  joining: Joining,
  journal: Journal,
): Promise<Conflict[]> {
  const { rows } = await sql<Conflict>`
    with aside as (
      select row_key, row from ${sql.table(journal.table)}
      where party_id = ${joining.survivorId}::uuid and merge_id = ${journal.mergeId}::uuid
        and table_name = ${shape.table} and fate in ('set-aside', 'left')),
    arrived as (
      insert into ${sql.table(shape.table)} (${columnNames(shape)})
      select ${columnsFor(shape, joining.mergedId, 'was')}
      from aside cross join lateral jsonb_populate_record(null::${sql.table(shape.table)}, aside.row) as was
      on conflict do nothing returning *)
    select row_key as "rowKey", 'key-taken' as reason from aside
    where row_key not in (select ${keyJson(shape)} from arrived)`.execute(tx);
  return rows;
}
