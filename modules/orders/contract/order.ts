import { z } from 'zod';
import { classified, currencyCode, instant, isoDate, partyId, uuid } from '#contract-kit';

/** What a line says happened; an adjustment is money on a bill that is not a purchase, such as postage or a fee. */
export const lineKind = z.enum(['purchase', 'refund', 'cancellation', 'adjustment']);

const amount = z.int();
const zone = z.string().max(60).refine(isTimeZone, 'an IANA time zone such as Asia/Shanghai');
const text = (longest: number) => z.string().trim().min(1).max(longest);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The key of a line within one customer's file. */
export const lineReference = z.object({ lineKey: z.int(), occurrence: z.int().min(1) });

/** A refund as it stands under the line it was netted to. */
export const refundOfLine = z.object({
  ...lineReference.shape,
  kind: lineKind,
  orderId: uuid,
  orderNumber: z.string().nullable(),
  refundedAt: instant,
  how: z.enum(['referenced', 'latest-earlier']),
  quantity: z.number(),
  /** What the purchase is worth less. */
  amountMinor: classified('money', amount),
  /** What was paid back; differs when a fee was kept or the price had changed. */
  paidBackMinor: classified('money', amount),
  reason: z.string().nullable(),
});

/** A line of an order with what was given back of it. */
export const orderLine = z.object({
  ...lineReference.shape,
  lineNumber: z.int(),
  kind: lineKind,
  itemCode: z.string().nullable(),
  itemName: z.string().nullable(),
  offerItemId: uuid.nullable(),
  quantity: z.number(),
  amountMinor: classified('money', amount),
  costMinor: classified('cost', amount),
  staffName: z.string().nullable(),
  reason: z.string().nullable(),
  refundedQuantity: z.number(),
  refundedMinor: classified('money', amount),
  refunds: z.array(refundOfLine),
  /** Of a refund or cancellation: units no purchase was found for. */
  unmatchedQuantity: z.number(),
  unmatchedMinor: classified('money', amount),
});

/** One order of a customer, in one currency. */
export const order = z.object({
  orderId: uuid,
  partyId,
  orderNumber: z.string().nullable(),
  orderedAt: instant,
  orderedZone: z.string(),
  branchId: uuid.nullable(),
  channel: z.string().nullable(),
  source: z.string(),
  importId: uuid.nullable(),
  currency: currencyCode,
  totalMinor: classified('money', amount),
  refundedMinor: classified('money', amount),
  lines: z.array(orderLine),
});
export type ShownOrder = z.output<typeof order>;
export type ShownOrderLine = z.output<typeof orderLine>;

/** A purchase to record. The total of a line is after any discount on it. */
export const newOrder = z.object({
  partyId,
  orderNumber: text(100).optional().meta({ description: 'Left out: a number is given' }),
  orderedAt: instant.optional().meta({ description: 'Left out: now, or the beginning of `orderedOn`' }),
  orderedOn: isoDate.optional().meta({ description: 'The local day, when the hour is not known' }),
  orderedZone: zone.optional().meta({ description: 'Left out: the zone of the business' }),
  currency: currencyCode.optional().meta({ description: 'Left out: the currency of the business' }),
  branchId: uuid.nullable().default(null),
  channel: text(40).nullable().default(null),
  staffId: uuid.nullable().default(null),
  staffName: text(200).nullable().default(null),
  source: text(60).default('desk').meta({
    description: 'The system the order comes from; the same line of the same source is recorded once',
  }),
  lines: z
    .array(
      z
        .object({
          kind: z.enum(['purchase', 'adjustment']).default('purchase'),
          offerItemId: uuid.nullable().default(null),
          itemCode: text(100).nullable().default(null),
          itemName: text(500).nullable().default(null),
          quantity: z.number().min(0).max(1e9).multipleOf(0.0001).default(1),
          amountMinor: amount
            .optional()
            .meta({ description: 'Left out: the price on offer times the quantity' }),
          costMinor: amount.nullable().optional(),
        })
        .refine(({ offerItemId, itemCode, itemName }) => offerItemId ?? itemCode ?? itemName, {
          message: 'a line names its item: give offerItemId, itemCode or itemName',
        }),
    )
    .min(1, 'an order has at least one line')
    .max(500),
});
export type NewOrder = z.output<typeof newOrder>;

/** What is to be given back of an order. */
export const newRefund = z.object({
  reason: text(500),
  refundedAt: instant.optional().meta({ description: 'Left out: now' }),
  lines: z
    .array(
      z.object({
        ...lineReference.shape,
        quantity: z.number().min(0).max(1e9).multipleOf(0.0001),
        amountMinor: amount
          .min(0)
          .optional()
          .meta({ description: 'Left out: what was paid for these units' }),
      }),
    )
    .min(1, 'a refund names at least one line')
    .max(500),
});
export type NewRefund = z.output<typeof newRefund>;

/** One entry of the audit of refunds: where a refund went, or that no purchase was found for it. */
export const refundAuditEntry = z.object({
  partyId,
  refund: z.object({
    ...lineReference.shape,
    kind: lineKind,
    orderId: uuid,
    orderNumber: z.string().nullable(),
    refundedAt: instant,
    itemCode: z.string().nullable(),
    itemName: z.string().nullable(),
  }),
  purchase: z
    .object({ ...lineReference.shape, orderId: uuid, orderNumber: z.string().nullable(), orderedAt: instant })
    .nullable(),
  how: z.enum(['referenced', 'latest-earlier', 'unmatched']),
  quantity: z.number(),
  amountMinor: classified('money', amount),
  paidBackMinor: classified('money', amount),
  currency: currencyCode,
});
export type RefundAuditEntry = z.output<typeof refundAuditEntry>;

/** Sales to nobody in particular, by day or branch. */
export const anonymousSummary = z.object({
  /** How the numbers were made. */
  definition: z.object({
    n: z.int().meta({ description: 'Lines without a customer in the period' }),
    fromOn: isoDate.nullable(),
    toOn: isoDate.nullable(),
    timeZone: z.string(),
  }),
  items: z.array(
    z.object({
      soldOn: isoDate.nullable(),
      branchId: uuid.nullable(),
      currency: currencyCode,
      lines: z.int(),
      amountMinor: classified('money', amount),
    }),
  ),
});
export type AnonymousSummary = z.output<typeof anonymousSummary>;
