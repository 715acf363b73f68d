import { rankShares, type ScoreColumns } from './score-customers.ts';

/** Sets what a model expects of some customers to nothing, whatever their purchases would say. */
export function expectNothingOf(customers: Int32Array, scores: ScoreColumns): void {
  if (customers.length === 0) return;
  const amounts = [scores.lifetimeMinor, scores.lifetimeLowMinor, scores.lifetimeHighMinor];
  for (const customer of customers) {
    scores.probabilityAlive[customer] = 0;
    scores.expectedPurchases[customer] = 0;
    scores.purchasesLow[customer] = 0;
    scores.purchasesHigh[customer] = 0;
    for (const amount of amounts) if (!Number.isNaN(amount[customer])) amount[customer] = 0;
  }
  scores.valueRankShare = rankShares(scores.lifetimeMinor);
}
