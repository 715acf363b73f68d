import { z } from 'zod';
import { defineRoute, isoDate, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { anonymousSummary, newOrder, newRefund, order, refundAuditEntry } from './order.ts';
import { ordersRead, ordersWrite } from './permissions.ts';
import * as problems from './problems.ts';

const ofParty = z.object({ partyId });
const oneOrder = z.object({ partyId, orderId: uuid });

/** Routes over what customers bought and gave back. */
export const ordersRoutes = {
  listOrders: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/orders',
    summary: 'Orders of a customer, latest first, with refunds under the lines they were netted to',
    permission: ordersRead,
    params: ofParty,
    query: z.object(pageQuery),
    response: page(order),
  }),
  getOrder: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/orders/:orderId',
    summary: 'One order with its lines and refunds',
    permission: ordersRead,
    params: oneOrder,
    response: order,
  }),
  recordOrder: defineRoute({
    method: 'POST',
    path: '/api/orders',
    summary: 'Record a purchase; a line that is already there is recorded once',
    permission: ordersWrite,
    audit: 'order.recorded',
    body: newOrder,
    response: z.object({ order, created: z.int(), unchanged: z.int() }),
    status: 201,
    problems: [problems.itemNotOnOffer, problems.orderLinesRejected],
  }),
  refundOrder: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/orders/:orderId/refunds',
    summary: 'Give back lines of an order, wholly or in part',
    permission: ordersWrite,
    audit: 'order.refunded',
    params: oneOrder,
    body: newRefund,
    response: order,
    status: 201,
    problems: [problems.refundExceedsPurchase],
  }),
  listRefunds: defineRoute({
    method: 'GET',
    path: '/api/orders/refunds',
    summary: 'Audit of refunds: which purchase each was netted to, and those that found none',
    permission: ordersRead,
    query: z.object({
      ...pageQuery,
      partyId: partyId.optional(),
      how: z.enum(['referenced', 'latest-earlier', 'unmatched']).optional(),
    }),
    response: page(refundAuditEntry),
  }),
  anonymousSummary: defineRoute({
    method: 'GET',
    path: '/api/orders/anonymous',
    summary: 'Sales without a customer, counted by day or branch',
    permission: ordersRead,
    query: z.object({
      by: z.enum(['day', 'branch']).default('day'),
      fromOn: isoDate.optional(),
      toOn: isoDate.optional(),
    }),
    response: anonymousSummary,
  }),
} satisfies RouteMap;
