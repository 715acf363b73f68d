import { DAYS_PER_WEEK, summariseTransactions, totalLogIntervalsOf } from '../src/index.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { delivered } from './predict-command.ts';
import { readCsv } from './read-csv.ts';
import { SUMMARY_COLUMNS } from './read-summary.ts';
import { asDay, asNumber, asText, TableColumns } from './table-columns.ts';
import { writeCsv } from './write-csv.ts';

export const summarizeOptions: Record<string, OptionSpec> = {
  input: {
    required: true,
    alias: 'transactions',
    help: 'CSV of purchases, one a line; - for standard input',
  },
  'calibration-end': { required: true, help: 'last day the models may see, e.g. 2026-03-31' },
  'holdout-end': { help: 'last day of the holdout, if one is wanted' },
  customer: { help: 'name of the customer column (customer_id)' },
  date: { help: 'name of the date column (date)' },
  amount: { help: 'name of the amount column (amount, if there is one)' },
  out: { help: 'file to write; standard output unless given' },
};

/** Purchases to histories, as CSV; what was left out goes to `note`. */
export function summarizeCommand(args: readonly string[], note: (line: string) => void): string {
  const options = new CommandOptions('summarize', summarizeOptions, args);
  const calibrationEndDay = options.read('calibration-end', asDay);
  const holdoutEndDay = options.read('holdout-end', asDay);
  options.noWords();
  options.finish();
  const columns = new TableColumns(readCsv(options.text('input') ?? ''));
  const amountName = options.text('amount') ?? (columns.has('amount') ? 'amount' : undefined);
  const customers = columns.read(options.text('customer') ?? 'customer_id', asText);
  const days = columns.read(options.text('date') ?? 'date', asDay);
  const amounts = amountName ? columns.read(amountName, asNumber) : [];
  columns.finish();
  const transactions = customers.map((customerId, i) => ({
    customerId,
    onDay: days[i] ?? 0,
    amount: amounts[i],
  }));
  const clock = summariseTransactions(transactions, {
    calibrationEndDay: calibrationEndDay ?? 0,
    holdoutEndDay,
  });
  const { sameDayPurchases, refundDays, laterPurchases, customers: later } = clock.leftOut;
  note(
    `${clock.customerIds.length} customers; left out: ${sameDayPurchases} purchases on a day already counted, ` +
      `${refundDays} refund days, ${laterPurchases} purchases and ${later} customers after the last day looked at`,
  );
  const csv = writeCsv(clock.customerIds.length, {
    [SUMMARY_COLUMNS.customer]: (i) => clock.customerIds[i],
    [SUMMARY_COLUMNS.purchases]: (i) => clock.repeatPurchases[i],
    [SUMMARY_COLUMNS.recency]: (i) => weeks(clock.recencyDays[i]),
    [SUMMARY_COLUMNS.age]: (i) => weeks(clock.ageDays[i]),
    ...(amountName ? { [SUMMARY_COLUMNS.meanValue]: (i: number) => clock.meanRepeatValue[i] } : {}),
    ...(holdoutEndDay === undefined
      ? {}
      : { [SUMMARY_COLUMNS.holdout]: (i: number) => clock.holdoutPurchases[i] }),
    [SUMMARY_COLUMNS.logIntervals]: (i) => rounded(totalLogIntervalsOf([clock.purchaseDays[i] ?? []])),
  });
  return delivered(csv, options.text('out'));
}

const weeks = (days = 0): number => rounded(days / DAYS_PER_WEEK);
/** Enough decimals to find whole days again. */
const rounded = (value: number): number => Number(value.toFixed(8));
