import type { ScoreColumns } from './score-customers.ts';

/**
 * What a customer is still expected to bring, times the probability that they have left already. It is highest where
 * nothing is decided: small both for those who surely stay and for those who are surely gone.
 */
export function valueAtRisk(scores: ScoreColumns, customer: number): number {
  const value = scores.lifetimeMinor[customer] ?? Number.NaN;
  return Number.isNaN(value) ? 0 : value * (1 - (scores.probabilityAlive[customer] ?? 1));
}
