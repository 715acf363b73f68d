// Fine and Gray (1999), Journal of the American Statistical Association 94, 496–509, section 3.
import { type FineGrayRows, overRiskSets, scoresOf } from './fine-gray-rows.ts';
import { RiskSums } from './risk-sums.ts';

/**
 * Robust standard errors: the square of what each row adds to the score, its part in the estimate of censoring included.
 * One pass forward and one back, so the work grows with the rows.
 */
export function fineGrayErrors(rows: FineGrayRows, point: Float64Array, inverse: Float64Array): Float64Array {
  const { size } = rows;
  const influences = influencesOf(rows, point);
  const meat = new Float64Array(size * size);
  for (let i = 0; i < rows.kinds.length; i += 1) {
    for (let j = 0; j < size; j += 1) {
      for (let k = 0; k < size; k += 1) {
        meat[j * size + k] =
          (meat[j * size + k] ?? 0) + (influences[i * size + j] ?? 0) * (influences[i * size + k] ?? 0);
      }
    }
  }
  return Float64Array.from({ length: size }, (_, j) => {
    let variance = 0;
    for (let k = 0; k < size; k += 1) {
      for (let l = 0; l < size; l += 1)
        variance += (inverse[j * size + k] ?? 0) * (meat[k * size + l] ?? 0) * (inverse[l * size + j] ?? 0);
    }
    return Math.sqrt(variance);
  });
}

/** Cumulated from a time on or up to it: rate, rate × mean covariates, and both weighted by G. */
interface RateSums {
  rate: number;
  means: Float64Array;
  weightedRate: number;
  weightedMeans: Float64Array;
}

function influencesOf(rows: FineGrayRows, point: Float64Array): Float64Array {
  const { size, values, kinds, steps } = rows;
  const n = kinds.length;
  const scores = scoresOf(rows, point);
  const weights = scores.map(Math.exp);
  const { means, rates } = ratesByStep(rows, scores);
  const after = cumulatedAfter(rows, means, rates);
  const influences = new Float64Array(n * size);
  const before: RateSums = zero(size);
  steps.forEach(({ from, to, uncensoredBefore }, at) => {
    addRate(before, means[at], rates[at] ?? 0, uncensoredBefore);
    const rest = after[at];
    for (let i = from; i < to; i += 1) {
      for (let j = 0; j < size; j += 1) {
        const z = values[i * size + j] ?? 0;
        const weight = weights[i] ?? 0;
        let own = -weight * (z * before.rate - (before.means[j] ?? 0));
        if (kinds[i] === 1) own += z - (means[at]?.[j] ?? 0);
        if (kinds[i] === 2 && rest)
          own -= (weight / uncensoredBefore) * (z * rest.weightedRate - (rest.weightedMeans[j] ?? 0));
        influences[i * size + j] = own;
      }
    }
  });
  addCensoring(rows, weights, after, influences);
  return influences;
}

/** Mean covariates of the weighted risk set and the baseline rate at each step with events. */
function ratesByStep(
  rows: FineGrayRows,
  scores: Float64Array,
): { means: (Float64Array | undefined)[]; rates: Float64Array } {
  const means: (Float64Array | undefined)[] = new Array(rows.steps.length);
  const rates = new Float64Array(rows.steps.length);
  overRiskSets(rows, scores, 0, false, ({ events, uncensoredBefore }, present, gone, at) => {
    const weight = present.weight + uncensoredBefore * gone.weight;
    means[at] = present.first.map((value, j) => (value + uncensoredBefore * (gone.first[j] ?? 0)) / weight);
    rates[at] = events / weight;
  });
  return { means, rates };
}

/** Sums over the steps strictly after each one. */
function cumulatedAfter(
  { size, steps }: FineGrayRows,
  means: readonly (Float64Array | undefined)[],
  rates: Float64Array,
): RateSums[] {
  const after: RateSums[] = new Array(steps.length);
  const running = zero(size);
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    after[at] = {
      ...running,
      means: Float64Array.from(running.means),
      weightedMeans: Float64Array.from(running.weightedMeans),
    };
    addRate(running, means[at], rates[at] ?? 0, steps[at]?.uncensoredBefore ?? 1);
  }
  return after;
}

function zero(size: number): RateSums {
  return { rate: 0, means: new Float64Array(size), weightedRate: 0, weightedMeans: new Float64Array(size) };
}

function addRate(sums: RateSums, mean: Float64Array | undefined, rate: number, uncensored: number): void {
  if (!mean) return;
  sums.rate += rate;
  sums.weightedRate += uncensored * rate;
  for (let j = 0; j < mean.length; j += 1) {
    sums.means[j] = (sums.means[j] ?? 0) + rate * (mean[j] ?? 0);
    sums.weightedMeans[j] = (sums.weightedMeans[j] ?? 0) + uncensored * rate * (mean[j] ?? 0);
  }
}

/** Adds each row's part in the estimated probability of not being censored: a martingale of censoring over Q / Y. */
function addCensoring(
  { size, values, kinds, steps }: FineGrayRows,
  weights: Float64Array,
  after: readonly RateSums[],
  influences: Float64Array,
): void {
  const n = kinds.length;
  const gone = new RiskSums(size);
  const compensator = new Float64Array(size);
  steps.forEach(({ from, to, censored, uncensoredBefore }, at) => {
    const rest = after[at];
    for (let i = from; i < to; i += 1)
      if (kinds[i] === 2) gone.add((weights[i] ?? 0) / uncensoredBefore, values, i * size, false);
    if (!rest) return;
    // Those with an event now were not at risk of being censored now.
    const atRisk = n - from - (to - from - censored);
    const share = Float64Array.from(
      { length: size },
      (_, j) =>
        ((gone.first[j] ?? 0) * rest.weightedRate - gone.weight * (rest.weightedMeans[j] ?? 0)) /
        Math.max(1, atRisk),
    );
    for (let i = from; i < to; i += 1) {
      for (let j = 0; j < size; j += 1) {
        // Censored rows live through their own step; rows with an event do not.
        const own = kinds[i] === 0 ? (share[j] ?? 0) * (1 - censored / Math.max(1, atRisk)) : 0;
        influences[i * size + j] = (influences[i * size + j] ?? 0) + own - (compensator[j] ?? 0);
      }
    }
    if (censored > 0 && atRisk > 0)
      for (let j = 0; j < size; j += 1)
        compensator[j] = (compensator[j] ?? 0) + ((share[j] ?? 0) * censored) / atRisk;
  });
}
