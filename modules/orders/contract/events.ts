import { z } from 'zod';
import { currencyCode, defineEvent, instant, partyId, uuid } from '#contract-kit';

/** A purchase was recorded at the desk or through the API. */
export const orderRecorded = defineEvent({
  name: 'order.recorded',
  payload: z.object({
    partyId,
    orderId: uuid,
    orderNumber: z.string().nullable(),
    orderedAt: instant,
    currency: currencyCode,
    amountMinor: z.int(),
    offerItemIds: z.array(uuid),
  }),
  timeline: 'shown',
});

/** Something bought was given back. */
export const orderRefunded = defineEvent({
  name: 'order.refunded',
  payload: z.object({
    partyId,
    orderId: uuid,
    orderNumber: z.string().nullable(),
    refundedAt: instant,
    currency: currencyCode,
    amountMinor: z.int(),
    reason: z.string(),
  }),
  timeline: 'shown',
});

/** An import of transactions has ended; one event for all its rows. */
export const ordersImported = defineEvent({
  name: 'orders.imported',
  payload: z.object({
    partyId: z.null(),
    importId: uuid,
    created: z.int(),
    unchanged: z.int(),
    anonymous: z.int(),
    repeated: z.int(),
    rejected: z.int(),
    newCustomers: z.int(),
  }),
  timeline: 'hidden',
});

/** The lines of an import were taken out again. */
export const orderImportReverted = defineEvent({
  name: 'orders.import-reverted',
  payload: z.object({ partyId: z.null(), importId: uuid, removed: z.int() }),
  timeline: 'hidden',
});

export const orderEvents = [orderRecorded, orderRefunded, ordersImported, orderImportReverted] as const;
