import {
  type ActionContext,
  countPartyRows,
  findTablesWithRows,
  type Joining,
  type MergeRule,
  movePartyRows,
  type PartyTable,
  planBySets,
  type ReturnConflict,
  readTableShapes,
  returnPartyRows,
  type StayedRows,
  type TableCount,
  type TableShape,
} from '#platform';
import { listTablesOfMerge } from '../data/merge-queries.ts';

/** Where merges are written down. */
const JOURNAL = 'parties.merge_row';

interface Ruled extends PartyTable {
  shape: TableShape;
}

/** The tables a merge has a rule for, of those wanted. */
async function ruledTables(ctx: ActionContext, wanted: ReadonlySet<string>): Promise<Ruled[]> {
  const tables = ctx.partyTables.filter(({ rule, table }) => rule !== 'stay' && wanted.has(table));
  const shapes = await readTableShapes(
    ctx.db,
    tables.map(({ table }) => table),
  );
  return tables.flatMap((table, place) => {
    const shape = shapes[place];
    return shape ? [{ ...table, shape }] : [];
  });
}

/** Tables that hold something of a party, of all there are a rule for or of those with one rule. */
function tablesHolding(ctx: ActionContext, partyId: string, only?: MergeRule): Promise<Set<string>> {
  const asked = ctx.partyTables.filter(({ rule }) => (only ? rule === only : rule !== 'stay'));
  return findTablesWithRows(
    ctx.db,
    asked.map(({ table }) => table),
    partyId,
  );
}

/** What a merge would do with each table of each module, those it would touch only. */
export async function countMergeRows(ctx: ActionContext, joining: Joining): Promise<TableCount[]> {
  const counts: TableCount[] = [];
  for (const { shape, rule } of await ruledTables(ctx, await tablesHolding(ctx, joining.mergedId))) {
    counts.push(await countPartyRows(ctx.db, shape, rule, joining));
  }
  return counts.filter(({ moves, setAside }) => moves + setAside > 0);
}

/** Moves all that any module holds of the merged party to the survivor. */
export async function moveMergeRows(
  ctx: ActionContext,
  joining: Joining,
  mergeId: string,
  leave: readonly string[],
): Promise<{ moved: number; setAside: number }> {
  const total = { moved: 0, setAside: 0 };
  const held = await tablesHolding(ctx, joining.mergedId);
  const computed = await tablesHolding(ctx, joining.survivorId, 'recompute');
  // The journal of earlier merges goes over before this merge writes into it.
  const tables = journalFirst(await ruledTables(ctx, new Set([...held, ...computed])));
  return planBySets(ctx.db, async () => {
    for (const { shape, rule, table } of tables) {
      const options = { leaveAll: leave.includes(table) };
      const done = await movePartyRows(ctx.db, shape, rule, joining, { table: JOURNAL, mergeId }, options);
      total.moved += done.moved;
      total.setAside += done.setAside;
    }
    return total;
  });
}

/** Brings back to the merged party what a merge moved; what merges that stand brought as well stays. */
export async function returnMergeRows(
  ctx: ActionContext,
  joining: Joining,
  { mergeId, standing }: { mergeId: string; standing: readonly string[] },
): Promise<{ conflicts: ReturnConflict[]; stayed: StayedRows[] }> {
  const conflicts: ReturnConflict[] = [];
  const stayed: StayedRows[] = [];
  const touched = await listTablesOfMerge(ctx.db, { survivorId: joining.survivorId, mergeId });
  const computed = await tablesHolding(ctx, joining.survivorId, 'recompute');
  const tables = await ruledTables(ctx, new Set([...touched, ...computed]));
  const journal = { table: JOURNAL, mergeId, standing };
  return planBySets(ctx.db, async () => {
    for (const { shape, rule } of tables) {
      const found = await returnPartyRows(ctx.db, shape, rule, joining, journal);
      stayed.push(...found.stayed);
      // What is computed is computed anew, so that its changes are nobody's edits.
      if (rule !== 'recompute') conflicts.push(...found.conflicts);
    }
    return { conflicts, stayed };
  });
}

function journalFirst(tables: readonly Ruled[]): Ruled[] {
  return [...tables].sort((a, b) => Number(b.table === JOURNAL) - Number(a.table === JOURNAL));
}
