// Fader, Hardie and Shang (2010), "Customer-Base Analysis in a Discrete-Time Noncontractual Setting", Marketing Science
// 29(6), 1086–1108.
import { InvalidInput } from '../invalid-input.ts';
import { digamma, trigamma } from '../numerics/digamma.ts';
import { logSumExp } from '../numerics/log-add-exp.ts';
import { type LogLikelihood, maximiseLikelihood } from '../numerics/maximise-likelihood.ts';
import {
  type BgBbParameters,
  logTerms,
  type OpportunityHistory,
  requireOpportunityHistory,
} from './bg-bb-forecast.ts';
import { describeFit } from './describe-fit.ts';
import type { Fit, FitOptions, NotEnoughData } from './purchase-fit.ts';

/** Many customers as columns; `customers` says how many share a row, 1 each unless given. */
export interface OpportunityHistories {
  purchases: Int32Array;
  lastPurchaseAt: Int32Array;
  opportunities: Int32Array;
  customers?: Int32Array | Float64Array;
}

export type BgBbFit = Fit<'bg-bb', BgBbParameters>;

/**
 * Fits the BG/BB model: for purchases that can only come at fixed opportunities (a season, an annual check-up, a
 * campaign), not at any time.
 *
 * @returns A fit, or `not-enough-data` below 10 customers with a repeat purchase.
 * @throws InvalidInput for unequal columns or impossible histories.
 * @remarks Donations of 11,104 people: alpha 1.2035224, beta 0.74971636, gamma 0.65671821, delta 2.7834422, LL −33225.581274.
 */
export function fitBgBb(
  histories: OpportunityHistories,
  { minimumRepeatCustomers = 10 }: FitOptions = {},
): BgBbFit | NotEnoughData {
  const rows = distinctRows(histories);
  const repeating = rows.filter((row) => row.purchases > 0).reduce((sum, row) => sum + row.customers, 0);
  if (repeating < minimumRepeatCustomers) {
    return {
      outcome: 'not-enough-data',
      counted: 'customers with a repeat purchase',
      found: repeating,
      needed: minimumRepeatCustomers,
    };
  }
  const likelihood = bgBbLikelihood(rows);
  const starts = [
    Float64Array.of(1, 1, 1, 3),
    Float64Array.of(0.5, 0.5, 0.5, 5),
    Float64Array.of(2, 3, 1, 10),
  ];
  const maximum = maximiseLikelihood([likelihood], starts);
  return describeFit('bg-bb', ['alpha', 'beta', 'gamma', 'delta'], named, maximum, likelihood.n, []);
}

const named = ([alpha = NaN, beta = NaN, gamma = NaN, delta = NaN]: Float64Array): BgBbParameters => ({
  alpha,
  beta,
  gamma,
  delta,
});

interface Row extends OpportunityHistory {
  customers: number;
}

function bgBbLikelihood(rows: readonly Row[]): LogLikelihood {
  return {
    dimension: 4,
    n: rows.reduce((sum, row) => sum + row.customers, 0),
    evaluate(values, gradient, hessian) {
      gradient.fill(0);
      hessian?.fill(0);
      let sum = 0;
      for (const row of rows) sum += row.customers * addRow(row, named(values), gradient, hessian);
      return sum;
    },
  };
}

/** Adds the derivatives of one row: mean and covariance of the terms' derivatives, weighted by the terms. */
function addRow(
  row: Row,
  parameters: BgBbParameters,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
): number {
  const { alpha, beta, gamma, delta } = parameters;
  const terms = logTerms(parameters, row);
  const level = logSumExp(terms);
  const mean = new Float64Array(4);
  const second = new Float64Array(16);
  for (let i = 0; i < terms.length; i += 1) {
    const m = row.lastPurchaseAt + i;
    const dead = m < row.opportunities ? 1 : 0;
    const weight = Math.exp((terms[i] ?? 0) - level);
    const slope = [
      ...betaSlope(digamma, alpha, beta, row.purchases, m - row.purchases),
      ...betaSlope(digamma, gamma, delta, dead, m),
    ];
    for (let j = 0; j < 4; j += 1) {
      mean[j] = (mean[j] ?? 0) + weight * (slope[j] ?? 0);
      if (!hessian) continue;
      for (let k = 0; k < 4; k += 1) {
        const curve = termCurve(parameters, row.purchases, m, dead, j, k);
        second[4 * j + k] = (second[4 * j + k] ?? 0) + weight * ((slope[j] ?? 0) * (slope[k] ?? 0) + curve);
      }
    }
  }
  for (let j = 0; j < 4; j += 1) {
    gradient[j] = (gradient[j] ?? 0) + row.customers * (mean[j] ?? 0);
    if (!hessian) continue;
    for (let k = 0; k < 4; k += 1) {
      const entry = (second[4 * j + k] ?? 0) - (mean[j] ?? 0) * (mean[k] ?? 0);
      hessian[4 * j + k] = (hessian[4 * j + k] ?? 0) + row.customers * entry;
    }
  }
  return level;
}

/** Derivatives of ln B(a + i, b + j) − ln B(a, b) by a and b, with the given derivative of ln Γ. */
function betaSlope(
  derivative: (x: number) => number,
  a: number,
  b: number,
  i: number,
  j: number,
): [number, number] {
  const shared = derivative(a + b) - derivative(a + b + i + j);
  return [derivative(a + i) - derivative(a) + shared, derivative(b + j) - derivative(b) + shared];
}

function termCurve(
  { alpha, beta, gamma, delta }: BgBbParameters,
  x: number,
  m: number,
  dead: number,
  j: number,
  k: number,
): number {
  const first = j < 2;
  if (first !== k < 2) return 0;
  const [a, b, i, rest] = first ? [alpha, beta, x, m - x] : [gamma, delta, dead, m];
  if (j !== k) return trigamma(a + b) - trigamma(a + b + i + rest);
  return betaSlope(trigamma, a, b, i, rest)[j % 2] ?? 0;
}

function distinctRows({ purchases, lastPurchaseAt, opportunities, customers }: OpportunityHistories): Row[] {
  const n = purchases.length;
  if (lastPurchaseAt.length !== n || opportunities.length !== n || (customers && customers.length !== n)) {
    throw new InvalidInput(
      `fitBgBb requires columns of equal length, got ${n}, ${lastPurchaseAt.length} and ${opportunities.length}`,
    );
  }
  const rows = new Map<string, Row>();
  for (let i = 0; i < n; i += 1) {
    const history = {
      purchases: purchases[i] ?? 0,
      lastPurchaseAt: lastPurchaseAt[i] ?? 0,
      opportunities: opportunities[i] ?? 0,
    };
    requireOpportunityHistory('fitBgBb', history);
    const key = `${history.purchases} ${history.lastPurchaseAt} ${history.opportunities}`;
    const row = rows.get(key) ?? { ...history, customers: 0 };
    row.customers += customers ? (customers[i] ?? 0) : 1;
    rows.set(key, row);
  }
  return [...rows.values()];
}
