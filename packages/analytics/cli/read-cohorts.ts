import { CliFault } from './cli-fault.ts';
import { readNumberColumns } from './number-columns.ts';
import { limited } from './read-csv.ts';

/** Customers still under contract: one list a cohort, at the start and after each renewal. */
export interface CohortsFile {
  names: string[];
  survivors: number[][];
}

/** Columns cohort (one cohort without it), period (0, 1, 2 … within a cohort) and survivors. */
export function readCohorts(file: string): CohortsFile {
  const table = readNumberColumns(
    file,
    [
      { name: 'period', aliases: ['renewal', 'year'], kind: 'whole number ≥ 0' },
      { name: 'survivors', aliases: ['customers'], kind: 'number ≥ 0' },
    ],
    ['cohort'],
  );
  const periods = table.column('period') ?? new Float64Array();
  const survivors = table.column('survivors') ?? new Float64Array();
  const hasCohorts = table.labelled;
  const byCohort = new Map<string, number[]>();
  const faults: string[] = [];
  for (let row = 0; row < table.rows; row += 1) {
    const cohort = hasCohorts ? table.labelOf(row) : '';
    const list = byCohort.get(cohort) ?? [];
    byCohort.set(cohort, list);
    const [period = 0, count = 0] = [periods[row], survivors[row]];
    const place = `${file}:${table.lineOf(row)}: column`;
    const before = list.at(-1) ?? Infinity;
    if (period !== list.length)
      faults.push(`${place} period: "${period}" is not ${list.length}, the next one`);
    if (count > before) faults.push(`${place} survivors: "${count}" exceeds ${before} of the period before`);
    list.push(count);
  }
  if (faults.length > 0) throw new CliFault(limited(faults));
  return { names: [...byCohort.keys()], survivors: [...byCohort.values()] };
}
