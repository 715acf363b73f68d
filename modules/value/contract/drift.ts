import { z } from 'zod';
import { classified, currencyCode, isoDate, partyId, uuid } from '#contract-kit';

/** One way in which a customer has left their own pattern. */
export const driftReason = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('longer-than-usual'),
    /** Median of the customer's own gaps between purchases. */
    usualGapDays: z.number(),
    sinceDays: z.int(),
  }),
  z.object({
    kind: z.literal('spending-less'),
    usualAmountMinor: classified('money', z.number()),
    /** Mean of the last two purchases. */
    latelyAmountMinor: classified('money', z.number()),
    currency: currencyCode,
  }),
  z.object({
    kind: z.literal('probability-fell'),
    /** Probability of still buying, right after the last purchase and now. */
    fromProbability: classified('value', z.number()),
    toProbability: classified('value', z.number()),
  }),
]);
export type DriftReason = z.infer<typeof driftReason>;

/** `watch`: late, but not yet twice as late as usual. */
export const DRIFT_STATES = ['watch', 'drifting'] as const;
export type DriftState = (typeof DRIFT_STATES)[number];

/** A lifetime value with its 80 % interval. */
export const lifetimeValue = z.object({
  amountMinor: z.int(),
  lowMinor: z.int(),
  highMinor: z.int(),
  currency: currencyCode,
});
export type LifetimeValue = z.infer<typeof lifetimeValue>;

/** A customer who has left their own pattern, with why and what they are worth. */
export const driftingCustomer = z.object({
  partyId,
  displayName: z.string(),
  ownerId: uuid.nullable(),
  state: z.enum(DRIFT_STATES),
  reasons: z.array(driftReason),
  /** The day the run looked at. */
  asOfOn: isoDate,
  lastPurchaseOn: isoDate,
  usualGapDays: z.number(),
  /** The last purchases, at most 12, oldest first. */
  purchasedOn: z.array(isoDate),
  lifetimeValue: classified('value', lifetimeValue),
  /** Lifetime value times the probability that they have left already. */
  valueAtRiskMinor: classified('value', z.int()),
  probabilityAlive: classified('value', z.number()),
  /** Share of customers worth at least as much: 0.05 is the top 5 %. */
  valueRankShare: classified('value', z.number()),
});
export type DriftingCustomer = z.infer<typeof driftingCustomer>;

/** A customer who spends little at a time and is expected to be worth much. */
export const hiddenGem = z.object({
  partyId,
  displayName: z.string(),
  lifetimeValue: classified('value', lifetimeValue),
  valueRankShare: classified('value', z.number()),
  /** Share of customers who have spent at least as much. */
  spendRankShare: classified('value', z.number()),
  meanPurchaseMinor: classified('money', z.number()),
  purchases: z.int(),
  lastPurchaseOn: isoDate,
});
export type HiddenGem = z.infer<typeof hiddenGem>;
