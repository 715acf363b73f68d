// Platzer and Reutterer (2016), Marketing Science 35(5), 779–799, and Reutterer, Platzer and Schröder (2021),
// International Journal of Research in Marketing 38(3), 690–714.
import { type CompressedHistories, compressHistories } from '../customer-clock/compress-histories.ts';
import type { PurchaseHistories } from '../customer-clock/purchase-histories.ts';
import { require } from '../invalid-input.ts';
import type { LikelihoodMaximum } from '../numerics/maximise-likelihood.ts';
import { cnbdLikelihood } from './cnbd-k-likelihood.ts';
import { describeFit } from './describe-fit.ts';
import { fitBgNbd, fitMbgNbd } from './fit-purchase-model.ts';
import { maximiseOnHistories } from './maximise-on-histories.ts';
import type { BgNbdFit, Fit, FitOptions, MbgNbdFit, NotEnoughData } from './purchase-fit.ts';
import { type BgNbdParameters, PARAMETER_NAMES } from './purchase-model.ts';

/**
 * Purchases come after k phases each, so the higher k, the more regular. Under the BG/CNBD-k a customer may leave after
 * each repeat purchase, under the MBG/CNBD-k after the first one too; with k = 1 they are the BG/NBD and the MBG/NBD.
 */
export interface RegularPurchaseModel {
  model: 'bg-cnbd-k' | 'mbg-cnbd-k';
  k: number;
  /** alpha and r describe the rate of phases: divide by k for purchases. */
  parameters: BgNbdParameters;
}

interface ChosenRegularity {
  k: number;
  /** Log-likelihood of each k that was tried. */
  tried: { k: number; logLikelihood: number }[];
}

/** A fit with the regularity chosen by the likelihood. */
export type BgCnbdFit = Fit<'bg-cnbd-k', BgNbdParameters> & ChosenRegularity;
/** A fit with the regularity chosen by the likelihood. */
export type MbgCnbdFit = Fit<'mbg-cnbd-k', BgNbdParameters> & ChosenRegularity;

/** Choices for a fit of regular customers. */
export interface RegularFitOptions extends FitOptions {
  /** Largest k tried; 12 unless told. */
  mostPhases?: number;
  /** A k to use without comparing. */
  k?: number;
}

/**
 * Fits the MBG/CNBD-k model for customers who come at regular intervals, such as check-ups and refills, and chooses k.
 *
 * @param totalLogIntervals Sum of ln(weeks between one purchase day and the next) over all customers up to the end of
 * observation: `totalLogIntervalsOf` computes it from purchase days. Needed to compare values of k.
 * @throws InvalidInput for impossible histories.
 */
export function fitMbgCnbd(
  histories: PurchaseHistories | CompressedHistories,
  totalLogIntervals: number,
  options: RegularFitOptions = {},
): MbgCnbdFit | NotEnoughData {
  return fitRegular('mbg-cnbd-k', histories, totalLogIntervals, options, fitMbgNbd);
}

/** Fits the BG/CNBD-k model: as the MBG/CNBD-k, where nobody leaves before the first repeat purchase. */
export function fitBgCnbd(
  histories: PurchaseHistories | CompressedHistories,
  totalLogIntervals: number,
  options: RegularFitOptions = {},
): BgCnbdFit | NotEnoughData {
  return fitRegular('bg-cnbd-k', histories, totalLogIntervals, options, fitBgNbd);
}

function fitRegular<Name extends RegularPurchaseModel['model']>(
  model: Name,
  histories: PurchaseHistories | CompressedHistories,
  totalLogIntervals: number,
  { minimumRepeatCustomers, mostPhases = 12, k: only }: RegularFitOptions,
  fitIrregular: (rows: CompressedHistories, options: FitOptions) => BgNbdFit | MbgNbdFit | NotEnoughData,
): (Fit<Name, BgNbdParameters> & ChosenRegularity) | NotEnoughData {
  require(Number.isFinite(totalLogIntervals), () =>
    `A fit of ${model} requires finite totalLogIntervals, got ${totalLogIntervals}`);
  require(Number.isInteger(only ?? mostPhases) && (only ?? mostPhases) >= 1, () =>
    `A fit of ${model} requires whole phases ≥ 1, got ${only ?? mostPhases}`);
  const compressed = compressHistories(histories);
  const irregular = fitIrregular(compressed, { minimumRepeatCustomers });
  if (irregular.outcome === 'not-enough-data') return irregular;
  const tried: ChosenRegularity['tried'] = [];
  let best: { k: number; maximum: LikelihoodMaximum } | undefined;
  let { r, alpha, a, b } = irregular.parameters;
  let iterations = irregular.iterations;
  for (let k = only ?? 1; k <= (only ?? mostPhases); k += 1) {
    // Phases come k times as often as purchases, and their rates differ less.
    const starts = [
      Float64Array.of(r, alpha, a, b),
      Float64Array.of(Math.min(5, 2 * r), only ? alpha / only : alpha, a, b),
    ];
    const regularity = { k, mayLeaveAtOnce: model === 'mbg-cnbd-k' };
    const units = Float64Array.of(1, irregular.parameters.alpha, 1, 1);
    const maximum = maximiseOnHistories(
      compressed,
      (rows) => ({ ...cnbdLikelihood(rows, regularity, totalLogIntervals), units }),
      starts,
    );
    iterations += maximum.iterations;
    tried.push({ k, logLikelihood: maximum.logLikelihood });
    if (best && maximum.logLikelihood < best.maximum.logLikelihood) break;
    best = { k, maximum };
    [r = r, alpha = alpha, a = a, b = b] = maximum.parameters;
  }
  if (!best) throw new Error('No regularity was tried');
  const maximum = { ...best.maximum, iterations };
  return {
    ...describeFit(model, PARAMETER_NAMES['bg-nbd'], named, maximum, compressed.customers, []),
    k: best.k,
    tried,
  };
}

const named = ([r = NaN, alpha = NaN, a = NaN, b = NaN]: Float64Array): BgNbdParameters => ({
  r,
  alpha,
  a,
  b,
});
