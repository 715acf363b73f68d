/** What customers bought and gave back, from any source: one fact a line. */

export {
  finishTransactionImport,
  type ImportTotals,
  revertTransactionImport,
} from './actions/finish-import.ts';
export { listGivenBack } from './actions/list-given-back.ts';
export { listOrders } from './actions/list-orders.ts';
export { listPurchaseDays } from './actions/list-purchase-days.ts';
export { recordOrder } from './actions/record-order.ts';
export {
  MOST_ROWS_A_BATCH,
  type PreparedTransactions,
  prepareTransactions,
  type RecordOptions,
  type RecordOutcome,
  recordTransactions,
} from './actions/record-transactions.ts';
export {
  type ClockOptions,
  type CustomerClocks,
  streamCustomerClocks,
} from './data/customer-clocks.ts';
export {
  type PurchaseHistories,
  type PurchaseTotals,
  streamPurchaseHistories,
  sumPurchases,
} from './data/purchase-histories.ts';
export { removeAnonymousLines } from './data/remove-lines.ts';
export { ADJUSTMENT_CODES } from './domain/classify-line-kind.ts';
export type { LineKind } from './domain/order-line.ts';
export type { PurchaseDay } from './domain/purchase-days.ts';
export type { RowRejection, TransactionRow } from './domain/transaction-row.ts';
export { ordersModule } from './module.ts';
