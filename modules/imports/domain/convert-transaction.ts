import type { TransactionRow } from '#modules/orders';
import type { TabularRow } from '#tabular';
import { zoneClock } from '#working-time';
import { columnPlaces } from './column-places.ts';
import type { Converted, Lookups, ReadingOptions } from './import-options.ts';
import type { Mapping } from './mapping.ts';
import {
  contradictsCurrency,
  instantReader,
  isFault,
  readCode,
  readCurrency,
  readDecimal,
  toMinor,
} from './read-cell.ts';
import { lookUp, RowReader } from './read-row.ts';
import { readLineKind } from './word-lists.ts';

/** Turns rows of a file into lines of sales by a mapping; made once a file, called for every row. */
export function transactionConverter(
  mapping: Mapping,
  columns: readonly string[],
  options: ReadingOptions,
  lookups: Lookups,
): (row: TabularRow) => Converted<TransactionRow> {
  const places = columnPlaces(mapping, columns);
  const dateColumn = places.nameAt(places.of('orderedAt'));
  const readInstant = instantReader(
    options.dateFormats[dateColumn] ?? 'yyyy-M-d',
    zoneClock(options.timeZone).instantAt,
  );
  return (row) => {
    const reader = new RowReader(row, places);
    const timePlace = places.of('orderedTime');
    const orderedAt = reader.take('orderedAt', (cell) =>
      readInstant(cell, timePlace === -1 ? undefined : row.cells[timePlace]),
    );
    const currency = reader.take('currency', readCurrency) ?? options.currency;
    const money = readMoney(reader, currency, options);
    const staffName = reader.text('staffName');
    const line: TransactionRow = {
      rowNumber: row.lineNumber,
      customerNumber: reader.take('customerNumber', readCode) ?? null,
      customerName: reader.text('customerName'),
      orderNumber: reader.take('orderNumber', readCode) ?? null,
      orderedAt: orderedAt ?? '',
      itemCode: reader.take('itemCode', readCode) ?? null,
      itemName: reader.text('itemName'),
      quantity: money.quantity,
      amountMinor: money.amountMinor,
      costMinor: money.costMinor,
      currency,
      kind: reader.take('lineKind', readLineKind) ?? null,
      branchId:
        reader.take('branchName', (cell) => lookUp(cell, lookups.branchIds, 'unknown-branch')) ?? null,
      channel: reader.text('channel'),
      staffId: (staffName && lookups.staffIds.get(staffName.toLowerCase())) ?? null,
      staffName,
      refundsOrderNumber: reader.take('refundsOrderNumber', readCode) ?? null,
      reason: reader.text('reason'),
    };
    return reader.faults === undefined ? { row: withSignsOfKind(line) } : { faults: reader.faults };
  };
}

interface LineMoney {
  quantity: number;
  amountMinor: number;
  costMinor: number | null;
}

function readMoney(reader: RowReader, currency: string, options: ReadingOptions): LineMoney {
  const decimal = (field: string) =>
    reader.take(field, (cell) => {
      const reading = readDecimal(cell, options.decimalMark);
      if (isFault(reading) || reading.value === undefined) return reading;
      return contradictsCurrency(reading.value, currency) ? { fault: 'other-currency' } : reading;
    });
  const quantity = decimal('quantity');
  if (quantity === undefined && reader.has('quantity')) reader.blame('quantity', 'missing-value');
  const total = decimal('lineAmount');
  const price = decimal('unitPrice');
  if (total === undefined && price === undefined) {
    const field = reader.has('lineAmount') ? 'lineAmount' : 'unitPrice';
    if (reader.has(field)) reader.blame(field, 'missing-value');
    return { quantity: 0, amountMinor: 0, costMinor: null };
  }
  // A file without a quantity column sells one at a time, and takes one back where the amount is negative.
  const implied = ((total ?? price)?.value ?? 0) < 0 ? '-1' : '1';
  const count = quantity?.canonical ?? implied;
  const amountMinor = reader.amount(total === undefined ? 'unitPrice' : 'lineAmount', () =>
    total !== undefined
      ? toMinor(total.canonical, '1', currency)
      : toMinor(unsignedUnless(quantity === undefined, price?.canonical ?? '0'), count, currency),
  );
  const lineCost = decimal('lineCost');
  const unitCost = lineCost === undefined ? decimal('unitCost') : undefined;
  const cost = lineCost ?? unitCost;
  const costMinor =
    cost === undefined
      ? null
      : reader.amount(lineCost === undefined ? 'unitCost' : 'lineCost', () =>
          toMinor(cost.canonical, lineCost === undefined ? count : '1', currency),
        );
  return { quantity: Number(count), amountMinor, costMinor };
}

/** With an implied quantity the sign is in the quantity already. */
function unsignedUnless(implied: boolean, canonical: string): string {
  return implied && canonical.startsWith('-') ? canonical.slice(1) : canonical;
}

/** Files that mark refunds by a word usually write them without a minus. */
function withSignsOfKind(line: TransactionRow): TransactionRow {
  if (line.kind !== 'refund' && line.kind !== 'cancellation') return line;
  return {
    ...line,
    quantity: -Math.abs(line.quantity),
    amountMinor: -Math.abs(line.amountMinor),
    costMinor: line.costMinor == null ? null : -Math.abs(line.costMinor),
  };
}
