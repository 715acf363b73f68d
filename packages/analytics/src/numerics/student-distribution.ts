import { incompleteBeta } from './incomplete-beta.ts';
import { normalQuantile } from './normal-distribution.ts';

/** Share of a Student t distribution below t. */
export function studentCdf(t: number, degreesOfFreedom: number): number {
  const tail = 0.5 * incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
  return t < 0 ? tail : 1 - tail;
}

/** The t below which a share of a Student t distribution lies; ±Infinity at 0 and 1. */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(probability > 0) || !(probability < 1)) return normalQuantile(probability);
  if (probability < 0.5) return -studentQuantile(1 - probability, degreesOfFreedom);
  let low = 0;
  let high = Math.max(1, normalQuantile(probability));
  while (studentCdf(high, degreesOfFreedom) < probability && high < 1e300) high *= 2;
  for (let round = 0; round < 200 && high - low > 1e-14 * high; round += 1) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, degreesOfFreedom) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
