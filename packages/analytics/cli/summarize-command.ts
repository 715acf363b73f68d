import { dayDate, summariseTransactions } from '../src/index.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { readCsv } from './read-csv.ts';
import { HISTORY_COLUMNS } from './read-histories.ts';
import { asDay, asNumber, asText, TableColumns } from './table-columns.ts';
import { writeCsv } from './write-csv.ts';

export const summarizeOptions: Record<string, OptionSpec> = {
  transactions: { required: true, help: 'CSV of purchases, one a line; - for standard input' },
  'calibration-end': { required: true, help: 'last day the models may see, e.g. 2026-03-31' },
  'holdout-end': { help: 'last day of the holdout, if one is wanted' },
  customer: { help: 'name of the customer column (customer_id)' },
  date: { help: 'name of the date column (date)' },
  amount: { help: 'name of the amount column (amount, if there is one)' },
};

/** Purchases to histories, as CSV; what was left out goes to `note`. */
export function summarizeCommand(args: readonly string[], note: (line: string) => void): string {
  const options = new CommandOptions('summarize', summarizeOptions, args);
  const calibrationEndDay = options.read('calibration-end', asDay);
  const holdoutEndDay = options.read('holdout-end', asDay);
  options.finish();
  const columns = new TableColumns(readCsv(options.text('transactions') ?? ''));
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
  const names = HISTORY_COLUMNS;
  return writeCsv(clock.customerIds.length, {
    [names.customer]: (i) => clock.customerIds[i],
    first_date: (i) => dayDate(clock.firstDay[i] ?? 0),
    [names.repeatPurchases]: (i) => clock.repeatPurchases[i],
    [names.recencyDays]: (i) => clock.recencyDays[i],
    [names.ageDays]: (i) => clock.ageDays[i],
    ...(amountName ? { [names.meanRepeatValue]: (i: number) => clock.meanRepeatValue[i] } : {}),
    ...(holdoutEndDay === undefined
      ? {}
      : { [names.holdoutPurchases]: (i: number) => clock.holdoutPurchases[i] }),
  });
}
