import type { TransactionRow } from '#modules/orders';
import type { TabularRow } from '#tabular';
import { zoneClock } from '#working-time';
import { type ColumnPlaces, columnPlaces } from './column-places.ts';
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
import { RowReader, rememberedLookUp } from './read-row.ts';
import { remembering } from './remembering.ts';
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
  const reader = new RowReader(places);
  const at = {
    orderedAt: places.of('orderedAt'),
    orderedTime: places.of('orderedTime'),
    currency: places.of('currency'),
    customerNumber: places.of('customerNumber'),
    customerName: places.of('customerName'),
    orderNumber: places.of('orderNumber'),
    itemCode: places.of('itemCode'),
    itemName: places.of('itemName'),
    lineKind: places.of('lineKind'),
    branchName: places.of('branchName'),
    channel: places.of('channel'),
    staffName: places.of('staffName'),
    refundsOrderNumber: places.of('refundsOrderNumber'),
    reason: places.of('reason'),
  };
  const money = moneyReader(reader, places, options);
  const readItemCode = remembering(readCode);
  const readBranch = rememberedLookUp(lookups.branchIds, 'unknown-branch');
  const staffIdOf = remembering((name) => lookups.staffIds.get(name.toLowerCase()) ?? null);
  return (row) => {
    reader.begin(row);
    const timeCell = at.orderedTime === -1 ? undefined : row.cells[at.orderedTime];
    const orderedAt = reader.takeAt(at.orderedAt, 'orderedAt', (cell) => readInstant(cell, timeCell));
    const currency = reader.takeAt(at.currency, 'currency', readCurrency) ?? options.currency;
    const { quantity, amountMinor, costMinor } = money(currency);
    const staffName = reader.textAt(at.staffName);
    const line: TransactionRow = {
      rowNumber: row.lineNumber,
      customerNumber: reader.takeAt(at.customerNumber, 'customerNumber', readCode) ?? null,
      customerName: reader.textAt(at.customerName),
      orderNumber: reader.takeAt(at.orderNumber, 'orderNumber', readCode) ?? null,
      orderedAt: orderedAt?.text ?? '',
      orderedAtMs: orderedAt?.milliseconds,
      itemCode: reader.takeAt(at.itemCode, 'itemCode', readItemCode) ?? null,
      itemName: reader.textAt(at.itemName),
      quantity,
      amountMinor,
      costMinor,
      currency,
      kind: reader.takeAt(at.lineKind, 'lineKind', readLineKind) ?? null,
      branchId: reader.takeAt(at.branchName, 'branchName', readBranch) ?? null,
      channel: reader.textAt(at.channel),
      staffId: staffName && staffIdOf(staffName),
      staffName,
      refundsOrderNumber: reader.takeAt(at.refundsOrderNumber, 'refundsOrderNumber', readCode) ?? null,
      reason: reader.textAt(at.reason),
    };
    return reader.faults === undefined ? { row: withSignsOfKind(line) } : { faults: reader.faults };
  };
}

interface LineMoney {
  quantity: number;
  amountMinor: number;
  costMinor: number | null;
}

function moneyReader(
  reader: RowReader,
  places: ColumnPlaces,
  options: ReadingOptions,
): (currency: string) => LineMoney {
  const at = {
    quantity: places.of('quantity'),
    lineAmount: places.of('lineAmount'),
    unitPrice: places.of('unitPrice'),
    lineCost: places.of('lineCost'),
    unitCost: places.of('unitCost'),
  };
  let rowCurrency = options.currency;
  const read = (cell: string) => {
    const reading = readDecimal(cell, options.decimalMark);
    if (isFault(reading) || reading.value === undefined) return reading;
    return contradictsCurrency(reading.value, rowCurrency) ? ({ fault: 'other-currency' } as const) : reading;
  };
  const decimal = (field: keyof typeof at) => reader.takeAt(at[field], field, read);
  const cost = (count: string): number | null => {
    const lineCost = decimal('lineCost');
    const amount = lineCost ?? decimal('unitCost');
    if (amount === undefined) return null;
    const times = lineCost === undefined ? count : '1';
    const field = lineCost === undefined ? 'unitCost' : 'lineCost';
    return reader.amount(field, () => toMinor(amount.canonical, times, rowCurrency));
  };
  return (currency) => {
    rowCurrency = currency;
    const quantity = decimal('quantity');
    if (quantity === undefined && at.quantity !== -1) reader.blame('quantity', 'missing-value');
    const total = decimal('lineAmount');
    const price = decimal('unitPrice');
    const amount = total ?? price;
    if (amount === undefined) {
      const field = at.lineAmount === -1 ? 'unitPrice' : 'lineAmount';
      if (at[field] !== -1) reader.blame(field, 'missing-value');
      return { quantity: 0, amountMinor: 0, costMinor: null };
    }
    // A file without a quantity column sells one at a time, and takes one back where the amount is negative.
    const count = quantity?.canonical ?? (amount.value < 0 ? '-1' : '1');
    const amountMinor =
      total !== undefined
        ? reader.amount('lineAmount', () => toMinor(total.canonical, '1', currency))
        : reader.amount('unitPrice', () =>
            toMinor(unsignedUnless(quantity === undefined, amount.canonical), count, currency),
          );
    return { quantity: Number(count), amountMinor, costMinor: cost(count) };
  };
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
