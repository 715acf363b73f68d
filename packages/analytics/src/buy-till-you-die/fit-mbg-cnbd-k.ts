// Platzer and Reutterer (2016), Marketing Science 35(5), 779–799, and Reutterer, Platzer and Schröder (2021),
// International Journal of Research in Marketing 38(3), 690–714.
import { compressHistories } from '../customer-clock/compress-histories.ts';
import { DAYS_PER_WEEK, type PurchaseHistories } from '../customer-clock/purchase-histories.ts';
import { require } from '../invalid-input.ts';
import { type LikelihoodMaximum, maximiseLikelihood } from '../numerics/maximise-likelihood.ts';
import { fitMbgNbd } from './fit-purchase-model.ts';
import { mbgCnbdLikelihood } from './mbg-cnbd-k-likelihood.ts';
import type { FitOptions, FitWarning, NotEnoughData } from './purchase-fit.ts';
import type { BgNbdParameters } from './purchase-model.ts';

/** MBG/CNBD-k: purchases come after k phases each, so the higher k, the more regular; k = 1 is the MBG/NBD. */
export interface RegularPurchaseModel {
  model: 'mbg-cnbd-k';
  k: number;
  /** alpha and r describe the rate of phases: divide by k for purchases. */
  parameters: BgNbdParameters;
}

/** A fit with the regularity chosen by the likelihood. */
export interface MbgCnbdFit extends RegularPurchaseModel {
  outcome: 'fitted';
  standardErrors: BgNbdParameters | undefined;
  covarianceOfLogs: number[][] | undefined;
  logLikelihood: number;
  /** Log-likelihood of each k that was tried. */
  tried: { k: number; logLikelihood: number }[];
  n: number;
  converged: boolean;
  warnings: FitWarning[];
}

/**
 * Fits the MBG/CNBD-k model for customers who come at regular intervals, such as check-ups and refills, and chooses k.
 *
 * @param totalLogIntervals Sum of ln(weeks between one purchase day and the next) over all customers up to the end of
 * observation: `totalLogIntervalsOf` computes it from purchase days. Needed to compare values of k.
 * @param options `mostPhases`: largest k tried; 12 unless told.
 * @throws InvalidInput for impossible histories.
 */
export function fitMbgCnbd(
  histories: PurchaseHistories,
  totalLogIntervals: number,
  { minimumRepeatCustomers, mostPhases = 12 }: FitOptions & { mostPhases?: number } = {},
): MbgCnbdFit | NotEnoughData {
  require(Number.isFinite(totalLogIntervals), () =>
    `fitMbgCnbd requires finite totalLogIntervals, got ${totalLogIntervals}`);
  const compressed = compressHistories(histories);
  const irregular = fitMbgNbd(compressed, { minimumRepeatCustomers });
  if (irregular.outcome === 'not-enough-data') return irregular;
  const tried: MbgCnbdFit['tried'] = [];
  let best: { k: number; maximum: LikelihoodMaximum } | undefined;
  let { r, alpha, a, b } = irregular.parameters;
  for (let k = 1; k <= mostPhases; k += 1) {
    const likelihood = mbgCnbdLikelihood(compressed, k, totalLogIntervals);
    // Phases come k times as often as purchases, and their rates differ less.
    const starts = [Float64Array.of(r, alpha, a, b), Float64Array.of(Math.min(5, 2 * r), alpha, a, b)];
    const maximum = maximiseLikelihood(likelihood, starts);
    tried.push({ k, logLikelihood: maximum.logLikelihood });
    if (best && maximum.logLikelihood < best.maximum.logLikelihood) break;
    best = { k, maximum };
    [r = r, alpha = alpha, a = a, b = b] = maximum.parameters;
  }
  return described(best?.k ?? 1, best?.maximum, tried, compressed.customers);
}

function described(
  k: number,
  maximum: LikelihoodMaximum | undefined,
  tried: MbgCnbdFit['tried'],
  n: number,
): MbgCnbdFit {
  const [r = NaN, alpha = NaN, a = NaN, b = NaN] = maximum?.parameters ?? [];
  const logs = maximum?.covarianceOfLogs;
  const errorOf = (i: number, value: number): number => value * Math.sqrt(logs?.[5 * i] ?? NaN);
  const warnings: FitWarning[] = [];
  if (!logs)
    warnings.push({
      code: 'flat-likelihood',
      detail: 'The likelihood has no single peak, so standard errors cannot be given',
    });
  if (!maximum?.converged)
    warnings.push({ code: 'not-converged', detail: 'The search did not settle: do not use these numbers' });
  return {
    outcome: 'fitted',
    model: 'mbg-cnbd-k',
    k,
    parameters: { r, alpha, a, b },
    standardErrors: logs && {
      r: errorOf(0, r),
      alpha: errorOf(1, alpha),
      a: errorOf(2, a),
      b: errorOf(3, b),
    },
    covarianceOfLogs: logs && [0, 1, 2, 3].map((i) => Array.from(logs.slice(4 * i, 4 * i + 4))),
    logLikelihood: maximum?.logLikelihood ?? NaN,
    tried,
    n,
    converged: maximum?.converged ?? false,
    warnings,
  };
}

/** Sum of ln(weeks between purchase days) over customers; days up to the end of observation, in any order. */
export function totalLogIntervalsOf(purchaseDays: Iterable<ArrayLike<number>>): number {
  let total = 0;
  for (const days of purchaseDays) {
    const sorted = [...new Set(Array.from(days))].sort((a, b) => a - b);
    for (let i = 1; i < sorted.length; i += 1) {
      total += Math.log(((sorted[i] ?? 0) - (sorted[i - 1] ?? 0)) / DAYS_PER_WEEK);
    }
  }
  return total;
}

/**
 * Regularity of purchases without a model: k of Erlang-k intervals by the variance of M = first / (first + second) of
 * each customer's two last intervals. 1 is irregular; above 1.3 try `fitMbgCnbd`.
 *
 * @returns k with the number of customers used, or `not-enough-data` below 30 with three purchases.
 * @see Wheat and Morrison (1990), Journal of Marketing Research 27(1), 87–93.
 */
export function estimateRegularity(
  purchaseDays: Iterable<ArrayLike<number>>,
): { outcome: 'estimated'; k: number; n: number } | NotEnoughData {
  const shares: number[] = [];
  for (const days of purchaseDays) {
    const [first, second, third] = [...new Set(Array.from(days))].sort((a, b) => a - b).slice(-3);
    if (first === undefined || second === undefined || third === undefined) continue;
    shares.push((second - first) / (third - first));
  }
  const n = shares.length;
  if (n < 30)
    return { outcome: 'not-enough-data', counted: 'customers with three purchases', found: n, needed: 30 };
  // The mean of M is ½ by symmetry, so it is not estimated.
  const variance = shares.reduce((sum, share) => sum + (share - 0.5) ** 2, 0) / n;
  return { outcome: 'estimated', k: (1 - 4 * variance) / (8 * variance), n };
}
