import { type CompressedHistories, compressHistories } from '../customer-clock/compress-histories.ts';
import type { PurchaseHistories } from '../customer-clock/purchase-histories.ts';
import type { LikelihoodMaximum, LogLikelihood } from '../numerics/maximise-likelihood.ts';
import { bgNbdLikelihood } from './bg-nbd-likelihood.ts';
import { describeFit } from './describe-fit.ts';
import { type HistoryTotals, maximiseOnHistories, totalsOf } from './maximise-on-histories.ts';
import { nbdLikelihood } from './nbd-likelihood.ts';
import { paretoNbdLikelihood } from './pareto-nbd-likelihood.ts';
import type {
  BgNbdFit,
  Fit,
  FitOptions,
  FitWarning,
  MbgNbdFit,
  NbdFit,
  NotEnoughData,
  ParetoNbdFit,
  PurchaseFit,
} from './purchase-fit.ts';
import {
  type BgNbdParameters,
  type NbdParameters,
  PARAMETER_NAMES,
  type ParetoNbdParameters,
  type PurchaseModelName,
} from './purchase-model.ts';

/**
 * Fits the BG/NBD model: when customers buy again and when they quietly leave, without a contract.
 *
 * @param histories Columns, or the result of `compressHistories` when several models are fitted to the same customers.
 * @returns A fit, or `not-enough-data`. Failing to converge is in `converged` and `warnings`.
 * @throws InvalidInput for impossible histories.
 * @remarks CDNOW (2,357 customers): r 0.24259452, alpha 4.4136020, a 0.79292202, b 2.4259068, LL −9582.4292067.
 * @see Fader, Hardie and Lee (2005), Marketing Science 24(2), 275–284.
 */
export function fitBgNbd(
  histories: PurchaseHistories | CompressedHistories,
  options: FitOptions = {},
): BgNbdFit | NotEnoughData {
  return fit(BG_NBD, histories, options);
}

/**
 * Fits the MBG/NBD model: as BG/NBD, but a customer may also leave right after the first purchase, so one-time buyers
 * do not look alive for ever.
 *
 * @see Batislam, Denizel and Filiztekin (2007), International Journal of Research in Marketing 24(3), 201–209.
 */
export function fitMbgNbd(
  histories: PurchaseHistories | CompressedHistories,
  options: FitOptions = {},
): MbgNbdFit | NotEnoughData {
  return fit(MBG_NBD, histories, options);
}

/**
 * Fits the Pareto/NBD model: purchases at a steady personal rate until an unseen moment of leaving.
 *
 * @see Schmittlein, Morrison and Colombo (1987), Management Science 33(1), 1–24.
 */
export function fitParetoNbd(
  histories: PurchaseHistories | CompressedHistories,
  options: FitOptions = {},
): ParetoNbdFit | NotEnoughData {
  return fit(PARETO_NBD, histories, options);
}

/**
 * Fits the NBD model: customers buy at steady personal rates and never leave. The yardstick the others must beat, and
 * what is left when no dropout is found.
 *
 * @see Ehrenberg (1959), Applied Statistics 8(1), 26–41.
 */
export function fitNbd(
  histories: PurchaseHistories | CompressedHistories,
  options: FitOptions = {},
): NbdFit | NotEnoughData {
  return fit(NBD, histories, options);
}

/** Fits the model of a given name: to fit the chosen one once more on all data. */
export function fitPurchaseModel(
  model: PurchaseModelName,
  histories: PurchaseHistories | CompressedHistories,
  options: FitOptions = {},
): PurchaseFit | NotEnoughData {
  const fits = { 'bg-nbd': fitBgNbd, 'mbg-nbd': fitMbgNbd, 'pareto-nbd': fitParetoNbd, nbd: fitNbd };
  return fits[model](histories, options);
}

function namedNbd([r = NaN, alpha = NaN]: Float64Array): NbdParameters {
  return { r, alpha };
}

function namedBg([r = NaN, alpha = NaN, a = NaN, b = NaN]: Float64Array): BgNbdParameters {
  return { r, alpha, a, b };
}

function namedPareto([r = NaN, alpha = NaN, s = NaN, beta = NaN]: Float64Array): ParetoNbdParameters {
  return { r, alpha, s, beta };
}

const IN_WEEKS: readonly string[] = ['alpha', 'beta'];

/** What a fit of one model is made of. */
export interface PurchaseModelRecipe<Name extends PurchaseModelName, Parameters> {
  model: Name;
  likelihoodOf(rows: CompressedHistories): LogLikelihood;
  startsFor(totals: HistoryTotals): Float64Array[];
  named(values: Float64Array): Parameters;
}

/** The BG/NBD. */
export const BG_NBD: PurchaseModelRecipe<'bg-nbd', BgNbdParameters> = {
  model: 'bg-nbd',
  likelihoodOf: (rows) => bgNbdLikelihood(rows, false),
  startsFor: bgStarts,
  named: namedBg,
};

/** The MBG/NBD. */
export const MBG_NBD: PurchaseModelRecipe<'mbg-nbd', BgNbdParameters> = {
  model: 'mbg-nbd',
  likelihoodOf: (rows) => bgNbdLikelihood(rows, true),
  startsFor: bgStarts,
  named: namedBg,
};

/** The Pareto/NBD. */
export const PARETO_NBD: PurchaseModelRecipe<'pareto-nbd', ParetoNbdParameters> = {
  model: 'pareto-nbd',
  likelihoodOf: paretoNbdLikelihood,
  startsFor: paretoStarts,
  named: namedPareto,
};

/** The NBD. */
export const NBD: PurchaseModelRecipe<'nbd', NbdParameters> = {
  model: 'nbd',
  likelihoodOf: nbdLikelihood,
  startsFor: nbdStarts,
  named: namedNbd,
};

/** A fit ready to be maximised, here or elsewhere. */
export interface PreparedFit<Name extends PurchaseModelName, Parameters> {
  outcome: 'prepared';
  histories: CompressedHistories;
  likelihoodOf(rows: CompressedHistories): LogLikelihood;
  starts: Float64Array[];
  describe(maximum: LikelihoodMaximum): Fit<Name, Parameters>;
}

/** Checks that there is enough to learn from, and prepares the search. */
export function prepareFit<Name extends PurchaseModelName, Parameters>(
  { model, likelihoodOf, startsFor, named }: PurchaseModelRecipe<Name, Parameters>,
  given: PurchaseHistories | CompressedHistories,
  { minimumRepeatCustomers = 10 }: FitOptions,
): PreparedFit<Name, Parameters> | NotEnoughData {
  const histories = compressHistories(given);
  const totals = totalsOf(histories);
  if (totals.repeatCustomers < minimumRepeatCustomers) {
    return {
      outcome: 'not-enough-data',
      counted: 'customers with a repeat purchase',
      found: totals.repeatCustomers,
      needed: minimumRepeatCustomers,
    };
  }
  const units = Float64Array.from(PARAMETER_NAMES[model], (name) =>
    IN_WEEKS.includes(name) ? totals.meanAgeWeeks : 1,
  );
  return {
    outcome: 'prepared',
    histories,
    likelihoodOf: (rows) => ({ ...likelihoodOf(rows), units }),
    starts: startsFor(totals),
    describe: (maximum) =>
      describeFit(
        model,
        PARAMETER_NAMES[model],
        named,
        maximum,
        histories.customers,
        warningsOf(model, maximum),
      ),
  };
}

function fit<Name extends PurchaseModelName, Parameters>(
  recipe: PurchaseModelRecipe<Name, Parameters>,
  given: PurchaseHistories | CompressedHistories,
  options: FitOptions,
): Fit<Name, Parameters> | NotEnoughData {
  const prepared = prepareFit(recipe, given, options);
  if (prepared.outcome === 'not-enough-data') return prepared;
  return prepared.describe(maximiseOnHistories(prepared.histories, prepared.likelihoodOf, prepared.starts));
}

function warningsOf(model: PurchaseModelName, { parameters, unbounded }: LikelihoodMaximum): FitWarning[] {
  const [r = 0, , third = 0, fourth = 0] = parameters;
  const warnings: FitWarning[] = [];
  const leaving = model === 'nbd' ? 1 : model === 'pareto-nbd' ? third / fourth : third / (third + fourth);
  if (leaving < 1e-4 || (unbounded.includes(2) && third < 1) || (unbounded.includes(3) && fourth > 1)) {
    warnings.push({
      code: 'no-dropout-found',
      detail: 'The histories show no sign of customers leaving: read probabilities of being alive as 1',
    });
  }
  if (r > 1000) {
    warnings.push({
      code: 'no-differences-found',
      detail: 'All customers seem to buy at the same rate: history adds nothing to a forecast of the average',
    });
  }
  return warnings;
}

function nbdStarts({ purchasesPerWeek }: HistoryTotals): Float64Array[] {
  return [Float64Array.of(0.5, 0.5 / purchasesPerWeek), Float64Array.of(3, 3 / purchasesPerWeek)];
}

function bgStarts({ purchasesPerWeek }: HistoryTotals): Float64Array[] {
  return [
    Float64Array.of(0.5, 0.25 / purchasesPerWeek, 0.8, 2.5),
    Float64Array.of(1, 0.8 / purchasesPerWeek, 0.5, 5),
    Float64Array.of(3, 3 / purchasesPerWeek, 0.3, 20),
  ];
}

function paretoStarts({ purchasesPerWeek, meanAgeWeeks }: HistoryTotals): Float64Array[] {
  return [
    Float64Array.of(0.5, 0.25 / purchasesPerWeek, 0.6, 0.4 * meanAgeWeeks),
    Float64Array.of(1, 0.8 / purchasesPerWeek, 0.5, meanAgeWeeks),
    Float64Array.of(3, 3 / purchasesPerWeek, 1, 10 * meanAgeWeeks),
  ];
}
