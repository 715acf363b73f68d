import { shareInterval } from '#analytics';

/** Fewer decided promises than this say nothing about how well a promise is kept. */
export const ENOUGH = 20;

export interface KeptRate {
  share: number;
  low: number;
  high: number;
  confidence: number;
}

/** Share of promises kept with Wilson's interval; null where there is not enough to say so. */
export function keptRate(kept: number, broken: number, enough = ENOUGH): KeptRate | null {
  const n = kept + broken;
  if (n < enough || n === 0) return null;
  const { share, low, high, confidence } = shareInterval(kept, n);
  return { share, low, high, confidence };
}
