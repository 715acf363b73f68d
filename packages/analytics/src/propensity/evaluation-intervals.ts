// AUC: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44(3), 837–845, by mid-ranks (Sun and Xu 2014, IEEE SPL 21(11)).
import { quantileOf } from '../experience/mean-interval.ts';
import { require } from '../invalid-input.ts';
import { normalQuantile } from '../numerics/normal-distribution.ts';
import { type RandomSource, seededRandom } from '../numerics/seeded-random.ts';
import { requireOutcomes } from './calibrate-probabilities.ts';
import { allRows } from './encode-features.ts';
import { evaluatePropensity } from './evaluate-propensity.ts';

/** A number with the interval that holds its true value in `confidence` of such cases. */
export interface JudgedNumber {
  value: number;
  low: number;
  high: number;
}

/** How good probabilities were, and how sure that is. */
export interface JudgedPropensity {
  n: number;
  positives: number;
  confidence: number;
  auc: JudgedNumber;
  logLoss: JudgedNumber;
  brier: JudgedNumber;
  /** `byChance`: what perfectly honest probabilities would show at this n; only what is above it is a fault. */
  calibrationError: JudgedNumber & { byChance: number };
  topTenthLift: JudgedNumber;
}

/** Choices for intervals. */
export interface JudgeOptions {
  /** 0.95 unless told. */
  confidence?: number;
  /** Bootstrap samples for calibration error and lift; 200 unless told. */
  draws?: number;
  /** 1 unless told. */
  seed?: number;
}

/**
 * Judges probabilities against what happened, with intervals: DeLong's for the AUC, normal ones for mean losses, bootstrap
 * ones for calibration error and lift.
 *
 * @throws InvalidInput for unequal columns, values out of range, or when it happened to fewer than two or to all but one.
 */
export function judgePropensity(
  probabilities: ArrayLike<number>,
  happened: ArrayLike<number>,
  { confidence = 0.95, draws = 200, seed = 1 }: JudgeOptions = {},
): JudgedPropensity {
  requireOutcomes('judgePropensity', probabilities, happened);
  require(confidence > 0 && confidence < 1 && draws >= 20, () =>
    `judgePropensity requires 0 < confidence < 1 and draws ≥ 20, got ${confidence} and ${draws}`);
  const point = evaluatePropensity(probabilities, happened);
  require(point.positives > 1 && point.positives < point.n - 1, () =>
    `judgePropensity requires two of each outcome, got ${point.positives} of ${point.n}`);
  const z = normalQuantile((1 + confidence) / 2);
  const { auc, error } = placementsOf(probabilities, happened).area;
  const losses = lossesOf(probabilities, happened);
  const squares = Float64Array.from(happened, (outcome, i) => ((probabilities[i] ?? 0) - outcome) ** 2);
  const random = seededRandom(seed);
  const tenths = resampledTenths(probabilities, happened, draws, random);
  const bounds = (values: Float64Array): { low: number; high: number } => {
    const sorted = values.slice().sort();
    return { low: quantileOf(sorted, (1 - confidence) / 2), high: quantileOf(sorted, (1 + confidence) / 2) };
  };
  return {
    n: point.n,
    positives: point.positives,
    confidence,
    auc: { value: auc, low: Math.max(0, auc - z * error), high: Math.min(1, auc + z * error) },
    logLoss: meanWithInterval(losses, z),
    brier: meanWithInterval(squares, z),
    calibrationError: {
      value: point.calibrationError,
      ...bounds(tenths.calibrationError),
      byChance: calibrationErrorByChance(probabilities, draws, random),
    },
    topTenthLift: { value: point.topTenthLift, ...bounds(tenths.lift) },
  };
}

/** How two sets of probabilities for the same customers compare; differences are first minus second. */
export interface PropensityComparison {
  n: number;
  confidence: number;
  /** Above 0: the first orders better. */
  auc: JudgedNumber;
  /** Below 0: the first is closer to what happened. */
  logLoss: JudgedNumber;
}

/** Compares two models on the same unseen customers: paired, so that what is hard for both cancels out. */
export function comparePropensities(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  happened: ArrayLike<number>,
  confidence = 0.95,
): PropensityComparison {
  requireOutcomes('comparePropensities', first, happened);
  requireOutcomes('comparePropensities', second, happened);
  const z = normalQuantile((1 + confidence) / 2);
  const [one, other] = [placementsOf(first, happened), placementsOf(second, happened)];
  const difference = one.area.auc - other.area.auc;
  const error = Math.sqrt(
    meanVariance(one.ofPositives.map((value, i) => value - (other.ofPositives[i] ?? 0))) +
      meanVariance(one.ofNegatives.map((value, i) => value - (other.ofNegatives[i] ?? 0))),
  );
  const losses = lossesOf(second, happened);
  const gaps = lossesOf(first, happened).map((loss, i) => loss - (losses[i] ?? 0));
  return {
    n: happened.length,
    confidence,
    auc: { value: difference, low: difference - z * error, high: difference + z * error },
    logLoss: meanWithInterval(gaps, z),
  };
}

/** −ln of the probability given to what happened, a row each. */
export function lossesOf(probabilities: ArrayLike<number>, happened: ArrayLike<number>): Float64Array {
  return Float64Array.from(happened, (outcome, i) => {
    const p = Math.min(1 - 1e-15, Math.max(1e-15, probabilities[i] ?? NaN));
    return outcome === 1 ? -Math.log(p) : -Math.log1p(-p);
  });
}

/** A mean with its normal interval. */
export function meanWithInterval(values: Float64Array, z: number): JudgedNumber {
  const value = values.reduce((sum, one) => sum + one, 0) / values.length;
  const reach = z * Math.sqrt(meanVariance(values));
  return { value, low: value - reach, high: value + reach };
}

/** Variance of the mean. */
function meanVariance(values: Float64Array): number {
  const n = values.length;
  const mean = values.reduce((sum, one) => sum + one, 0) / n;
  return values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / ((n - 1) * n);
}

/** For each customer the share of those with the other outcome whom the score puts on the right side. */
function placementsOf(
  scores: ArrayLike<number>,
  happened: ArrayLike<number>,
): { area: { auc: number; error: number }; ofPositives: Float64Array; ofNegatives: Float64Array } {
  const ranks = midRanks(scores, allRows(happened.length));
  const split = (outcome: number): Float64Array => {
    const own = allRows(happened.length).filter((row) => happened[row] === outcome);
    const among = midRanks(scores, own);
    const others = happened.length - own.length;
    return Float64Array.from(own, (row, i) => {
      const below = ((ranks[row] ?? 0) - (among[i] ?? 0)) / others;
      return outcome === 1 ? below : 1 - below;
    });
  };
  const ofPositives = split(1);
  const ofNegatives = split(0);
  const auc = ofPositives.reduce((sum, value) => sum + value, 0) / ofPositives.length;
  const error = Math.sqrt(meanVariance(ofPositives) + meanVariance(ofNegatives));
  return { area: { auc, error }, ofPositives, ofNegatives };
}

/** Ranks 1 … n of the given rows among themselves, ties at their mean; in the order of `rows`. */
function midRanks(scores: ArrayLike<number>, rows: Int32Array): Float64Array {
  const order = allRows(rows.length).sort(
    (i, j) => (scores[rows[i] ?? 0] ?? 0) - (scores[rows[j] ?? 0] ?? 0),
  );
  const scoreAt = (place: number): number => scores[rows[order[place] ?? 0] ?? 0] ?? 0;
  const ranks = new Float64Array(rows.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && scoreAt(to) === scoreAt(from)) to += 1;
    for (let place = from; place < to; place += 1) ranks[order[place] ?? 0] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/** Calibration error and lift of bootstrap samples, walking one sorted order with random multiplicities. */
function resampledTenths(
  probabilities: ArrayLike<number>,
  happened: ArrayLike<number>,
  draws: number,
  random: RandomSource,
): { calibrationError: Float64Array; lift: Float64Array } {
  const n = happened.length;
  const order = allRows(n).sort((i, j) => (probabilities[j] ?? 0) - (probabilities[i] ?? 0));
  const calibrationError = new Float64Array(draws);
  const lift = new Float64Array(draws);
  const times = new Int32Array(n);
  for (let draw = 0; draw < draws; draw += 1) {
    times.fill(0);
    for (let i = 0; i < n; i += 1) {
      const at = random.integerBelow(n);
      times[at] = (times[at] ?? 0) + 1;
    }
    const sums = new TenthSums(n);
    for (let place = 0; place < n; place += 1) {
      const row = order[place] ?? 0;
      for (let k = times[place] ?? 0; k > 0; k -= 1) sums.add(probabilities[row] ?? 0, happened[row] ?? 0);
    }
    calibrationError[draw] = sums.calibrationError();
    lift[draw] = sums.lift();
  }
  return { calibrationError, lift };
}

/** Mean calibration error when outcomes are drawn from the probabilities themselves. */
function calibrationErrorByChance(
  probabilities: ArrayLike<number>,
  draws: number,
  random: RandomSource,
): number {
  const sorted = Float64Array.from(probabilities).sort().reverse();
  let total = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const sums = new TenthSums(sorted.length);
    for (let i = 0; i < sorted.length; i += 1) {
      const p = sorted[i] ?? 0;
      sums.add(p, random.uniform() < p ? 1 : 0);
    }
    total += sums.calibrationError();
  }
  return total / draws;
}

/** Promised and actual sums of ten equal groups, filled in order. */
class TenthSums {
  private readonly n: number;
  private readonly promised = new Float64Array(10);
  private readonly actual = new Float64Array(10);
  private filled = 0;

  constructor(n: number) {
    this.n = n;
  }

  add(promised: number, actual: number): void {
    const tenth = Math.min(9, Math.floor((10 * this.filled) / this.n));
    this.promised[tenth] = (this.promised[tenth] ?? 0) + promised;
    this.actual[tenth] = (this.actual[tenth] ?? 0) + actual;
    this.filled += 1;
  }

  calibrationError(): number {
    return this.promised.reduce((sum, own, i) => sum + Math.abs(own - (this.actual[i] ?? 0)), 0) / this.n;
  }

  lift(): number {
    const all = this.actual.reduce((sum, own) => sum + own, 0);
    const inFirst = Math.ceil(this.n / 10);
    return all > 0 ? ((this.actual[0] ?? 0) / inFirst) * (this.n / all) : 1;
  }
}
