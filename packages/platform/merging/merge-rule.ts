/**
 * What becomes of the rows a table holds of a party that turns out to be another one:
 * - `move`: they go to the survivor. One whose key the survivor has taken is set aside and comes back with an undo;
 * - `ask`: as `move`, but whoever merges may have them set aside instead;
 * - `recompute`: worked out from the rest. The survivor's stays until its module computes it anew; the other is set aside;
 * - `stay`: they speak of the old id itself and stay with it.
 */
export type MergeRule = 'move' | 'ask' | 'recompute' | 'stay';

/** A table that holds something of parties, and what a merge does with its rows. */
export interface PartyTable {
  table: string;
  rule: MergeRule;
}

/** The tables of all modules that hold something of parties, in the order of the modules. */
export function partyTablesOf(
  modules: readonly { mergeParties?: Readonly<Record<string, MergeRule>> }[],
): PartyTable[] {
  return modules.flatMap(({ mergeParties = {} }) =>
    Object.entries(mergeParties).map(([table, rule]) => ({ table, rule })),
  );
}
