import { z } from 'zod';
import { defineRoute, page, pageQuery, type RouteMap, uuid } from '#contract-kit';
import { stockFigures } from './figures.ts';
import { stockPlan, stockRead, stockWrite } from './permissions.ts';
import {
  notEnoughFree,
  partChanged,
  purchaseChanged,
  skuInUse,
  stockMoved,
  stockStepImpossible,
} from './problems.ts';
import { newPurchase, PURCHASE_STATES, purchase, receipt } from './purchase.ts';
import { COUNT_REASONS, movement, part, partInList, partTerms, reservation } from './schemas.ts';

const ofPart = z.object({ partId: uuid });
const ofOrder = z.object({ orderId: uuid });
const quantity = z.int().min(1).max(100_000);
const note = z.string().trim().max(500).default('');

export const stockRoutes = {
  listParts: defineRoute({
    method: 'GET',
    path: '/api/stock/parts',
    summary: 'Parts and what a branch has of them, in the order of their numbers',
    permission: stockRead,
    query: z.object({
      ...pageQuery,
      branchId: uuid
        .optional()
        .meta({ description: 'Left out: the branch in reach that keeps most kinds of parts' }),
      show: z.enum(['all', 'free', 'low', 'discontinued']).default('all'),
      q: z.string().trim().max(120).optional(),
    }),
    response: page(partInList),
  }),
  addPart: defineRoute({
    method: 'POST',
    path: '/api/stock/parts',
    summary: 'Add a spare part',
    permission: stockPlan,
    audit: 'stock.part-added',
    body: partTerms,
    response: part,
    status: 201,
    problems: [skuInUse, stockStepImpossible],
  }),
  showPart: defineRoute({
    method: 'GET',
    path: '/api/stock/parts/:partId',
    summary: 'One part: what each branch has, for whom it is kept, and when to order again',
    permission: stockRead,
    params: ofPart,
    response: part,
  }),
  changePart: defineRoute({
    method: 'PUT',
    path: '/api/stock/parts/:partId',
    summary: 'Change what is known of a part, or say that it is discontinued',
    permission: stockPlan,
    audit: 'stock.part-changed',
    params: ofPart,
    body: partTerms.extend({ revision: z.int().min(1) }),
    response: part,
    problems: [skuInUse, partChanged, stockStepImpossible],
  }),
  listMovements: defineRoute({
    method: 'GET',
    path: '/api/stock/parts/:partId/movements',
    summary: 'What happened with a part at a branch, latest first',
    permission: stockRead,
    params: ofPart,
    query: z.object({ ...pageQuery, branchId: uuid }),
    response: page(movement),
  }),
  moveStock: defineRoute({
    method: 'POST',
    path: '/api/stock/parts/:partId/movements',
    summary: 'Record that parts were ordered, received or came back unused',
    permission: stockWrite,
    audit: 'stock.moved',
    params: ofPart,
    body: z.object({ branchId: uuid, kind: z.enum(['ordered', 'received', 'returned']), quantity, note }),
    response: part,
    problems: [stockStepImpossible],
  }),
  transferStock: defineRoute({
    method: 'POST',
    path: '/api/stock/parts/:partId/transfers',
    summary: 'Send free parts to another branch',
    permission: stockWrite,
    audit: 'stock.transferred',
    params: ofPart,
    body: z.object({ fromBranchId: uuid, toBranchId: uuid, quantity, note }),
    response: part,
    problems: [notEnoughFree, stockStepImpossible],
  }),
  countStock: defineRoute({
    method: 'PUT',
    path: '/api/stock/parts/:partId/count',
    summary: 'Say how many were counted, and why that is other than what is written',
    permission: stockWrite,
    audit: 'stock.counted',
    params: ofPart,
    body: z.object({
      branchId: uuid,
      counted: z.int().min(0).max(1_000_000),
      writtenOnHand: z.int().min(0).meta({ description: 'What was written when counting began' }),
      reason: z.enum(COUNT_REASONS),
      note,
    }),
    response: part,
    problems: [stockMoved, stockStepImpossible],
  }),
  setReorderPoint: defineRoute({
    method: 'PUT',
    path: '/api/stock/parts/:partId/reorder-point',
    summary: 'Say at how many a branch orders again, or leave it to usage',
    permission: stockPlan,
    audit: 'stock.reorder-point-set',
    params: ofPart,
    body: z.object({
      branchId: uuid,
      reorderPoint: z
        .int()
        .min(0)
        .max(100_000)
        .nullable()
        .meta({ description: 'Null: by usage and lead time' }),
    }),
    response: part,
  }),
  listPicks: defineRoute({
    method: 'GET',
    path: '/api/stock/picks',
    summary:
      'What is kept or awaited at a branch for what is under way, in the order of the numbers of parts',
    permission: stockRead,
    query: z.object({ ...pageQuery, branchId: uuid }),
    response: page(reservation),
  }),
  showFigures: defineRoute({
    method: 'GET',
    path: '/api/stock/figures',
    summary: 'How many of the parts asked for in the last twelve months were there',
    permission: stockRead,
    query: z.object({ branchId: uuid.optional().meta({ description: 'Left out: every branch in reach' }) }),
    response: stockFigures,
  }),
  listPurchases: defineRoute({
    method: 'GET',
    path: '/api/stock/orders',
    summary: 'Orders of parts with what is still to come, latest first',
    permission: stockRead,
    query: z.object({
      ...pageQuery,
      branchId: uuid.optional(),
      state: z.enum(PURCHASE_STATES).default('open'),
    }),
    response: page(purchase),
  }),
  listSuppliers: defineRoute({
    method: 'GET',
    path: '/api/stock/suppliers',
    summary: 'Suppliers that parts are ordered from, most parts first',
    permission: stockRead,
    response: z.object({ items: z.array(z.string()) }),
  }),
  orderParts: defineRoute({
    method: 'POST',
    path: '/api/stock/orders',
    summary: 'Order parts from a supplier',
    permission: stockWrite,
    audit: 'stock.ordered',
    body: newPurchase,
    response: purchase,
    status: 201,
    problems: [stockStepImpossible],
  }),
  showPurchase: defineRoute({
    method: 'GET',
    path: '/api/stock/orders/:orderId',
    summary: 'One order of parts',
    permission: stockRead,
    params: ofOrder,
    response: purchase,
  }),
  receiveOrder: defineRoute({
    method: 'POST',
    path: '/api/stock/orders/:orderId/receipts',
    summary: 'Receive what came of an order; the rest stays on order',
    permission: stockWrite,
    audit: 'stock.order-received',
    params: ofOrder,
    body: receipt,
    response: purchase,
    problems: [purchaseChanged, stockStepImpossible],
  }),
  closeOrder: defineRoute({
    method: 'PUT',
    path: '/api/stock/orders/:orderId/closure',
    summary: 'Say that what has not come of an order does not come any more',
    permission: stockWrite,
    audit: 'stock.order-closed',
    params: ofOrder,
    body: z.object({ revision: z.int().min(1), note }),
    response: purchase,
    problems: [purchaseChanged, stockStepImpossible],
  }),
} satisfies RouteMap;
