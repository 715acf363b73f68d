import { expectedPurchases, purchaseCounts } from '../buy-till-you-die/forecast.ts';
import type { PurchaseModel } from '../buy-till-you-die/purchase-model.ts';
import type { PurchaseHistory } from '../customer-clock/purchase-histories.ts';
import { require } from '../invalid-input.ts';

/** How surprising one customer's purchases were, judged by what the model expected of them before. */
export interface PurchaseSurprise {
  expected: number;
  /** Probability of so few or fewer: small is a surprising fall. */
  probabilityAtMost: number;
  /** Probability of so many or more: small is a surprising rise. */
  probabilityAtLeast: number;
}

/**
 * Compares purchases in the weeks after a history with the customer's own forecast. With many customers, put the
 * probabilities through `adjustPValues`: of a thousand unchanged ones, fifty fall below 0.05.
 *
 * @throws InvalidInput unless purchases is a whole number ≥ 0 and weeks > 0.
 */
export function purchaseSurprise(
  model: PurchaseModel,
  history: PurchaseHistory,
  weeks: number,
  purchases: number,
): PurchaseSurprise {
  require(Number.isInteger(purchases) && purchases >= 0 && weeks > 0, () =>
    `purchaseSurprise requires whole purchases ≥ 0 and weeks > 0, got ${purchases} and ${weeks}`);
  const counts = purchaseCounts(model, history, weeks, purchases);
  const fewer = counts.subarray(0, purchases).reduce((sum, probability) => sum + probability, 0);
  return {
    expected: expectedPurchases(model, history, weeks),
    probabilityAtMost: Math.min(1, fewer + (counts[purchases] ?? 0)),
    probabilityAtLeast: Math.max(0, 1 - fewer),
  };
}
