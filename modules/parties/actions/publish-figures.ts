import { copyRows, type Database } from '#platform';
import {
  applyFigure,
  applyFigures,
  createFigureStage,
  FIGURE_COLUMNS,
  type FigureName,
  type FigureValues,
} from '../data/figure-writes.ts';

/**
 * Writes figures of many parties for the lists: only the named ones change, so that each module publishes its own.
 * Streams by COPY; a million rows take seconds. Must run inside a transaction. Gives how many parties changed.
 */
export async function publishFigures<N extends FigureName>(
  tx: Database,
  names: readonly N[],
  rows: Iterable<{ partyId: string } & Pick<FigureValues, N>>,
): Promise<number> {
  const stage = await createFigureStage(tx);
  const columns = names.map((name) => FIGURE_COLUMNS[name]);
  await copyRows(tx, stage, ['party_id', ...columns], cellsOf(names, rows));
  return applyFigures(tx, stage, names);
}

function* cellsOf<N extends FigureName>(
  names: readonly N[],
  rows: Iterable<{ partyId: string } & Pick<FigureValues, N>>,
): Generator<(string | number | null)[]> {
  for (const row of rows) yield [row.partyId, ...names.map((name) => row[name])];
}

/** The same from a table or view the caller has filled, with `party_id` and the columns of the named figures. */
export async function publishFiguresFrom(
  tx: Database,
  table: string,
  names: readonly FigureName[],
): Promise<number> {
  return applyFigures(tx, table, names);
}

/** The same for one party, as something happens with them. */
export async function publishFigure<N extends FigureName>(
  tx: Database,
  partyId: string,
  name: N,
  value: FigureValues[N],
): Promise<void> {
  await applyFigure(tx, { partyId, name, value });
}
