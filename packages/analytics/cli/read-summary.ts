import type { PurchaseHistories } from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import { type NumberColumn, type NumberTable, parseNumberColumns } from './number-columns.ts';
import { limited, readBytes } from './read-csv.ts';

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

/** Columns of a summary, in the order they are written; t_x and T in weeks. */
export const SUMMARY_COLUMNS = {
  customer: 'customer',
  purchases: 'x',
  recency: 'tx',
  age: 'T',
  meanValue: 'mean_value',
  holdout: 'holdout_x',
  logIntervals: 'log_intervals',
} as const;

const names = SUMMARY_COLUMNS;
const CUSTOMER_NAMES = [names.customer, 'customer_id', 'id'];
const PURCHASES: NumberColumn = {
  name: names.purchases,
  aliases: ['frequency', 'repeat_purchases'],
  kind: 'whole number ≥ 0',
};
const RECENCY: NumberColumn = {
  name: names.recency,
  aliases: ['t_x', 'recency', 'recency_weeks'],
  kind: 'number ≥ 0',
};
const AGE: NumberColumn = { name: names.age, aliases: ['age', 'age_weeks'], kind: 'number ≥ 0' };
const MEAN_VALUE: NumberColumn = {
  name: names.meanValue,
  aliases: ['zbar', 'monetary_value', 'mean_repeat_value'],
  kind: 'number',
  optional: true,
};
const HOLDOUT: NumberColumn = {
  name: names.holdout,
  aliases: ['holdout_purchases'],
  kind: 'whole number ≥ 0',
  optional: true,
};
const LOG_INTERVALS: NumberColumn = {
  name: names.logIntervals,
  aliases: ['litt'],
  kind: 'number',
  optional: true,
};

/** Which optional columns of a summary to read. */
export interface SummaryWishes {
  meanValue?: boolean;
  holdout?: boolean;
  logIntervals?: boolean;
}

export function readSummary(file: string, wishes: SummaryWishes = {}): SummaryFile {
  return parseSummary(file, readBytes(file), wishes);
}

/** As `readSummary`, of bytes in memory. */
export function parseSummary(file: string, bytes: Uint8Array, wishes: SummaryWishes): SummaryFile {
  const columns = [PURCHASES, RECENCY, AGE];
  if (wishes.meanValue) columns.push(MEAN_VALUE);
  if (wishes.holdout) columns.push(HOLDOUT);
  if (wishes.logIntervals) columns.push(LOG_INTERVALS);
  const table = parseNumberColumns(file, bytes, columns, CUSTOMER_NAMES);
  const x = table.column(names.purchases) ?? new Float64Array();
  const recency = table.column(names.recency) ?? new Float64Array();
  const age = table.column(names.age) ?? new Float64Array();
  requireHistories(table, x, recency, age);
  const holdout = table.column(names.holdout);
  return {
    rows: table.rows,
    histories: { repeatPurchases: Int32Array.from(x), ...inDays(recency, age) },
    meanRepeatValue: table.column(names.meanValue),
    holdoutPurchases: holdout && Int32Array.from(holdout),
    totalLogIntervals: table.column(names.logIntervals)?.reduce((sum, value) => sum + value, 0),
    customerOf: table.labelOf,
  };
}

/** Weeks to days: whole days where all of them are, to the decimals written, because whole numbers compress faster. */
function inDays(
  recencyWeeks: Float64Array,
  ageWeeks: Float64Array,
): Pick<PurchaseHistories, 'recencyDays' | 'ageDays'> {
  const isWhole = (weeks: number): boolean => Math.abs(7 * weeks - Math.round(7 * weeks)) < 1e-5;
  const toWhole = (weeks: Float64Array): Int32Array => {
    const days = new Int32Array(weeks.length);
    for (let i = 0; i < days.length; i += 1) days[i] = Math.round(7 * (weeks[i] ?? 0));
    return days;
  };
  if (ageWeeks.every(isWhole) && recencyWeeks.every(isWhole)) {
    return { recencyDays: toWhole(recencyWeeks), ageDays: toWhole(ageWeeks) };
  }
  return { recencyDays: recencyWeeks.map((weeks) => 7 * weeks), ageDays: ageWeeks.map((weeks) => 7 * weeks) };
}

function requireHistories(
  { file, rows, lineOf }: NumberTable,
  x: Float64Array,
  recency: Float64Array,
  age: Float64Array,
): void {
  const faults: string[] = [];
  let more = 0;
  for (let row = 0; row < rows; row += 1) {
    const late = (recency[row] ?? 0) > (age[row] ?? 0);
    if (!late && ((x[row] ?? 0) > 0 || recency[row] === 0)) continue;
    const reason = late ? `exceeds ${names.age} ${age[row]}` : 'must be 0 without a repeat purchase';
    more += 1;
    if (faults.length < 20)
      faults.push(`${file}:${lineOf(row)}: column ${names.recency}: "${recency[row]}" ${reason}`);
  }
  if (more > 20) faults.push(`and ${more - 20} more`);
  if (faults.length > 0) throw new CliFault(faults.length > 20 ? faults : limited(faults));
}
