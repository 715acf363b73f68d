import type { CareReasonGiven } from '#modules/follow-ups/contract';
import type { DriftingCustomer } from './drift.ts';

/** The first reason of the drift as the reason of a care task, with the evidence its words need. */
export function careReasonOf(customer: DriftingCustomer): CareReasonGiven {
  const purchaseDays = customer.purchasedOn.slice(-DAYS_KEPT);
  const [reason] = customer.reasons;
  const spent = reason?.kind === 'spending-less' ? reason : undefined;
  if (spent?.usualAmountMinor != null && spent.latelyAmountMinor !== null) {
    return {
      kind: 'spending-less-than-usual',
      values: {
        usualMinor: Math.round(spent.usualAmountMinor),
        recentMinor: Math.round(spent.latelyAmountMinor),
        currency: spent.currency,
        purchaseCount: customer.purchasedOn.length,
        purchaseDays,
      },
    };
  }
  const fell = reason?.kind === 'probability-fell' ? reason : undefined;
  if (fell?.fromProbability != null && fell.toProbability !== null) {
    return {
      kind: 'less-likely-to-return',
      values: {
        probabilityAlive: fell.toProbability,
        probabilityAliveBefore: fell.fromProbability,
        comparedOn: customer.asOfOn,
        lastPurchaseOn: customer.lastPurchaseOn,
        purchaseDays,
      },
    };
  }
  return {
    kind: 'gap-longer-than-usual',
    values: {
      usualGapDays: Math.max(1, customer.usualGapDays),
      currentGapDays: daysBetween(customer.lastPurchaseOn, customer.asOfOn),
      purchaseCount: customer.purchasedOn.length,
      lastPurchaseOn: customer.lastPurchaseOn,
      purchaseDays,
    },
  };
}

const DAYS_KEPT = 24;

function daysBetween(fromOn: string, toOn: string): number {
  return Math.round((Date.parse(toOn) - Date.parse(fromOn)) / 86_400_000);
}
