// Schoenfeld (1982), Biometrika 69, 239–241; Grambsch and Therneau (1994), Biometrika 81, 515–526, as the score test of an
// effect that changes by g(t), with the variance of each time of its own: what R's survival does since version 3.
import { InvalidInput } from '../invalid-input.ts';
import { cholesky, invertPositiveDefinite, solveCholesky } from '../numerics/cholesky.ts';
import { incompleteGamma } from '../numerics/incomplete-gamma.ts';
import type { Covariates } from './covariates.ts';
import type { CoxFit } from './fit-cox.ts';
import { kaplanMeier } from './kaplan-meier.ts';
import { RiskSums } from './risk-sums.ts';
import { orderByDuration, requireSurvivalData, type SurvivalData } from './survival-data.ts';

/** Whether an effect stays the same over time. */
export interface ProportionalHazardsTest {
  name: string;
  /** Correlation of the scaled residuals with time: below 0 the effect fades or turns negative. */
  correlation: number;
  chiSquare: number;
  pValue: number;
}

/** Tests of all effects of a Cox fit, one by one and together. */
export interface ProportionalHazardsCheck {
  effects: ProportionalHazardsTest[];
  together: { chiSquare: number; degreesOfFreedom: number; pValue: number };
  /** Scaled Schoenfeld residuals: a smooth line through them shows the effect over time. */
  residuals: { times: Float64Array; byName: Record<string, Float64Array> };
  transform: 'km' | 'rank' | 'identity' | 'log';
}

/**
 * Whether the ratio of rates a Cox fit assumes constant really is: a small p-value says that an effect changes with time.
 *
 * @param data The data of the fit, and its `covariates`.
 * @param transform Of time: `km` (default) is 1 − the Kaplan–Meier curve, `rank` the order of all durations.
 * @throws InvalidInput when a covariate of the fit is absent or the effects cannot be told apart.
 */
export function checkProportionalHazards(
  fit: CoxFit,
  data: SurvivalData,
  covariates: Covariates,
  transform: ProportionalHazardsCheck['transform'] = 'km',
): ProportionalHazardsCheck {
  requireSurvivalData('checkProportionalHazards', data);
  const names = fit.effects.map(({ name }) => name);
  const n = data.durations.length;
  const absent = names.filter((name) => covariates[name]?.length !== n);
  if (absent.length > 0) {
    throw new InvalidInput(
      `checkProportionalHazards requires the covariates of the fit with ${n} rows, got none for ${absent.join(', ')}`,
    );
  }
  const size = names.length;
  const { rows, residuals, variances } = schoenfeldResiduals(fit, data, covariates, names);
  const times = Float64Array.from(rows, (row) => data.durations[row] ?? 0);
  const scale = transformed(times, data, transform);
  const events = rows.length;
  const mean = scale.reduce((sum, value) => sum + value, 0) / events;
  const scores = new Float64Array(size);
  for (let k = 0; k < events; k += 1) {
    for (let j = 0; j < size; j += 1)
      scores[j] = (scores[j] ?? 0) + ((scale[k] ?? 0) - mean) * (residuals[k * size + j] ?? 0);
  }
  const { covariance, remaining } = informationOfChange(
    variances,
    scale.map((value) => value - mean),
    size,
  );
  const scaled = names.map((_, j) =>
    Float64Array.from({ length: events }, (__, k) => {
      let sum = 0;
      for (let l = 0; l < size; l += 1)
        sum += (covariance[j * size + l] ?? 0) * (residuals[k * size + l] ?? 0);
      return events * sum;
    }),
  );
  const factor = cholesky(remaining, size);
  const solved = factor ? solveCholesky(factor, size, scores) : new Float64Array(size).fill(NaN);
  const together = scores.reduce((sum, score, j) => sum + score * (solved[j] ?? 0), 0);
  return {
    effects: names.map((name, j) => {
      const chiSquare = (scores[j] ?? 0) ** 2 / (remaining[j * (size + 1)] ?? 1);
      return {
        name,
        correlation: correlationOf(scale, scaled[j] ?? new Float64Array()),
        chiSquare,
        pValue: incompleteGamma(0.5, chiSquare / 2).upper,
      };
    }),
    together: {
      chiSquare: together,
      degreesOfFreedom: size,
      pValue: incompleteGamma(size / 2, together / 2).upper,
    },
    residuals: {
      times,
      byName: Object.fromEntries(
        names.map((name, j) => [
          name,
          (scaled[j] ?? new Float64Array()).map((value) => value + (fit.effects[j]?.coefficient ?? 0)),
        ]),
      ),
    },
    transform,
  };
}

interface Residuals {
  /** Rows with the event, oldest first. */
  rows: number[];
  /** A row of covariates minus its mean among those at risk, for each event. */
  residuals: Float64Array;
  /** Covariance of the covariates at risk, summed over the events of one time, oldest first. */
  variances: { events: number; variance: Float64Array }[];
}

/** Inverse information of the effects, and the information of their changes that the effects leave over. */
function informationOfChange(
  variances: Residuals['variances'],
  scale: Float64Array,
  size: number,
): { covariance: Float64Array; remaining: Float64Array } {
  const own = new Float64Array(size * size);
  const mixed = new Float64Array(size * size);
  const changing = new Float64Array(size * size);
  let event = 0;
  for (const { events, variance } of variances) {
    const by = scale[event] ?? 0;
    event += events;
    variance.forEach((entry, i) => {
      own[i] = (own[i] ?? 0) + entry;
      mixed[i] = (mixed[i] ?? 0) + by * entry;
      changing[i] = (changing[i] ?? 0) + by * by * entry;
    });
  }
  const covariance = invertPositiveDefinite(own, size);
  if (!covariance)
    throw new InvalidInput(
      'checkProportionalHazards requires effects that can be told apart, got a flat fit',
    );
  const explained = product(mixed, product(covariance, mixed, size), size);
  return { covariance, remaining: changing.map((entry, i) => entry - (explained[i] ?? 0)) };
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      for (let k = 0; k < size; k += 1)
        result[i * size + j] = (result[i * size + j] ?? 0) + (a[i * size + k] ?? 0) * (b[k * size + j] ?? 0);
    }
  }
  return result;
}

function schoenfeldResiduals(
  fit: CoxFit,
  data: SurvivalData,
  covariates: Covariates,
  names: readonly string[],
): Residuals {
  const size = names.length;
  const n = data.durations.length;
  const values = new Float64Array(n * size);
  names.forEach((name, j) => {
    for (let i = 0; i < n; i += 1) values[i * size + j] = covariates[name]?.[i] ?? 0;
  });
  centre(values, size);
  const scores = Float64Array.from({ length: n }, (_, i) =>
    fit.effects.reduce((sum, { coefficient }, j) => sum + coefficient * (values[i * size + j] ?? 0), 0),
  );
  const largest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const order = orderByDuration(data);
  const risk = new RiskSums(size);
  const variances: Residuals['variances'] = [];
  const found: { row: number; residual: Float64Array }[] = [];
  for (let to = n - 1; to >= 0; ) {
    const time = data.durations[order[to] ?? 0];
    const dying = new RiskSums(size);
    const dead: number[] = [];
    for (; to >= 0 && data.durations[order[to] ?? 0] === time; to -= 1) {
      const row = order[to] ?? 0;
      const weight = Math.exp((scores[row] ?? 0) - largest);
      risk.add(weight, values, row * size, true);
      if (data.events[row] !== 1) continue;
      dying.add(weight, values, row * size, true);
      dead.push(row);
    }
    if (dead.length === 0) continue;
    const variance = new Float64Array(size * size);
    const mean = meanAtRisk(risk, dying, dead.length, fit.ties, variance);
    variances.push({ events: dead.length, variance });
    for (const row of dead)
      found.push({ row, residual: mean.map((value, j) => (values[row * size + j] ?? 0) - value) });
  }
  found.reverse();
  variances.reverse();
  const residuals = new Float64Array(found.length * size);
  found.forEach(({ residual }, k) => {
    residuals.set(residual, k * size);
  });
  return { rows: found.map(({ row }) => row), residuals, variances };
}

/** Mean covariates of those at risk, averaged over Efron's steps; adds their covariance to `variance`. */
function meanAtRisk(
  risk: RiskSums,
  dying: RiskSums,
  deaths: number,
  ties: CoxFit['ties'],
  variance: Float64Array,
): Float64Array {
  const size = risk.first.length;
  const average = new Float64Array(size);
  for (let tie = 0; tie < deaths; tie += 1) {
    const share = ties === 'efron' ? tie / deaths : 0;
    const weight = risk.weight - share * dying.weight;
    const mean = risk.first.map((value, j) => (value - share * (dying.first[j] ?? 0)) / weight);
    for (let j = 0; j < size; j += 1) {
      average[j] = (average[j] ?? 0) + (mean[j] ?? 0) / deaths;
      for (let k = 0; k <= j; k += 1) {
        const second =
          ((risk.second[j * size + k] ?? 0) - share * (dying.second[j * size + k] ?? 0)) / weight;
        const entry = second - (mean[j] ?? 0) * (mean[k] ?? 0);
        variance[j * size + k] = (variance[j * size + k] ?? 0) + entry;
        if (k !== j) variance[k * size + j] = (variance[k * size + j] ?? 0) + entry;
      }
    }
  }
  return average;
}

/** Far-off means would cost digits of the covariance. */
function centre(values: Float64Array, size: number): void {
  const rows = values.length / size;
  for (let j = 0; j < size; j += 1) {
    let mean = 0;
    for (let i = 0; i < rows; i += 1) mean += (values[i * size + j] ?? 0) / rows;
    for (let i = 0; i < rows; i += 1) values[i * size + j] = (values[i * size + j] ?? 0) - mean;
  }
}

function transformed(
  times: Float64Array,
  data: SurvivalData,
  transform: ProportionalHazardsCheck['transform'],
): Float64Array {
  if (transform === 'identity') return times;
  if (transform === 'log') return times.map((time) => Math.log(Math.max(time, 1e-300)));
  if (transform === 'rank') return times.map(ranksAmong(data.durations));
  const curve = kaplanMeier(data);
  let at = -1;
  // Left-continuous: what was known just before the event.
  return times.map((time) => {
    while (at + 1 < curve.times.length && (curve.times[at + 1] ?? Infinity) < time) at += 1;
    return at < 0 ? 0 : 1 - (curve.survival[at] ?? 0);
  });
}

/** Ranks among all durations, also those still going on; equal ones share the mean of theirs. */
function ranksAmong(durations: ArrayLike<number>): (time: number) => number {
  const sorted = Float64Array.from(durations).sort();
  const ranks = new Map<number, number>();
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to += 1;
    ranks.set(sorted[from] ?? 0, (from + to + 1) / 2);
    from = to;
  }
  return (time) => ranks.get(time) ?? 0;
}

function correlationOf(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const meanA = a.reduce((sum, value) => sum + value, 0) / n;
  const meanB = b.reduce((sum, value) => sum + value, 0) / n;
  let both = 0;
  let squareA = 0;
  let squareB = 0;
  for (let i = 0; i < n; i += 1) {
    const da = (a[i] ?? 0) - meanA;
    const db = (b[i] ?? 0) - meanB;
    both += da * db;
    squareA += da * da;
    squareB += db * db;
  }
  return squareA > 0 && squareB > 0 ? both / Math.sqrt(squareA * squareB) : 0;
}
