// Quantile: rational start of Abramowitz and Stegun (1964), 26.2.23, then Halley steps on the cumulative.
import { incompleteGamma } from './incomplete-gamma.ts';

/** Share of a standard normal distribution below z. */
export function normalCdf(z: number): number {
  const half = 0.5 * incompleteGamma(0.5, 0.5 * z * z).upper;
  return z < 0 ? half : 1 - half;
}

/** The z below which a share of a standard normal distribution lies; ±Infinity at 0 and 1. */
export function normalQuantile(probability: number): number {
  if (!(probability > 0)) return -Infinity;
  if (!(probability < 1)) return Infinity;
  if (probability > 0.5) return -normalQuantile(1 - probability);
  const t = Math.sqrt(-2 * Math.log(probability));
  let z = -(
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  );
  for (let round = 0; round < 3; round += 1) {
    const error = (normalCdf(z) - probability) * Math.sqrt(2 * Math.PI) * Math.exp(0.5 * z * z);
    z -= error / (1 + 0.5 * z * error);
  }
  return z;
}
