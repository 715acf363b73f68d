import type { PartySummary } from '#modules/parties/contract';
import { type BoardField, NO_VALUE } from './views/list-layout.ts';

export interface PrintGroup {
  /** Nothing for those who stand in no column of the board. */
  readonly key: string | undefined;
  readonly rows: readonly PartySummary[];
}

/** Rows under the columns of a board, in its order; who stands in none comes last, so that no row of the list is missing on paper. */
export function printGroups(
  rows: readonly PartySummary[],
  by: BoardField,
  keys: readonly string[],
): PrintGroup[] {
  const known = new Set(keys);
  const groups: PrintGroup[] = keys.map((key) => ({
    key,
    rows: rows.filter((row) => statesOf(row, by).includes(key)),
  }));
  const rest = rows.filter((row) => !statesOf(row, by).some((state) => known.has(state)));
  return [...groups, { key: undefined, rows: rest }].filter((group) => group.rows.length > 0);
}

/** A customer has one owner, branch and rhythm, and any number of tags. */
function statesOf(row: PartySummary, by: BoardField): readonly string[] {
  if (by === 'tag') return row.tags;
  if (by === 'drift') return row.figures.drift === null ? [] : [row.figures.drift];
  return [row[by] ?? NO_VALUE];
}
