export { orderEvents, orderImportReverted, orderRecorded, orderRefunded, ordersImported } from './events.ts';
export {
  type AnonymousSummary,
  anonymousSummary,
  lineKind,
  type NewOrder,
  type NewRefund,
  newOrder,
  newRefund,
  order,
  orderLine,
  type RefundAuditEntry,
  refundAuditEntry,
  type ShownOrder,
  type ShownOrderLine,
} from './order.ts';
export { ordersRoutes } from './orders-routes.ts';
export { ordersPermissions, ordersRead, ordersWrite } from './permissions.ts';
export * as ordersProblems from './problems.ts';
