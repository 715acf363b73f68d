import { dayNumber, summariseTransactions, type Transaction } from '../src/index.ts';
import { columnNames, columnsOption } from './column-names.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { oneOf } from './named-columns.ts';
import { delivered } from './predict-command.ts';
import { readCsv } from './read-csv.ts';
import { asDay, asNumber, asText, TableColumns } from './table-columns.ts';
import { daysPer, TIME_UNITS } from './time-unit.ts';
import { writeCsv } from './write-csv.ts';

export const summarizeOptions: Record<string, OptionSpec> = {
  input: { required: true, help: 'CSV of purchases, one a line; - for standard input' },
  columns: columnsOption('customer=client_id,date=day,amount=paid (customer, date, amount if there is one)'),
  unit: { help: `${TIME_UNITS.join(', ')}: unit of tx and T (week)` },
  until: { help: 'last day the models may see, e.g. 2026-03-31 (the last purchase)' },
  'holdout-until': { help: 'last day of the holdout, if one is wanted; needs --until' },
  'cohort-from': { help: 'only customers whose first purchase is on this day or later' },
  'cohort-until': { help: 'only customers whose first purchase is on this day or earlier' },
  out: { help: 'file to write; standard output unless given' },
};

export const SUMMARIZE_EXAMPLE =
  'perennial-analytics summarize --input tx.csv --columns customer=client,date=day,amount=paid --until 2026-03-31 --holdout-until 2026-09-30 --out summary.csv';

const ROLES = ['customer', 'date', 'amount'] as const;

/** Purchases to histories, as CSV; what was left out goes to `note`. */
export function summarizeCommand(args: readonly string[], note: (line: string) => void): string {
  const options = new CommandOptions('summarize', summarizeOptions, args);
  const unit = oneOf(options, 'unit', TIME_UNITS);
  const until = options.read('until', asDay);
  const holdoutEndDay = options.read('holdout-until', asDay);
  const cohortFrom = options.read('cohort-from', asDay);
  const cohortUntil = options.read('cohort-until', asDay);
  const names = columnNames(options, ROLES);
  if (holdoutEndDay !== undefined && until === undefined) {
    options.fault('summarize: --holdout-until needs --until, where the holdout begins');
  } else if (holdoutEndDay !== undefined && until !== undefined && holdoutEndDay <= until) {
    options.fault(
      `--holdout-until: "${options.text('holdout-until')}" is not after --until ${options.text('until')}`,
    );
  }
  options.noWords();
  options.finish();
  const { transactions, withAmounts } = readTransactions(options.text('input') ?? '', names);
  const lastDay = transactions.reduce((last, { onDay }) => Math.max(last, onDay), dayNumber('0001-01-01'));
  const clock = summariseTransactions(transactions, {
    calibrationEndDay: until ?? lastDay,
    holdoutEndDay,
    cohort:
      cohortFrom === undefined && cohortUntil === undefined
        ? undefined
        : { fromDay: cohortFrom ?? -Infinity, toDay: cohortUntil ?? Infinity },
  });
  const { sameDayPurchases, refundDays, laterPurchases, customers: later } = clock.leftOut;
  note(
    `${clock.customerIds.length} customers; left out: ${sameDayPurchases} purchases on a day already counted, ` +
      `${refundDays} refund days, ${laterPurchases} purchases after the last day looked at, ` +
      `${later} customers who began after it or outside the cohort`,
  );
  const inUnits = (days = 0): number => rounded(days / daysPer(unit));
  const logWeeksPerUnit = Math.log(daysPer(unit) / daysPer('week'));
  const csv = writeCsv(clock.customerIds.length, {
    customer: (i) => clock.customerIds[i],
    x: (i) => clock.repeatPurchases[i],
    tx: (i) => inUnits(clock.recencyDays[i]),
    T: (i) => inUnits(clock.ageDays[i]),
    ...(withAmounts ? { mean_value: (i: number) => clock.meanRepeatValue[i] } : {}),
    ...(holdoutEndDay === undefined ? {} : { holdout_x: (i: number) => clock.holdoutPurchases[i] }),
    log_intervals: (i) =>
      rounded((clock.logIntervals[i] ?? 0) - (clock.repeatPurchases[i] ?? 0) * logWeeksPerUnit),
  });
  return delivered(csv, options.text('out'));
}

function readTransactions(
  file: string,
  names: Partial<Record<(typeof ROLES)[number], string>>,
): { transactions: Transaction[]; withAmounts: boolean } {
  const columns = new TableColumns(readCsv(file));
  const amountName = names.amount ?? (columns.has('amount') ? 'amount' : undefined);
  const customerName = names.customer ?? (columns.has('customer_id') ? 'customer_id' : 'customer');
  const customers = columns.read(customerName, asText);
  const days = columns.read(names.date ?? 'date', asDay);
  const amounts = amountName ? columns.read(amountName, asNumber) : [];
  columns.finish();
  return {
    transactions: customers.map((customerId, i) => ({
      customerId,
      onDay: days[i] ?? 0,
      amount: amounts[i],
    })),
    withAmounts: amountName !== undefined,
  };
}

/** Enough decimals to find whole days again. */
const rounded = (value: number): number => Number(value.toFixed(8));
