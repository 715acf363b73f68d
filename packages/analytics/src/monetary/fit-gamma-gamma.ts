// Fader and Hardie (2013), note 025, "The Gamma-Gamma Model of Monetary Value"; Colombo and Jiang (1999), Journal of
// Interactive Marketing 13(4), 2–12.
import type { FitOptions, FitWarning, NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput, requirePositive } from '../invalid-input.ts';
import { digamma, trigamma } from '../numerics/digamma.ts';
import { logGamma } from '../numerics/log-gamma.ts';
import { type LogLikelihood, maximiseLikelihood } from '../numerics/maximise-likelihood.ts';

/** Each purchase is gamma(p, v) with a customer's own v ~ gamma(q, gamma); gamma is in the unit of the amounts. */
export interface GammaGammaParameters {
  p: number;
  q: number;
  gamma: number;
}

/** Spending of many customers: columns of equal length. */
export interface SpendingHistories {
  repeatPurchases: Int32Array;
  /** Mean amount of a repeat purchase; ignored where there is none. */
  meanRepeatValue: Float64Array;
}

/** A spending model fitted by maximum likelihood. */
export interface GammaGammaFit {
  outcome: 'fitted';
  model: 'gamma-gamma';
  parameters: GammaGammaParameters;
  standardErrors: GammaGammaParameters | undefined;
  covariance: number[][] | undefined;
  covarianceOfLogs: number[][] | undefined;
  parameterNames: readonly ['p', 'q', 'gamma'];
  /** Of the mean amounts, not of the totals: the JMR 2005 figure is lower by the sum of ln(purchases). */
  logLikelihood: number;
  /** Customers used: with a repeat purchase and a positive mean. */
  n: number;
  /** Customers with repeat purchases but a mean of zero or less, left out. */
  leftOut: number;
  converged: boolean;
  iterations: number;
  warnings: (FitWarning | { code: 'infinite-mean'; detail: string })[];
}

/**
 * Fits the Gamma-Gamma model of what a purchase is worth, so that few purchases are trusted less than many.
 *
 * @returns A fit, or `not-enough-data` below 10 customers with repeat purchases of positive value.
 * @throws InvalidInput for columns of unequal length or values that are not finite.
 * @remarks CDNOW (946 customers): p 6.2495723, q 3.7442247, gamma 15.443521, LL −4055.9176948. Needs spending that does
 * not depend on how often customers buy: see `testSpendingIndependence`.
 */
export function fitGammaGamma(
  spending: SpendingHistories,
  { minimumRepeatCustomers = 10 }: FitOptions = {},
): GammaGammaFit | NotEnoughData {
  const { rows, leftOut } = usableRows(spending);
  if (rows.values.length < minimumRepeatCustomers) {
    return {
      outcome: 'not-enough-data',
      counted: 'customers with repeat purchases of positive value',
      found: rows.values.length,
      needed: minimumRepeatCustomers,
    };
  }
  let total = 0;
  for (const value of rows.values) total += value;
  const mean = total / rows.values.length;
  const units = Float64Array.of(1, 1, mean);
  const starts = [
    Float64Array.of(4, 3, 0.5 * mean),
    Float64Array.of(1, 5, 4 * mean),
    Float64Array.of(20, 10, mean),
  ];
  const stride = Math.ceil(rows.values.length / 5000);
  const stages = (stride > 1 ? [everyNth(rows, stride), rows] : [rows]).map((own) => ({
    ...gammaGammaLikelihood(own),
    units,
  }));
  const maximum = maximiseLikelihood(stages, starts);
  const { parameters, covarianceOfLogs } = maximum;
  const logs = covarianceOfLogs && [0, 1, 2].map((i) => Array.from(covarianceOfLogs.slice(3 * i, 3 * i + 3)));
  const covariance = logs?.map((row, i) =>
    row.map((entry, j) => entry * (parameters[i] ?? 0) * (parameters[j] ?? 0)),
  );
  return {
    outcome: 'fitted',
    model: 'gamma-gamma',
    parameters: named(parameters),
    standardErrors: covariance && named(Float64Array.from(covariance, (row, i) => Math.sqrt(row[i] ?? NaN))),
    covariance,
    covarianceOfLogs: logs,
    parameterNames: ['p', 'q', 'gamma'],
    logLikelihood: maximum.logLikelihood,
    n: rows.values.length,
    leftOut,
    converged: maximum.converged,
    iterations: maximum.iterations,
    warnings: warningsOf(parameters, logs !== undefined, maximum.converged),
  };
}

/**
 * Mean amount to expect of a customer's purchases: own mean pulled towards everyone's, the more the fewer purchases.
 *
 * @throws InvalidInput for parameters that are not positive, and for q ≤ 1 without a purchase: that mean is infinite.
 * @see Hardie's note 025, eq. 5.
 * @example
 * expectedMeanValue({ p: 6.25, q: 3.74, gamma: 15.44 }, 2, 22.35) // ≈ 24.663713910761155
 */
export function expectedMeanValue(
  { p, q, gamma }: GammaGammaParameters,
  repeatPurchases: number,
  meanRepeatValue: number,
): number {
  requirePositive('expectedMeanValue', { p, q, gamma });
  const purchases = meanRepeatValue > 0 ? repeatPurchases : 0;
  const weight = p * purchases + q - 1;
  if (!(weight > 0)) {
    throw new InvalidInput(
      `expectedMeanValue requires q > 1 for a customer without repeat purchases, got ${q}`,
    );
  }
  return (p * (gamma + purchases * (purchases > 0 ? meanRepeatValue : 0))) / weight;
}

const named = ([p = NaN, q = NaN, gamma = NaN]: Float64Array): GammaGammaParameters => ({ p, q, gamma });

interface Rows {
  /** Into `distinct`. */
  index: Int32Array;
  distinct: Float64Array;
  values: Float64Array;
}

function usableRows({ repeatPurchases, meanRepeatValue }: SpendingHistories): {
  rows: Rows;
  leftOut: number;
} {
  const n = repeatPurchases.length;
  if (meanRepeatValue.length !== n) {
    throw new InvalidInput(
      `fitGammaGamma requires columns of equal length, got ${n} and ${meanRepeatValue.length}`,
    );
  }
  const codes = new Map<number, number>();
  const index = new Int32Array(n);
  const values = new Float64Array(n);
  let kept = 0;
  let leftOut = 0;
  for (let i = 0; i < n; i += 1) {
    const x = repeatPurchases[i] ?? 0;
    if (!(x > 0)) continue;
    const value = meanRepeatValue[i] ?? 0;
    if (!Number.isFinite(value)) {
      throw new InvalidInput(
        `fitGammaGamma requires finite values, got meanRepeatValue ${value} in row ${i}`,
      );
    }
    if (value <= 0) {
      leftOut += 1;
      continue;
    }
    const code = codes.get(x) ?? codes.size;
    codes.set(x, code);
    index[kept] = code;
    values[kept] = value;
    kept += 1;
  }
  const rows = {
    index: index.slice(0, kept),
    distinct: Float64Array.from(codes.keys()),
    values: values.slice(0, kept),
  };
  return { rows, leftOut };
}

function everyNth(rows: Rows, stride: number): Rows {
  const keep = (_: number, i: number): boolean => i % stride === 0;
  return { index: rows.index.filter(keep), distinct: rows.distinct, values: rows.values.filter(keep) };
}

function gammaGammaLikelihood({ index, distinct, values }: Rows): LogLikelihood {
  const counts = new Float64Array(distinct.length);
  const logSums = new Float64Array(distinct.length);
  for (let i = 0; i < index.length; i += 1) {
    const code = index[i] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
    logSums[code] = (logSums[code] ?? 0) + Math.log(values[i] ?? 1);
  }
  return {
    dimension: 3,
    n: index.length,
    evaluate([p = NaN, q = NaN, gamma = NaN], gradient, hessian) {
      const logTotals = new Float64Array(distinct.length);
      const inverseTotals = new Float64Array(distinct.length);
      const squareTotals = new Float64Array(distinct.length);
      for (let i = 0; i < index.length; i += 1) {
        const code = index[i] ?? 0;
        const scale = gamma + (distinct[code] ?? 0) * (values[i] ?? 0);
        const inverse = 1 / scale;
        logTotals[code] = (logTotals[code] ?? 0) + Math.log(scale);
        inverseTotals[code] = (inverseTotals[code] ?? 0) + inverse;
        squareTotals[code] = (squareTotals[code] ?? 0) + inverse * inverse;
      }
      let sum = 0,
        gp = 0,
        gq = 0,
        gg = 0,
        hpp = 0,
        hpq = 0,
        hpg = 0,
        hqq = 0,
        hqg = 0,
        hgg = 0;
      for (let code = 0; code < distinct.length; code += 1) {
        const x = distinct[code] ?? 0;
        const n = counts[code] ?? 0;
        const shape = p * x + q;
        const logs = logTotals[code] ?? 0;
        const inverses = inverseTotals[code] ?? 0;
        const logValues = logSums[code] ?? 0;
        sum +=
          n * (logGamma(shape) - logGamma(p * x) - logGamma(q) + q * Math.log(gamma) + p * x * Math.log(x)) +
          (p * x - 1) * logValues -
          shape * logs;
        const slope = digamma(shape);
        gp += x * (n * (slope - digamma(p * x) + Math.log(x)) + logValues - logs);
        gq += n * (slope - digamma(q) + Math.log(gamma)) - logs;
        gg += (n * q) / gamma - shape * inverses;
        if (!hessian) continue;
        const curve = trigamma(shape);
        hpp += n * x * x * (curve - trigamma(p * x));
        hpq += n * x * curve;
        hpg -= x * inverses;
        hqq += n * (curve - trigamma(q));
        hqg += n / gamma - inverses;
        hgg += (-n * q) / (gamma * gamma) + shape * (squareTotals[code] ?? 0);
      }
      gradient.set([gp, gq, gg]);
      hessian?.set([hpp, hpq, hpg, hpq, hqq, hqg, hpg, hqg, hgg]);
      return sum;
    },
  };
}

function warningsOf(
  parameters: Float64Array,
  hasErrors: boolean,
  converged: boolean,
): GammaGammaFit['warnings'] {
  const q = parameters[1] ?? 0;
  const warnings: GammaGammaFit['warnings'] = [];
  if (q <= 1) {
    warnings.push({
      code: 'infinite-mean',
      detail: `q is ${q.toPrecision(3)}, so the mean amount of a customer without repeat purchases is infinite: look for a few enormous amounts`,
    });
  }
  if (!hasErrors) {
    warnings.push({
      code: 'flat-likelihood',
      detail: 'The likelihood has no single peak, so standard errors cannot be given',
    });
  }
  if (!converged) {
    warnings.push({ code: 'not-converged', detail: 'The search did not settle: do not use these numbers' });
  }
  return warnings;
}
