import { z } from 'zod';
import { classified, currencyCode, instant, isoDate, uuid } from '#contract-kit';
import { DRIFT_STATES, driftReason, lifetimeValue } from './drift.ts';
import { estimate, PURCHASE_MODELS } from './value-run.ts';

/** Where a figure comes from: what "how?" shows. */
const basis = z.object({
  runId: uuid,
  runNumber: z.int(),
  finishedAt: instant.nullable(),
  model: z.enum(PURCHASE_MODELS),
  customers: z.int(),
  firstOn: isoDate,
  asOfOn: isoDate,
  cumulativeErrorShare: z.number().nullable(),
  holdoutErrorShare: z.number().nullable(),
  marginShare: z.number(),
  marginSource: z.enum(['measured', 'assumed']),
  discountRatePerYear: z.number(),
  horizonWeeks: z.int(),
  currency: currencyCode,
});
export type ValueBasis = z.infer<typeof basis>;

const purchaseDay = z.object({ purchasedOn: isoDate, amountMinor: classified('money', z.number()) });

const purchaseFacts = z.object({
  firstPurchaseOn: isoDate,
  lastPurchaseOn: isoDate,
  purchases: z.int(),
  spentMinor: classified('money', z.number()),
  currency: currencyCode,
  /** Median of the customer's own gaps; null below three purchases. */
  usualGapDays: z.number().nullable(),
  purchaseDays: z.array(purchaseDay),
});
export type PurchaseFacts = z.infer<typeof purchaseFacts>;

const curve = z.object({
  /** Margin brought so far, after each purchase day. */
  past: z.array(z.object({ on: isoDate, cumulativeMinor: z.number() })),
  /** Margin expected on top, discounted, with its 80 % interval. */
  future: z.array(
    z.object({ on: isoDate, expectedMinor: z.number(), lowMinor: z.number(), highMinor: z.number() }),
  ),
});

/** Why nothing can be said. */
export const NOT_JUDGED = [
  'has-died',
  'no-run',
  'no-purchases',
  'after-window',
  'other-currency',
  'no-positive-amount',
] as const;

/** What one customer is worth, or why that cannot be said. */
export const customerValue = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('judged'),
    basis,
    facts: purchaseFacts,
    probabilityAlive: classified('value', z.number()),
    /** In the 52 weeks after the day the run looked at. */
    expectedPurchases: classified('value', estimate),
    expectedPurchaseMinor: classified('value', z.number()),
    lifetimeValue: classified('value', lifetimeValue),
    valueRankShare: classified('value', z.number()),
    spendRankShare: classified('value', z.number()),
    /** Quintiles of recency, frequency and money: 5 is best. */
    rfm: classified('value', z.object({ recency: z.int(), frequency: z.int(), monetary: z.int() })),
    aliveOverTime: classified('value', z.array(z.object({ on: isoDate, probability: z.number() }))),
    curve: classified('value', curve),
    drift: z.object({ state: z.enum(DRIFT_STATES), reasons: z.array(driftReason) }).nullable(),
  }),
  z.object({
    outcome: z.literal('not-judged'),
    reason: z.enum(NOT_JUDGED),
    facts: purchaseFacts.nullable(),
    lastRunAt: instant.nullable(),
  }),
]);
export type CustomerValue = z.infer<typeof customerValue>;
