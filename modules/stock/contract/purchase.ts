import { z } from 'zod';
import { classified, currencyCode, instant, isoDate, uuid } from '#contract-kit';

export const PURCHASE_STATES = ['open', 'late', 'closed'] as const;
/** Not all received yet; that after the day it was expected; or over. */
export type PurchaseState = (typeof PURCHASE_STATES)[number];

const quantity = z.int().min(1).max(100_000);

/** Parts to order from one supplier for one branch. */
export const newPurchase = z.object({
  branchId: uuid,
  supplier: z.string().trim().max(120).default(''),
  expectedOn: isoDate
    .nullable()
    .default(null)
    .meta({ description: 'Null: by the delivery time of the slowest part' }),
  note: z.string().trim().max(500).default(''),
  lines: z
    .array(
      z.object({
        partId: uuid,
        quantity,
        unitCostMinor: z.int().min(0).optional().meta({ description: 'Left out: what the part costs' }),
      }),
    )
    .min(1, 'an order has at least one line')
    .max(200),
});
export type NewPurchase = z.output<typeof newPurchase>;

export const purchase = z.object({
  orderId: uuid,
  number: z.string(),
  branchId: uuid,
  branchName: z.string(),
  supplier: z.string(),
  expectedOn: isoDate.nullable(),
  /** Days past the expected day while something is still to come. */
  daysLate: z.int(),
  note: z.string(),
  orderedAt: instant,
  orderedByName: z.string(),
  closedAt: instant.nullable(),
  /** Grows with every receipt; who goes on names the one they saw. */
  revision: z.int(),
  lines: z.array(
    z.object({
      partId: uuid,
      sku: z.string(),
      partName: z.string(),
      unit: z.string(),
      quantity: z.int(),
      received: z.int(),
      cancelled: z.int(),
      outstanding: z.int(),
      unitCostMinor: classified('cost', z.int()),
      currency: currencyCode,
    }),
  ),
});
export type Purchase = z.infer<typeof purchase>;

export const receipt = z.object({
  revision: z.int().min(1),
  note: z.string().trim().max(500).default(''),
  lines: z
    .array(z.object({ partId: uuid, quantity }))
    .min(1, 'say what came')
    .max(200),
});
