import { CliFault } from './cli-fault.ts';
import type { ColumnNames } from './column-names.ts';
import { readNumberColumns } from './number-columns.ts';
import { limited } from './read-csv.ts';

/** Customers still under contract: one list a cohort, at the start and after each renewal. */
export interface CohortsFile {
  names: string[];
  survivors: number[][];
}

/** Columns cohort (one cohort without it), period (0, 1, 2 … within a cohort) and survivors. */
export function readCohorts(
  file: string,
  names: ColumnNames<'cohort' | 'period' | 'survivors'> = {},
): CohortsFile {
  const period = names.period ?? 'period';
  const survivorsName = names.survivors ?? 'survivors';
  const table = readNumberColumns(
    file,
    [
      { name: period, aliases: names.period ? [] : ['renewal', 'year'], kind: 'whole number ≥ 0' },
      { name: survivorsName, aliases: names.survivors ? [] : ['customers'], kind: 'number ≥ 0' },
    ],
    [names.cohort ?? 'cohort'],
  );
  const periods = table.column(period) ?? new Float64Array();
  const survivors = table.column(survivorsName) ?? new Float64Array();
  const hasCohorts = table.labelled;
  const byCohort = new Map<string, number[]>();
  const faults: string[] = [];
  for (let row = 0; row < table.rows; row += 1) {
    const cohort = hasCohorts ? table.labelOf(row) : '';
    const list = byCohort.get(cohort) ?? [];
    byCohort.set(cohort, list);
    const [at = 0, count = 0] = [periods[row], survivors[row]];
    const place = `${file}:${table.lineOf(row)}: column`;
    const before = list.at(-1) ?? Infinity;
    if (at !== list.length) faults.push(`${place} ${period}: "${at}" is not ${list.length}, the next one`);
    if (count > before)
      faults.push(`${place} ${survivorsName}: "${count}" exceeds ${before} of the period before`);
    list.push(count);
  }
  if (faults.length > 0) throw new CliFault(limited(faults));
  return { names: [...byCohort.keys()], survivors: [...byCohort.values()] };
}
