// Fader and Hardie (2007), "Incorporating Time-Invariant Covariates into the Pareto/NBD and BG/NBD Models".
import { type CompressedHistories, compressHistories } from '../customer-clock/compress-histories.ts';
import type { LogLikelihood } from '../numerics/maximise-likelihood.ts';

/** Customers who share their covariates, and what to multiply each parameter's logarithm's effects by. */
export interface CovariatePattern {
  rows: CompressedHistories;
  customers: Int32Array;
  /** Derivative of the logarithms of the model's own parameters by the effects, row-major. */
  design: Float64Array;
}

/**
 * Log-likelihood of a model's parameters and of e^effect for each effect. Inside a pattern the model is the plain one at
 * shifted parameters, and the shift is linear in logarithms, so gradient and Hessian follow exactly by the chain rule.
 */
export function covariateLikelihood(
  patterns: readonly CovariatePattern[],
  effects: number,
  likelihoodOf: (rows: CompressedHistories) => LogLikelihood,
): LogLikelihood {
  const parts = patterns.map(({ rows }) => likelihoodOf(rows));
  const own = parts[0]?.dimension ?? 0;
  const size = own + effects;
  return {
    dimension: size,
    n: parts.reduce((sum, { n }) => sum + n, 0),
    evaluate(values, gradient, hessian) {
      gradient.fill(0);
      hessian?.fill(0);
      const logs = values.map(Math.log);
      const slope = new Float64Array(own);
      const curve = hessian && new Float64Array(own * own);
      let sum = 0;
      parts.forEach((part, at) => {
        const design = patterns[at]?.design ?? new Float64Array();
        const shifted = Float64Array.from({ length: own }, (_, p) => {
          let log = logs[p] ?? 0;
          for (let e = 0; e < effects; e += 1) log += (design[p * effects + e] ?? 0) * (logs[own + e] ?? 0);
          return Math.exp(log);
        });
        sum += part.evaluate(shifted, slope, curve);
        inLogs(shifted, slope, curve);
        addByChainRule(design, own, effects, slope, curve, gradient, hessian);
      });
      outOfLogs(values, gradient, hessian);
      return sum;
    },
  };
}

/** Groups customers by their row of covariates. */
export function patternsOf(
  given: CompressedHistories,
  keyOf: (customer: number) => string,
  designOf: (customer: number) => Float64Array,
): CovariatePattern[] {
  const members = new Map<string, number[]>();
  for (let i = 0; i < given.customers; i += 1) {
    const key = keyOf(i);
    const list = members.get(key);
    if (list) list.push(i);
    else members.set(key, [i]);
  }
  return [...members.values()].map((customers) => ({
    rows: historiesOf(given, customers),
    customers: Int32Array.from(customers),
    design: designOf(customers[0] ?? 0),
  }));
}

/** Few customers are not worth a search for equal histories. */
const FEW = 20;

function historiesOf(given: CompressedHistories, customers: readonly number[]): CompressedHistories {
  const rowOf = (i: number): number => given.rowOfCustomer[customers[i] ?? 0] ?? 0;
  const n = customers.length;
  const weeks = (index: Int32Array) =>
    Float64Array.from(customers, (_, i) => given.weekValues[index[rowOf(i)] ?? 0] ?? 0);
  const purchases = Float64Array.from(
    customers,
    (_, i) => given.purchaseValues[given.purchaseIndex[rowOf(i)] ?? 0] ?? 0,
  );
  const recency = weeks(given.recencyIndex);
  const age = weeks(given.ageIndex);
  if (n > FEW) {
    return compressHistories({
      repeatPurchases: Int32Array.from(purchases),
      recencyDays: recency.map((value) => 7 * value),
      ageDays: age.map((value) => 7 * value),
    });
  }
  const counting = Int32Array.from({ length: n }, (_, i) => i);
  const weekValues = new Float64Array(2 * n);
  weekValues.set(recency);
  weekValues.set(age, n);
  return {
    customers: n,
    rows: n,
    counts: new Float64Array(n).fill(1),
    purchaseIndex: counting,
    recencyIndex: counting,
    ageIndex: counting.map((i) => i + n),
    purchaseValues: purchases,
    weekValues,
    rowOfCustomer: counting,
  };
}

/** Derivatives by parameters to derivatives by their logarithms. */
function inLogs(values: Float64Array, slope: Float64Array, curve: Float64Array | undefined): void {
  const size = values.length;
  for (let i = 0; i < size; i += 1) slope[i] = (slope[i] ?? 0) * (values[i] ?? 0);
  if (!curve) return;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const entry = (curve[i * size + j] ?? 0) * (values[i] ?? 0) * (values[j] ?? 0);
      curve[i * size + j] = entry + (i === j ? (slope[i] ?? 0) : 0);
    }
  }
}

function outOfLogs(values: Float64Array, slope: Float64Array, curve: Float64Array | undefined): void {
  const size = values.length;
  for (let i = 0; i < size && curve; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const entry = (curve[i * size + j] ?? 0) - (i === j ? (slope[i] ?? 0) : 0);
      curve[i * size + j] = entry / ((values[i] ?? 1) * (values[j] ?? 1));
    }
  }
  for (let i = 0; i < size; i += 1) slope[i] = (slope[i] ?? 0) / (values[i] ?? 1);
}

/** Adds Jᵀ slope and Jᵀ curve J, with J the identity beside the design. */
function addByChainRule(
  design: Float64Array,
  own: number,
  effects: number,
  slope: Float64Array,
  curve: Float64Array | undefined,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
): void {
  const size = own + effects;
  const jacobian = (p: number, column: number): number =>
    column < own ? (p === column ? 1 : 0) : (design[p * effects + column - own] ?? 0);
  for (let column = 0; column < size; column += 1) {
    for (let p = 0; p < own; p += 1)
      gradient[column] = (gradient[column] ?? 0) + jacobian(p, column) * (slope[p] ?? 0);
  }
  if (!curve || !hessian) return;
  const half = new Float64Array(own * size);
  for (let p = 0; p < own; p += 1) {
    for (let column = 0; column < size; column += 1) {
      let sum = 0;
      for (let q = 0; q < own; q += 1) sum += (curve[p * own + q] ?? 0) * jacobian(q, column);
      half[p * size + column] = sum;
    }
  }
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let sum = 0;
      for (let p = 0; p < own; p += 1) sum += jacobian(p, row) * (half[p * size + column] ?? 0);
      hessian[row * size + column] = (hessian[row * size + column] ?? 0) + sum;
    }
  }
}
