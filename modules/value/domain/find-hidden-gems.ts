import type { ScoreColumns } from './score-customers.ts';
import { MIN_PURCHASES_FOR_PATTERN } from './thresholds.ts';

const TOP_SHARE = 0.2;
const MOST_GEMS = 2000;

/**
 * Customers who spend little at a time and are expected to be worth much (S1-43): mean purchase below the median of
 * those who buy again, lifetime value in the top fifth. Most valuable first, as positions in the columns.
 */
export function findHiddenGems(scores: ScoreColumns): number[] {
  const means = scores.meanRepeatValueMinor.filter((mean) => mean > 0).sort();
  const medianMean = means[means.length >> 1] ?? 0;
  const gems: number[] = [];
  for (let i = 0; i < scores.purchases.length; i += 1) {
    const mean = scores.meanRepeatValueMinor[i] ?? 0;
    const isGem =
      (scores.purchases[i] ?? 0) >= MIN_PURCHASES_FOR_PATTERN &&
      mean > 0 &&
      mean < medianMean &&
      (scores.valueRankShare[i] ?? 1) <= TOP_SHARE &&
      !Number.isNaN(scores.lifetimeMinor[i] ?? Number.NaN);
    if (isGem) gems.push(i);
  }
  return gems
    .sort((a, b) => (scores.lifetimeMinor[b] ?? 0) - (scores.lifetimeMinor[a] ?? 0))
    .slice(0, MOST_GEMS);
}
