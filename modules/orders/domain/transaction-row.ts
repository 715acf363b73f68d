import type { LineKind } from './order-line.ts';

/** One line of a sale as any source gives it: the API, a file, a seed. */
export interface TransactionRow {
  /** Where the row stands in its source, so that a rejection can be found again. */
  rowNumber: number;
  /** The customer file when known; otherwise the customer's number in the source, or neither for a sale to nobody in particular. */
  partyId?: string | null;
  customerNumber?: string | null;
  /** What a customer file opened for an unknown number is called. */
  customerName?: string | null;
  orderNumber?: string | null;
  lineNumber?: number | null;
  /** ISO 8601 with offset. */
  orderedAt: string;
  /** The same instant in milliseconds since 1970, where whoever made the row has it at hand; left out, the text is read. */
  orderedAtMs?: number;
  itemCode?: string | null;
  itemName?: string | null;
  quantity: number;
  /** Total of the line, negative when money went back. */
  amountMinor: number;
  costMinor?: number | null;
  currency: string;
  /** Left out: decided from the item code, the order number and the signs. */
  kind?: LineKind | null;
  branchId?: string | null;
  channel?: string | null;
  staffId?: string | null;
  staffName?: string | null;
  refundsLineKey?: number | null;
  refundsOccurrence?: number | null;
  refundsOrderNumber?: string | null;
  reason?: string | null;
}

/** Why a row was left out: which row, which field, what was wrong and the value it had. */
export interface RowRejection {
  rowNumber: number;
  field: string;
  code:
    | 'not-an-instant'
    | 'in-the-future'
    | 'not-a-number'
    | 'not-a-whole-amount'
    | 'not-a-currency'
    | 'text-too-long'
    | 'control-character'
    | 'unknown-customer'
    | 'wrong-sign';
  value: string;
}

/** Clocks of tills run a little fast; more than a day ahead is a date read the wrong way round. */
const FUTURE_TOLERANCE_MS = 86_400_000;
const TEXT_FIELDS = [
  ['customerNumber', 100],
  ['customerName', 200],
  ['orderNumber', 100],
  ['itemCode', 100],
  ['itemName', 500],
  ['channel', 40],
  ['staffName', 200],
  ['refundsOrderNumber', 100],
  ['reason', 500],
] as const;
const CURRENCY = /^[A-Z]{3}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

const none: readonly RowRejection[] = [];

/** All that is wrong with a row; empty for a good one. */
export function transactionRowFaults(row: TransactionRow, nowMs: number): readonly RowRejection[] {
  return isPlainlySound(row, nowMs) ? none : faultsOf(row, nowMs);
}

const SHORT_TEXT = 40;

/** Nearly every row is: its texts are short and without control characters. What is not is looked at field by field. */
function isPlainlySound(row: TransactionRow, nowMs: number): boolean {
  return (
    orderedAtMs(row) <= nowMs + FUTURE_TOLERANCE_MS &&
    Number.isFinite(row.quantity) &&
    Number.isSafeInteger(row.amountMinor) &&
    (row.costMinor == null || Number.isSafeInteger(row.costMinor)) &&
    CURRENCY.test(row.currency) &&
    isPlainText(row.customerNumber) &&
    isPlainText(row.customerName) &&
    isPlainText(row.orderNumber) &&
    isPlainText(row.itemCode) &&
    isPlainText(row.itemName) &&
    isPlainText(row.channel) &&
    isPlainText(row.staffName) &&
    isPlainText(row.refundsOrderNumber) &&
    isPlainText(row.reason) &&
    signsFitKind(row)
  );
}

function isPlainText(text: string | null | undefined): boolean {
  return text == null || (text.length <= SHORT_TEXT && !text.includes('\u0000'));
}

/** When the sale was; NaN when its text says no instant. */
export function orderedAtMs(row: TransactionRow): number {
  return row.orderedAtMs ?? instantMs(row.orderedAt);
}

function faultsOf(row: TransactionRow, nowMs: number): RowRejection[] {
  const faults: RowRejection[] = [];
  const reject = (field: string, code: RowRejection['code'], value: unknown) =>
    faults.push({ rowNumber: row.rowNumber, field, code, value: String(value).slice(0, 80) });
  const atMs = orderedAtMs(row);
  if (Number.isNaN(atMs)) reject('orderedAt', 'not-an-instant', row.orderedAt);
  else if (atMs > nowMs + FUTURE_TOLERANCE_MS) reject('orderedAt', 'in-the-future', row.orderedAt);
  if (!Number.isFinite(row.quantity)) reject('quantity', 'not-a-number', row.quantity);
  if (!Number.isSafeInteger(row.amountMinor)) reject('amountMinor', 'not-a-whole-amount', row.amountMinor);
  if (row.costMinor != null && !Number.isSafeInteger(row.costMinor)) {
    reject('costMinor', 'not-a-whole-amount', row.costMinor);
  }
  if (!CURRENCY.test(row.currency)) reject('currency', 'not-a-currency', row.currency);
  for (const [field, longest] of TEXT_FIELDS) {
    const text = row[field];
    if (text == null) continue;
    if (text.length > longest) reject(field, 'text-too-long', text);
    else if (text.includes('\u0000')) reject(field, 'control-character', text.replaceAll('\u0000', '␀'));
  }
  if (!signsFitKind(row)) reject('amountMinor', 'wrong-sign', row.amountMinor);
  return faults;
}

function instantMs(text: string): number {
  return INSTANT.test(text) ? Date.parse(text) : Number.NaN;
}

function signsFitKind(row: TransactionRow): boolean {
  if (row.kind === 'purchase') return row.quantity >= 0 && row.amountMinor >= 0;
  if (row.kind === 'refund' || row.kind === 'cancellation') return row.quantity <= 0 && row.amountMinor <= 0;
  return true;
}
