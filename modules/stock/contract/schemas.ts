import { z } from 'zod';
import { classified, currencyCode, instant, isoDate, uuid } from '#contract-kit';

export const PURPOSE_KINDS = ['repair', 'visit'] as const;
/** What a part is kept or used for. */
export type PurposeKind = (typeof PURPOSE_KINDS)[number];

export const MOVEMENT_KINDS = [
  'ordered',
  'order-cancelled',
  'received',
  'returned',
  'used',
  'sent',
  'transferred-in',
  'corrected',
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

export const COUNT_REASONS = ['counted', 'damaged', 'lost', 'found', 'other'] as const;
/** Why stock is other than it was written; a visit that used what was not on record says so by itself. */
export type CorrectionReason = (typeof COUNT_REASONS)[number] | 'used-unrecorded';

const amount = z.int().min(0);

/** What is known of a part, wherever it lies. */
export const partTerms = z.object({
  sku: z.string().trim().min(1, 'give the number of the part').max(100),
  name: z.string().trim().min(1, 'give a name').max(120),
  unit: z.string().trim().max(20).default(''),
  category: z
    .string()
    .trim()
    .max(100)
    .nullable()
    .default(null)
    .meta({ description: 'The kind of goods it fits' }),
  supplier: z.string().trim().max(120).default('').meta({ description: 'Who it is ordered from' }),
  leadDays: z
    .int()
    .min(1)
    .max(730)
    .nullable()
    .default(null)
    .meta({ description: 'Days from order to delivery' }),
  unitCostMinor: amount.nullable().default(null),
  orderCostMinor: amount
    .nullable()
    .default(null)
    .meta({ description: 'What one order costs, whatever its size' }),
  currency: currencyCode.optional(),
  discontinuedOn: isoDate.nullable().default(null),
  lastOrderOn: isoDate
    .nullable()
    .default(null)
    .meta({ description: 'The last day the supplier takes an order' }),
  supportEndsOn: isoDate
    .nullable()
    .default(null)
    .meta({ description: 'The last day we support what the part fits' }),
});
export type PartTerms = z.output<typeof partTerms>;

/** What usage says of when to order: what it rests on, and what follows. */
export const usagePlan = z.object({
  fromOn: isoDate,
  toOn: isoDate,
  days: z.int(),
  /** Days on which some were used, and units used. */
  n: z.int(),
  units: z.int(),
  dailyDemand: z.number(),
  dailyDeviation: z.number(),
  leadDays: z.int(),
  serviceLevel: z.number(),
  leadDemand: z.number(),
  safetyStock: z.number(),
  reorderPoint: z.number(),
  /** The quantity at which ordering and holding cost the same; null without costs. */
  economicQuantity: z.number().nullable(),
});
export type UsagePlan = z.infer<typeof usagePlan>;

/** What is known of usage that is not enough to plan by. */
export const tooLittleUsage = z.object({ n: z.int(), days: z.int(), needsN: z.int(), needsDays: z.int() });
export type TooLittleUsage = z.infer<typeof tooLittleUsage>;

export const stockAt = z.object({
  branchId: uuid,
  branchName: z.string(),
  onHand: z.int(),
  reserved: z.int(),
  /** On hand and not reserved; below 0 when parts are awaited, or a count found fewer than are reserved. */
  free: z.int(),
  ordered: z.int(),
  reorderPoint: z.int().nullable(),
  reorderBy: z.enum(['hand', 'usage']).nullable(),
  isLow: z.boolean(),
  /** How many to order now; null when there is enough or the supplier takes no more orders. */
  orderQuantity: z.int().nullable(),
});
export type StockAt = z.infer<typeof stockAt>;

const named = {
  partId: uuid,
  sku: z.string(),
  name: z.string(),
  unit: z.string(),
  category: z.string().nullable(),
  supplier: z.string(),
  discontinuedOn: isoDate.nullable(),
  lastOrderOn: isoDate.nullable(),
};

export const partInList = z.object({ ...named, ...stockAt.shape });
export type PartInList = z.infer<typeof partInList>;

export const reservation = z.object({
  reservationId: uuid,
  purposeKind: z.enum(PURPOSE_KINDS),
  purposeId: uuid,
  reference: z.string().nullable(),
  branchId: uuid,
  partId: uuid,
  sku: z.string(),
  partName: z.string(),
  quantity: z.int(),
  reservedAt: instant,
  reservedByName: z.string(),
  /** Of what is on hand, once all that was asked for before is given out, there is as much as this; else it is awaited. */
  isThere: z.boolean(),
  outcome: z.enum(['used', 'released']).nullable(),
  endedAt: instant.nullable(),
  endedByName: z.string().nullable(),
});
export type Reservation = z.infer<typeof reservation>;

/** How many of a discontinued part are needed until support ends, in all branches together. */
export const lastBuy = z.object({
  untilOn: isoDate,
  daysLeft: z.int(),
  need: z.int(),
  expected: z.number(),
  onHand: z.int(),
  toBuy: z.int(),
  n: z.int(),
  days: z.int(),
  serviceLevel: z.number(),
});
export type LastBuy = z.infer<typeof lastBuy>;

export const part = z.object({
  ...named,
  leadDays: z.int().nullable(),
  unitCostMinor: classified('cost', z.int()),
  orderCostMinor: classified('cost', z.int()),
  currency: currencyCode,
  supportEndsOn: isoDate.nullable(),
  revision: z.int(),
  stock: z.array(
    z.object({
      ...stockAt.shape,
      plan: z.union([usagePlan, tooLittleUsage]).nullable(),
      plannedAt: instant.nullable(),
    }),
  ),
  reservations: z.array(reservation),
  /** Null while it is not discontinued or support has no end; how little is known where that is too little. */
  lastBuy: z.union([lastBuy, tooLittleUsage]).nullable(),
});
export type Part = z.infer<typeof part>;

export const movement = z.object({
  movementId: uuid,
  branchId: uuid,
  branchName: z.string(),
  kind: z.enum(MOVEMENT_KINDS),
  quantity: z.int(),
  ordered: z.int(),
  reason: z.enum([...COUNT_REASONS, 'used-unrecorded']).nullable(),
  purposeKind: z.enum(PURPOSE_KINDS).nullable(),
  purposeId: uuid.nullable(),
  reference: z.string().nullable(),
  /** The order that parts were ordered with, came of, or were cancelled from. */
  orderId: uuid.nullable(),
  otherBranchName: z.string().nullable(),
  note: z.string(),
  at: instant,
  byName: z.string(),
});
export type Movement = z.infer<typeof movement>;
