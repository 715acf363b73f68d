// Fader and Hardie (2007), "Incorporating Time-Invariant Covariates into the Pareto/NBD and BG/NBD Models".
import { type CompressedHistories, compressHistories } from '../customer-clock/compress-histories.ts';
import type { PurchaseHistories } from '../customer-clock/purchase-histories.ts';
import { require } from '../invalid-input.ts';
import {
  type LikelihoodMaximum,
  type LogLikelihood,
  maximiseLikelihood,
} from '../numerics/maximise-likelihood.ts';
import { type Covariates, type ScaledCovariates, scaleCovariates } from '../survival/covariates.ts';
import { effectOf, type HazardEffect } from '../survival/hazard-effect.ts';
import { bgNbdLikelihood } from './bg-nbd-likelihood.ts';
import { covariateLikelihood, patternsOf } from './covariate-likelihood.ts';
import { fitBgNbd, fitMbgNbd, fitParetoNbd } from './fit-purchase-model.ts';
import { type CustomerForecasts, type ForecastOptions, forecastCustomers } from './forecast-customers.ts';
import { paretoNbdLikelihood } from './pareto-nbd-likelihood.ts';
import type { FitOptions, FitWarning, NotEnoughData, PurchaseFit } from './purchase-fit.ts';
import { PARAMETER_NAMES, type PurchaseModel, parameterVector, withParameters } from './purchase-model.ts';

/** Facts about customers that do not change: columns of numbers, yes/no as 1/0. */
export interface PurchaseCovariates {
  /** What may go with buying often. */
  purchasing?: Covariates;
  /** What may go with leaving. */
  leaving?: Covariates;
}

/**
 * What a covariate acts on: the purchase rate, the rate of leaving (Pareto/NBD), or the a and b of the chance of leaving
 * after a purchase (BG/NBD, MBG/NBD). A ratio above 1 means more of it for one unit more.
 */
export type CovariateTarget = 'purchase-rate' | 'leaving-rate' | 'leaving-a' | 'leaving-b';

/** The effect of one covariate on one part of a model. */
export interface PurchaseEffect extends HazardEffect {
  actsOn: CovariateTarget;
}

/** A purchase model with covariates; `parameters` are those of a customer whose covariates are all 0. */
export interface CovariateFit {
  outcome: 'fitted';
  model: 'bg-nbd' | 'mbg-nbd' | 'pareto-nbd';
  parameters: Record<string, number>;
  standardErrors: Record<string, number> | undefined;
  effects: PurchaseEffect[];
  logLikelihood: number;
  /** Of the model without covariates; the likelihood-ratio test compares them. */
  plainLogLikelihood: number;
  n: number;
  converged: boolean;
  iterations: number;
  warnings: FitWarning[];
}

type Model = CovariateFit['model'];

/**
 * Fits the BG/NBD with covariates: alpha e^(−effect) for purchases, a and b e^effect for leaving.
 *
 * @param histories Columns; covariates are columns in the same order.
 * @returns A fit, or `not-enough-data` below ten customers with a repeat purchase for each effect.
 * @throws InvalidInput for columns that do not vary or do not fit.
 * @remarks Exact gradient and Hessian. Customers with equal covariates share the work: 100 patterns cost little more
 * than none, a covariate that is different for each customer costs a pass over all of them.
 */
export function fitBgNbdWithCovariates(
  histories: PurchaseHistories | CompressedHistories,
  covariates: PurchaseCovariates,
  options: FitOptions = {},
): CovariateFit | NotEnoughData {
  const plain = fitBgNbd(histories, options);
  return fitWith('bg-nbd', histories, covariates, plain, (rows) => bgNbdLikelihood(rows, false));
}

/** Fits the MBG/NBD with covariates; see `fitBgNbdWithCovariates`. */
export function fitMbgNbdWithCovariates(
  histories: PurchaseHistories | CompressedHistories,
  covariates: PurchaseCovariates,
  options: FitOptions = {},
): CovariateFit | NotEnoughData {
  const plain = fitMbgNbd(histories, options);
  return fitWith('mbg-nbd', histories, covariates, plain, (rows) => bgNbdLikelihood(rows, true));
}

/** Fits the Pareto/NBD with covariates: alpha e^(−effect) for purchases, beta e^(−effect) for leaving. */
export function fitParetoNbdWithCovariates(
  histories: PurchaseHistories | CompressedHistories,
  covariates: PurchaseCovariates,
  options: FitOptions = {},
): CovariateFit | NotEnoughData {
  const plain = fitParetoNbd(histories, options);
  return fitWith('pareto-nbd', histories, covariates, plain, paretoNbdLikelihood);
}

/**
 * The purchase model of a customer with given covariates: hand it to any function that takes a model, such as
 * `probabilityAlive`, `purchaseCounts` or `lifetimeValue`.
 *
 * @param covariates By name; missing ones count as 0.
 */
export function purchaseModelFor(
  fit: CovariateFit,
  covariates: Readonly<Record<string, number>>,
): PurchaseModel {
  const names = PARAMETER_NAMES[fit.model];
  const logs = names.map((name) => Math.log(fit.parameters[name] ?? NaN));
  for (const { name, actsOn, coefficient } of fit.effects) {
    const [at, sign] = targetOf(fit.model, actsOn);
    logs[at] = (logs[at] ?? 0) + sign * coefficient * (covariates[name] ?? 0);
  }
  return withParameters(fit.model, logs.map(Math.exp));
}

/** As `forecastCustomers`, each customer with its own covariates. */
export function forecastCustomersWithCovariates(
  fit: CovariateFit,
  given: PurchaseHistories | CompressedHistories,
  covariates: PurchaseCovariates,
  options: ForecastOptions,
): CustomerForecasts {
  const histories = compressHistories(given);
  const columns = { ...covariates.purchasing, ...covariates.leaving };
  const names = [...new Set(fit.effects.map(({ name }) => name))];
  const absent = names.filter((name) => columns[name]?.length !== histories.customers);
  require(absent.length === 0, () =>
    `forecastCustomersWithCovariates requires ${histories.customers} values of each covariate, got none for ${absent.join(', ')}`);
  const keyOf = (i: number): string => names.map((name) => columns[name]?.[i] ?? 0).join(' ');
  const result: CustomerForecasts = {
    horizonWeeks: options.horizonWeeks,
    coverage: options.coverage ?? 0.8,
    probabilityAlive: new Float64Array(histories.customers),
    expectedPurchases: new Float64Array(histories.customers),
    purchasesLow: new Int32Array(histories.customers),
    purchasesHigh: new Int32Array(histories.customers),
  };
  for (const { rows, customers } of patternsOf(histories, keyOf, () => new Float64Array())) {
    const first = customers[0] ?? 0;
    const own = Object.fromEntries(names.map((name) => [name, columns[name]?.[first] ?? 0]));
    const part = forecastCustomers(purchaseModelFor(fit, own), rows, options);
    customers.forEach((customer, i) => {
      result.probabilityAlive[customer] = part.probabilityAlive[i] ?? 0;
      result.expectedPurchases[customer] = part.expectedPurchases[i] ?? 0;
      result.purchasesLow[customer] = part.purchasesLow[i] ?? 0;
      result.purchasesHigh[customer] = part.purchasesHigh[i] ?? 0;
    });
  }
  return result;
}

/** The parameter an effect multiplies, and whether it multiplies by e^effect or e^−effect. */
function targetOf(model: Model, actsOn: CovariateTarget): [number, number] {
  if (actsOn === 'purchase-rate') return [1, -1];
  if (model === 'pareto-nbd') return [3, -1];
  return actsOn === 'leaving-a' ? [2, 1] : [3, 1];
}

interface EffectColumn {
  name: string;
  actsOn: CovariateTarget;
  scaled: ScaledCovariates;
  at: number;
}

function effectColumns(model: Model, { purchasing, leaving }: PurchaseCovariates, n: number): EffectColumn[] {
  const columnsOf = (covariates: Covariates | undefined, targets: CovariateTarget[]): EffectColumn[] => {
    if (!covariates || Object.keys(covariates).length === 0) return [];
    const scaled = scaleCovariates(`A fit of ${model} with covariates`, covariates, n);
    return targets.flatMap((actsOn) => scaled.names.map((name, at) => ({ name, actsOn, scaled, at })));
  };
  const targets: CovariateTarget[] = model === 'pareto-nbd' ? ['leaving-rate'] : ['leaving-a', 'leaving-b'];
  return [...columnsOf(purchasing, ['purchase-rate']), ...columnsOf(leaving, targets)];
}

function fitWith(
  model: Model,
  given: PurchaseHistories | CompressedHistories,
  covariates: PurchaseCovariates,
  plain: PurchaseFit | NotEnoughData,
  likelihoodOf: (rows: CompressedHistories) => LogLikelihood,
): CovariateFit | NotEnoughData {
  if (plain.outcome === 'not-enough-data') return plain;
  const histories = compressHistories(given);
  const effects = effectColumns(model, covariates, histories.customers);
  require(effects.length > 0, () => `A fit of ${model} with covariates requires at least one, got none`);
  const repeating = repeatCustomersOf(histories);
  if (repeating < 10 * effects.length) {
    return {
      outcome: 'not-enough-data',
      counted: 'customers with a repeat purchase',
      found: repeating,
      needed: 10 * effects.length,
    };
  }
  const scaledValue = ({ scaled, at }: EffectColumn, i: number): number =>
    scaled.values[i * scaled.names.length + at] ?? 0;
  const patterns = patternsOf(
    histories,
    (i) => effects.map((effect) => scaledValue(effect, i)).join(' '),
    (i) => {
      const design = new Float64Array(4 * effects.length);
      effects.forEach((effect, e) => {
        const [at, sign] = targetOf(model, effect.actsOn);
        design[at * effects.length + e] = sign * scaledValue(effect, i);
      });
      return design;
    },
  );
  const start = new Float64Array(4 + effects.length).fill(1);
  start.set(parameterVector(plain));
  const units = Float64Array.from(start);
  const likelihood = { ...covariateLikelihood(patterns, effects.length, likelihoodOf), units };
  const maximum = maximiseLikelihood([likelihood], [start]);
  return described(model, effects, maximum, plain, histories.customers);
}

function repeatCustomersOf(histories: CompressedHistories): number {
  let sum = 0;
  for (let row = 0; row < histories.rows; row += 1) {
    if ((histories.purchaseValues[histories.purchaseIndex[row] ?? 0] ?? 0) > 0)
      sum += histories.counts[row] ?? 0;
  }
  return sum;
}

/** Undoes centring and scaling: the logarithms at covariates 0 are linear in those at the mean and the effects. */
function described(
  model: Model,
  effects: readonly EffectColumn[],
  maximum: LikelihoodMaximum,
  plain: PurchaseFit,
  n: number,
): CovariateFit {
  const size = 4 + effects.length;
  const back = new Float64Array(size * size);
  for (let i = 0; i < 4; i += 1) back[i * size + i] = 1;
  effects.forEach(({ actsOn, scaled, at }, e) => {
    const scale = scaled.scales[at] ?? 1;
    const [parameter, sign] = targetOf(model, actsOn);
    back[(4 + e) * (size + 1)] = 1 / scale;
    back[parameter * size + 4 + e] = (-sign * (scaled.means[at] ?? 0)) / scale;
  });
  const rowTimes = (row: number, vector: (column: number) => number): number => {
    let sum = 0;
    for (let column = 0; column < size; column += 1) sum += (back[row * size + column] ?? 0) * vector(column);
    return sum;
  };
  const logs = maximum.parameters.map(Math.log);
  const values = Float64Array.from(logs, (_, row) => rowTimes(row, (column) => logs[column] ?? 0));
  const covariance = maximum.covarianceOfLogs;
  const errors =
    covariance &&
    Float64Array.from(logs, (_, row) =>
      Math.sqrt(rowTimes(row, (i) => rowTimes(row, (j) => covariance[i * size + j] ?? 0))),
    );
  const names = PARAMETER_NAMES[model];
  const parameters = Object.fromEntries(names.map((name, i) => [name, Math.exp(values[i] ?? NaN)]));
  return {
    outcome: 'fitted',
    model,
    parameters,
    standardErrors:
      errors &&
      Object.fromEntries(names.map((name, i) => [name, (parameters[name] ?? 0) * (errors[i] ?? NaN)])),
    effects: effects.map(({ name, actsOn }, e) => ({
      ...effectOf(name, values[4 + e] ?? NaN, errors?.[4 + e] ?? Infinity),
      actsOn,
    })),
    logLikelihood: maximum.logLikelihood,
    plainLogLikelihood: plain.logLikelihood,
    n,
    converged: maximum.converged && covariance !== undefined,
    iterations: plain.iterations + maximum.iterations,
    warnings: warningsOf(maximum, plain),
  };
}

function warningsOf(maximum: LikelihoodMaximum, plain: PurchaseFit): FitWarning[] {
  const warnings = plain.warnings.filter(
    ({ code }) => code === 'no-dropout-found' || code === 'no-differences-found',
  );
  if (!maximum.covarianceOfLogs) {
    warnings.push({
      code: 'flat-likelihood',
      detail: 'Two covariates say the same, or an effect runs to infinity: leave one out',
    });
  }
  if (!maximum.converged) {
    warnings.push({ code: 'not-converged', detail: 'The search did not settle: do not use these numbers' });
  }
  return warnings;
}
