// Penalised logistic regression: le Cessie and van Houwelingen (1992), Applied Statistics 41(1), 191–201.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput, require } from '../invalid-input.ts';
import type { SmoothObjective } from '../numerics/minimise.ts';
import { minimiseByNewton } from '../numerics/newton.ts';
import {
  allRows,
  type EncodedRows,
  type Encoding,
  encodeRows,
  type Features,
  learnEncodings,
} from './encode-features.ts';

/** A model of who will (renew, leave, answer, buy): plain data that can be stored. */
export interface PropensityModel {
  encodings: Encoding[];
  labels: string[];
  intercept: number;
  /** One for each label, per standard deviation of numbers, per word of words. */
  coefficients: number[];
  ridge: number;
}

/** A fitted model with what it was fitted on. */
export interface PropensityFit {
  outcome: 'fitted';
  model: PropensityModel;
  n: number;
  /** Customers in whom it happened. */
  positives: number;
  converged: boolean;
}

/** Choices for a propensity model. */
export interface PropensityOptions {
  /** Strength of the pull to no effect, on standardised columns; 1 unless told. Never needs tuning for safety. */
  ridge?: number;
  /** Rows to learn from; all unless told. */
  rows?: ArrayLike<number>;
}

const FEWEST_EVENTS = 20;

/**
 * Learns who will from those of whom it is known.
 *
 * @param features Columns of numbers or words; missing values are `null`.
 * @param happened 1 where it happened, else 0.
 * @returns A fit, or `not-enough-data` unless it both happened and did not happen to 20 customers.
 * @throws InvalidInput for columns of unequal length or outcomes other than 0 and 1.
 */
export function fitPropensity(
  features: Features,
  happened: ArrayLike<number>,
  { ridge = 1, rows = allRows(happened.length) }: PropensityOptions = {},
): PropensityFit | NotEnoughData {
  requireFeatures('fitPropensity', features, happened);
  require(ridge >= 0 && ridge < Infinity, () => `fitPropensity requires ridge ≥ 0, got ${ridge}`);
  const outcomes = Float64Array.from(rows, (row) => happened[row] ?? 0);
  const positives = outcomes.reduce((sum, value) => sum + value, 0);
  const rarer = Math.min(positives, outcomes.length - positives);
  if (rarer < FEWEST_EVENTS) {
    return {
      outcome: 'not-enough-data',
      counted: 'customers with the rarer outcome',
      found: rarer,
      needed: FEWEST_EVENTS,
    };
  }
  const encodings = learnEncodings(features, rows);
  const encoded = encodeRows(encodings, features, rows);
  const start = new Float64Array(encoded.width + 1);
  start[0] = Math.log(positives / (outcomes.length - positives));
  const minimum = minimiseByNewton(logisticObjective(encoded, outcomes, ridge), start);
  const [intercept = 0, ...coefficients] = minimum.point;
  return {
    outcome: 'fitted',
    model: { encodings, labels: encoded.labels, intercept, coefficients, ridge },
    n: outcomes.length,
    positives,
    converged: minimum.converged,
  };
}

/** Probability that it will happen, for each row. */
export function predictPropensity(
  model: PropensityModel,
  features: Features,
  rows?: ArrayLike<number>,
): Float64Array {
  const length = Object.values(features)[0]?.length ?? 0;
  const encoded = encodeRows(model.encodings, features, rows ?? allRows(length));
  return Float64Array.from({ length: encoded.rows }, (_, i) => {
    let score = model.intercept;
    for (let j = 0; j < encoded.width; j += 1) {
      score += (model.coefficients[j] ?? 0) * (encoded.values[i * encoded.width + j] ?? 0);
    }
    return 1 / (1 + Math.exp(-score));
  });
}

/** A reason for one customer's probability. */
export interface PropensityReason {
  feature: string;
  /** Change of the log odds against an average customer: above 0 makes it likelier. */
  contribution: number;
}

/** Why a customer's probability is what it is, strongest reason first; contributions add up to the log odds minus the intercept. */
export function explainPropensity(
  model: PropensityModel,
  features: Features,
  row: number,
): PropensityReason[] {
  const encoded = encodeRows(model.encodings, features, [row]);
  const byFeature = new Map<string, number>();
  let at = 0;
  for (const encoding of model.encodings) {
    const width = encoding.kind === 'words' ? encoding.words.length : encoding.markMissing ? 2 : 1;
    let sum = 0;
    for (let j = at; j < at + width; j += 1) sum += (model.coefficients[j] ?? 0) * (encoded.values[j] ?? 0);
    byFeature.set(encoding.name, sum);
    at += width;
  }
  return [...byFeature]
    .map(([feature, contribution]) => ({ feature, contribution }))
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

/** Throws `InvalidInput` unless all columns are as long as the outcomes, which are 0 or 1. */
export function requireFeatures(functionName: string, features: Features, happened: ArrayLike<number>): void {
  const n = happened.length;
  const faults = Object.entries(features)
    .filter(([, column]) => column.length !== n)
    .map(([name, column]) => `${name} has ${column.length} rows, not ${n}`);
  for (let i = 0; i < n && faults.length < 5; i += 1) {
    if (happened[i] !== 0 && happened[i] !== 1) faults.push(`outcome ${String(happened[i])} in row ${i}`);
  }
  if (faults.length > 0)
    throw new InvalidInput(
      `${functionName} requires outcomes 0 or 1 and equal columns, got ${faults.join(', ')}`,
    );
}

/** Mean penalised negative log-likelihood of (intercept, coefficients). */
function logisticObjective(
  { values, rows, width }: EncodedRows,
  outcomes: Float64Array,
  ridge: number,
): SmoothObjective {
  const size = width + 1;
  const row = new Float64Array(size);
  row[0] = 1;
  return {
    dimension: size,
    evaluate(point, gradient, hessian) {
      gradient.fill(0);
      hessian?.fill(0);
      let sum = 0;
      for (let i = 0; i < rows; i += 1) {
        let score = point[0] ?? 0;
        for (let j = 0; j < width; j += 1) {
          const value = values[i * width + j] ?? 0;
          row[j + 1] = value;
          score += (point[j + 1] ?? 0) * value;
        }
        const outcome = outcomes[i] ?? 0;
        sum += (score > 0 ? score : 0) + Math.log1p(Math.exp(-Math.abs(score))) - outcome * score;
        const probability = 1 / (1 + Math.exp(-score));
        addOuter(
          row,
          probability - outcome,
          hessian ? probability * (1 - probability) : 0,
          gradient,
          hessian,
        );
      }
      return finish(point, gradient, hessian, sum, rows, ridge);
    },
  };
}

/** Adds slope · row to the gradient and curve · row rowᵀ to the lower half of the Hessian. */
function addOuter(
  row: Float64Array,
  slope: number,
  curve: number,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
): void {
  const size = row.length;
  for (let j = 0; j < size; j += 1) {
    const own = row[j] ?? 0;
    gradient[j] = (gradient[j] ?? 0) + slope * own;
    if (!hessian || own === 0) continue;
    const weighted = curve * own;
    const start = j * size;
    for (let k = 0; k <= j; k += 1) hessian[start + k] = (hessian[start + k] ?? 0) + weighted * (row[k] ?? 0);
  }
}

function finish(
  point: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
  sum: number,
  rows: number,
  ridge: number,
): number {
  const size = point.length;
  let total = sum;
  for (let j = 0; j < size; j += 1) {
    const penalty = j > 0 ? ridge : 0;
    total += 0.5 * penalty * (point[j] ?? 0) ** 2;
    gradient[j] = ((gradient[j] ?? 0) + penalty * (point[j] ?? 0)) / rows;
    if (!hessian) continue;
    for (let k = 0; k <= j; k += 1) {
      const entry = ((hessian[j * size + k] ?? 0) + (j === k ? penalty : 0)) / rows;
      hessian[j * size + k] = entry;
      hessian[k * size + j] = entry;
    }
  }
  return total / rows;
}
