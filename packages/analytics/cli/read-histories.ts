import type { PurchaseHistories } from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import { limited, readCsv } from './read-csv.ts';
import { asCount, asNumber, asText, TableColumns } from './table-columns.ts';

/** Histories as `summarize` writes them. */
export interface HistoriesFile {
  customerIds: string[];
  histories: PurchaseHistories;
  /** `undefined` when the file has no `mean_repeat_value`. */
  meanRepeatValue: Float64Array | undefined;
  holdoutPurchases: Int32Array | undefined;
}

/** Columns of a histories file. */
export const HISTORY_COLUMNS = {
  customer: 'customer_id',
  repeatPurchases: 'repeat_purchases',
  recencyDays: 'recency_days',
  ageDays: 'age_days',
  meanRepeatValue: 'mean_repeat_value',
  holdoutPurchases: 'holdout_purchases',
} as const;

export function readHistories(file: string): HistoriesFile {
  const table = readCsv(file);
  const columns = new TableColumns(table);
  const names = HISTORY_COLUMNS;
  const customerIds = columns.read(names.customer, asText);
  const histories = {
    repeatPurchases: Int32Array.from(columns.read(names.repeatPurchases, asCount)),
    recencyDays: Int32Array.from(columns.read(names.recencyDays, asCount)),
    ageDays: Int32Array.from(columns.read(names.ageDays, asCount)),
  };
  const meanRepeatValue = columns.has(names.meanRepeatValue)
    ? Float64Array.from(columns.read(names.meanRepeatValue, asNumber))
    : undefined;
  const holdoutPurchases = columns.has(names.holdoutPurchases)
    ? Int32Array.from(columns.read(names.holdoutPurchases, asCount))
    : undefined;
  columns.finish();
  const faults = table.rows.flatMap(({ line }, i) => {
    const [x = 0, recency = 0, age = 0] = [
      histories.repeatPurchases[i],
      histories.recencyDays[i],
      histories.ageDays[i],
    ];
    if (recency > age)
      return [`${file}:${line}: column ${names.recencyDays}: "${recency}" exceeds age_days ${age}`];
    if (x === 0 && recency > 0) {
      return [
        `${file}:${line}: column ${names.recencyDays}: "${recency}" must be 0 without a repeat purchase`,
      ];
    }
    return [];
  });
  if (faults.length > 0) throw new CliFault(limited(faults));
  return { customerIds, histories, meanRepeatValue, holdoutPurchases };
}
