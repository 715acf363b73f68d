import { bindRoute } from '#platform';
import { getOrder, listOrders } from './actions/list-orders.ts';
import { listRefunds } from './actions/list-refunds.ts';
import { recordOrder } from './actions/record-order.ts';
import { refundOrder } from './actions/refund-order.ts';
import { summariseAnonymousSales } from './actions/summarise-anonymous-sales.ts';
import { ordersRoutes as routes } from './contract/index.ts';

export const ordersHttp = [
  bindRoute(routes.listOrders, (ctx, { params, query }) => listOrders(ctx, params.partyId, query)),
  bindRoute(routes.getOrder, (ctx, { params }) => getOrder(ctx, params.partyId, params.orderId)),
  bindRoute(routes.recordOrder, (ctx, { body }) => recordOrder(ctx, body)),
  bindRoute(routes.refundOrder, (ctx, { params, body }) =>
    refundOrder(ctx, params.partyId, params.orderId, body),
  ),
  bindRoute(routes.listRefunds, (ctx, { query }) => listRefunds(ctx, query)),
  bindRoute(routes.anonymousSummary, (ctx, { query }) => summariseAnonymousSales(ctx, query)),
];
