import type { PurchaseHistories } from '../src/index.ts';
import type { ColumnNames } from './column-names.ts';
import { type NumberColumn, type NumberTable, parseNumberColumns } from './number-columns.ts';
import { readBytes } from './read-csv.ts';

/** Customers on the customer clock, as `summarize` writes them. */
export interface SummaryFile {
  rows: number;
  histories: PurchaseHistories;
  /** `undefined` where the file has no such column. */
  meanRepeatValue: Float64Array | undefined;
  holdoutPurchases: Int32Array | undefined;
  /** Sum over customers of ln(weeks between purchases). */
  totalLogIntervals: number | undefined;
  customerOf(row: number): string;
}

/** Columns of a summary, in the order they are written; `tx` and `T` in the unit of time the fit is to have. */
export const SUMMARY_ROLES = [
  'customer',
  'x',
  'tx',
  'T',
  'mean_value',
  'holdout_x',
  'log_intervals',
  'weight',
] as const;
export type SummaryRole = (typeof SUMMARY_ROLES)[number];

const CUSTOMER_NAMES = ['customer', 'customer_id', 'id'];
const KNOWN: Record<Exclude<SummaryRole, 'customer'>, NumberColumn> = {
  x: { name: 'x', aliases: ['frequency', 'repeat_purchases'], kind: 'whole number ≥ 0' },
  tx: { name: 'tx', aliases: ['t_x', 'recency', 'recency_weeks'], kind: 'number ≥ 0' },
  T: { name: 'T', aliases: ['age', 'age_weeks'], kind: 'number ≥ 0' },
  mean_value: {
    name: 'mean_value',
    aliases: ['zbar', 'monetary_value', 'mean_repeat_value'],
    kind: 'number',
    optional: true,
  },
  holdout_x: {
    name: 'holdout_x',
    aliases: ['holdout_purchases'],
    kind: 'whole number ≥ 0',
    optional: true,
  },
  log_intervals: { name: 'log_intervals', aliases: ['litt'], kind: 'number', optional: true },
  weight: { name: 'weight', kind: 'whole number ≥ 0', optional: true },
};

/** What to read of a summary beside purchases, recency and age. */
export interface SummaryWishes {
  meanValue?: boolean;
  holdout?: boolean;
  logIntervals?: boolean;
  /** Lines that stand for many customers are repeated. */
  weight?: boolean;
  /** What the columns are called, where not as `summarize` calls them; a column so named must be there. */
  names?: ColumnNames<SummaryRole>;
}

export function readSummary(file: string, wishes: SummaryWishes = {}): SummaryFile {
  return parseSummary(file, readBytes(file), wishes);
}

/** As `readSummary`, of bytes in memory. */
export function parseSummary(file: string, bytes: Uint8Array, wishes: SummaryWishes): SummaryFile {
  const { names = {} } = wishes;
  const wanted: (keyof typeof KNOWN)[] = ['x', 'tx', 'T'];
  if (wishes.meanValue) wanted.push('mean_value');
  if (wishes.holdout) wanted.push('holdout_x');
  if (wishes.logIntervals) wanted.push('log_intervals');
  if (wishes.weight) wanted.push('weight');
  const columns = wanted.map((role): NumberColumn => {
    const name = names[role];
    return name === undefined ? KNOWN[role] : { name, kind: KNOWN[role].kind };
  });
  const labels = names.customer === undefined ? CUSTOMER_NAMES : [names.customer];
  const table = parseNumberColumns(file, bytes, columns, labels, (read) => impossibleHistories(read, names));
  const read = (role: keyof typeof KNOWN): Float64Array | undefined =>
    wanted.includes(role) ? table.column(names[role] ?? role) : undefined;
  const x = read('x') ?? new Float64Array();
  const recency = read('tx') ?? new Float64Array();
  const age = read('T') ?? new Float64Array();
  const times = read('weight');
  const column = (role: keyof typeof KNOWN): Float64Array | undefined => repeated(read(role), times);
  return {
    rows: table.rows,
    histories: {
      repeatPurchases: Int32Array.from(repeated(x, times) ?? []),
      ...inDays(repeated(recency, times) ?? recency, repeated(age, times) ?? age),
    },
    meanRepeatValue: column('mean_value'),
    holdoutPurchases: toWhole(column('holdout_x')),
    totalLogIntervals: column('log_intervals')?.reduce((sum, value) => sum + value, 0),
    customerOf: table.labelOf,
  };
}

/** Each value as often as its line counts; the column itself without counts. */
function repeated(
  values: Float64Array | undefined,
  times: Float64Array | undefined,
): Float64Array | undefined {
  if (!values || !times) return values;
  const longer = new Float64Array(times.reduce((sum, count) => sum + count, 0));
  let at = 0;
  times.forEach((count, i) => {
    longer.fill(values[i] ?? 0, at, at + count);
    at += count;
  });
  return longer;
}

const toWhole = (values: Float64Array | undefined): Int32Array | undefined =>
  values && Int32Array.from(values);

/** Weeks to days: whole days where all of them are, to the decimals written, because whole numbers compress faster. */
function inDays(
  recencyWeeks: Float64Array,
  ageWeeks: Float64Array,
): Pick<PurchaseHistories, 'recencyDays' | 'ageDays'> {
  const isWhole = (weeks: number): boolean => Math.abs(7 * weeks - Math.round(7 * weeks)) < 1e-5;
  const wholeDays = (weeks: Float64Array): Int32Array => {
    const days = new Int32Array(weeks.length);
    for (let i = 0; i < days.length; i += 1) days[i] = Math.round(7 * (weeks[i] ?? 0));
    return days;
  };
  if (ageWeeks.every(isWhole) && recencyWeeks.every(isWhole)) {
    return { recencyDays: wholeDays(recencyWeeks), ageDays: wholeDays(ageWeeks) };
  }
  return { recencyDays: recencyWeeks.map((weeks) => 7 * weeks), ageDays: ageWeeks.map((weeks) => 7 * weeks) };
}

function impossibleHistories(
  { file, rows, lineOf, column }: NumberTable,
  names: ColumnNames<SummaryRole>,
): string[] {
  const recencyName = names.tx ?? 'tx';
  const x = column(names.x ?? 'x');
  const recency = column(recencyName);
  const age = column(names.T ?? 'T');
  const faults: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    const last = recency?.[row] ?? NaN;
    const purchases = x?.[row] ?? NaN;
    // What is no sound value by itself has been told already.
    if (!(last >= 0 && purchases >= 0)) continue;
    const late = last > (age?.[row] ?? NaN);
    if (!late && purchases > 0 === last > 0) continue;
    const reason = late
      ? `exceeds ${names.T ?? 'T'} ${age?.[row]}`
      : purchases > 0
        ? `must be above 0 with ${purchases} repeat purchases`
        : 'must be 0 without a repeat purchase';
    faults.push(`${file}:${lineOf(row)}: column ${recencyName}: "${last}" ${reason}`);
  }
  return faults;
}
