// Levenberg (1944); Marquardt (1963); Metropolis et al. (1953).
import { cholesky, invertPositiveDefinite, solveCholesky } from '../numerics/cholesky.ts';
import type { RandomSource } from '../numerics/seeded-random.ts';
import type { ChannelExperiment } from './fit-response-curves.ts';
import { carriedOver, type ResponseCurve } from './response-curve.ts';

/** Priors, in logarithms (carry-over in log odds): wide enough to be moved, narrow enough to stay sensible. */
const PRIOR = {
  half: { deviation: 1 },
  shape: { mean: 0, deviation: 0.4 },
  carryOver: { mean: -0.85, deviation: 1 },
};
const MOST_DEVIATION = 1.5;
const ROUNDS = 60;
const SETTLING_BLOCKS = 20;
const THINNING = 40;

export const FLAT: ResponseCurve = { most: 0, half: 1, shape: 1, carryOver: 0 };

/** The optimum with its curvature. */
export interface Solution {
  point: Float64Array;
  covariance: Float64Array;
  deviation: number;
  converged: boolean;
}

const PER_CHANNEL = 4;

/** Unknowns: base and controls, then for each channel log most, log half, log shape, log odds of carry-over. */
export class ResponseProblem {
  private readonly spends: Float64Array[];
  private readonly outcome: Float64Array;
  private readonly columns: Float64Array[];
  private readonly names: readonly string[];
  private readonly experiments: readonly ChannelExperiment[];
  private readonly size: number;
  private readonly linear: number;
  private readonly n: number;
  private readonly typicalSpend: number[];
  private readonly typicalOutcome: number;

  constructor(
    names: readonly string[],
    spend: Readonly<Record<string, ArrayLike<number>>>,
    outcome: ArrayLike<number>,
    controls: Readonly<Record<string, ArrayLike<number>>>,
    experiments: readonly ChannelExperiment[],
  ) {
    this.names = names;
    this.n = outcome.length;
    this.spends = names.map((name) => Float64Array.from(spend[name] ?? []));
    this.outcome = Float64Array.from(outcome);
    this.columns = [
      new Float64Array(this.n).fill(1),
      ...Object.values(controls).map((one) => Float64Array.from(one)),
    ];
    this.experiments = experiments;
    this.linear = this.columns.length;
    this.size = this.linear + PER_CHANNEL * names.length;
    this.typicalSpend = this.spends.map((own) => {
      const used = own.filter((value) => value > 0);
      return used.reduce((sum, value) => sum + value, 0) / used.length;
    });
    this.typicalOutcome = deviationOf(this.outcome);
  }

  linearOf(point: Float64Array): number[] {
    return Array.from(point.subarray(0, this.linear));
  }

  curvesOf(point: Float64Array): ResponseCurve[] {
    return this.names.map((_, c) => {
      const at = this.linear + PER_CHANNEL * c;
      return {
        most: Math.exp(point[at] ?? 0),
        half: Math.exp(point[at + 1] ?? 0),
        shape: Math.exp(point[at + 2] ?? 0),
        carryOver: 1 / (1 + Math.exp(-(point[at + 3] ?? 0))),
      };
    });
  }

  /** Levenberg–Marquardt on residuals and priors, with the noise estimated in between. */
  solve(): Solution {
    let point = this.start();
    let deviation = this.typicalOutcome;
    let converged = false;
    for (let pass = 0; pass < 6; pass += 1) {
      const result = this.descend(point, deviation);
      point = result.point;
      converged = result.converged;
      const next = this.residualDeviation(point);
      const settled = Math.abs(next / deviation - 1) < 1e-4;
      deviation = next;
      if (settled) break;
    }
    const { normal } = this.normalEquations(point, deviation);
    const covariance = invertPositiveDefinite(normal, this.size) ?? new Float64Array(this.size * this.size);
    return { point, covariance, deviation, converged };
  }

  private start(): Float64Array {
    const point = new Float64Array(this.size);
    point[0] = this.outcome.reduce((sum, value) => sum + value, 0) / this.n - this.typicalOutcome;
    this.typicalSpend.forEach((typical, c) => {
      const at = this.linear + PER_CHANNEL * c;
      point[at] = Math.log(this.typicalOutcome);
      point[at + 1] = Math.log(typical);
      point[at + 3] = PRIOR.carryOver.mean;
    });
    return point;
  }

  private descend(from: Float64Array, deviation: number): { point: Float64Array; converged: boolean } {
    let point = from;
    let cost = this.costOf(point, deviation);
    let damping = 1e-3;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { normal, slope } = this.normalEquations(point, deviation);
      let moved = false;
      for (let attempt = 0; attempt < 12 && !moved; attempt += 1) {
        const step = damped(normal, slope, this.size, damping);
        const next = point.map(
          (value, i) => value - Math.max(-3 * this.unit(i), Math.min(3 * this.unit(i), step[i] ?? 0)),
        );
        const nextCost = this.costOf(next, deviation);
        if (nextCost < cost) {
          const fall = (cost - nextCost) / cost;
          point = next;
          cost = nextCost;
          damping = Math.max(1e-9, damping / 5);
          moved = true;
          if (fall < 1e-10) return { point, converged: true };
        } else {
          damping *= 5;
        }
      }
      if (!moved) return { point, converged: true };
    }
    return { point, converged: false };
  }

  /** Longest sensible step of an unknown: the linear ones have the outcome's unit. */
  private unit(i: number): number {
    return i < this.linear ? Infinity : 1;
  }

  private predict(point: Float64Array): Float64Array {
    const fitted = new Float64Array(this.n);
    this.columns.forEach((column, k) => {
      for (let t = 0; t < this.n; t += 1) fitted[t] = (fitted[t] ?? 0) + (point[k] ?? 0) * (column[t] ?? 0);
    });
    this.curvesOf(point).forEach((curve, c) => {
      const carried = carriedOver(this.spends[c] ?? [], curve.carryOver);
      for (let t = 0; t < this.n; t += 1) fitted[t] = (fitted[t] ?? 0) + hill(curve, carried[t] ?? 0);
    });
    return fitted;
  }

  /** Residuals in standard deviations: periods, experiments, priors. */
  private residuals(point: Float64Array, deviation: number): Float64Array {
    const curves = this.curvesOf(point);
    const periods = this.predict(point).map((value, t) => (value - (this.outcome[t] ?? 0)) / deviation);
    const tried = this.experiments.map(({ channel, spend, spendHeldOut, added, standardError }) => {
      const curve = curves[this.names.indexOf(channel)] ?? FLAT;
      return (hill(curve, spend) - hill(curve, spendHeldOut) - added) / standardError;
    });
    const priors = this.names.flatMap((_, c) => {
      const at = this.linear + PER_CHANNEL * c;
      return [
        ((point[at] ?? 0) - Math.log(this.typicalOutcome)) / MOST_DEVIATION,
        ((point[at + 1] ?? 0) - Math.log(this.typicalSpend[c] ?? 1)) / PRIOR.half.deviation,
        ((point[at + 2] ?? 0) - PRIOR.shape.mean) / PRIOR.shape.deviation,
        ((point[at + 3] ?? 0) - PRIOR.carryOver.mean) / PRIOR.carryOver.deviation,
      ];
    });
    return Float64Array.from([...periods, ...tried, ...priors]);
  }

  private costOf(point: Float64Array, deviation: number): number {
    const cost = this.residuals(point, deviation).reduce((sum, value) => sum + value * value, 0);
    return Number.isFinite(cost) ? cost : Infinity;
  }

  private normalEquations(
    point: Float64Array,
    deviation: number,
  ): { normal: Float64Array; slope: Float64Array } {
    const residuals = this.residuals(point, deviation);
    const jacobian = Array.from({ length: this.size }, (_, i) => {
      const step = 1e-5 * Math.max(1, Math.abs(point[i] ?? 0));
      const moved = (by: number): Float64Array =>
        this.residuals(
          point.map((value, k) => (k === i ? value + by : value)),
          deviation,
        );
      const [up, down] = [moved(step), moved(-step)];
      return up.map((value, r) => (value - (down[r] ?? 0)) / (2 * step));
    });
    const normal = new Float64Array(this.size * this.size);
    const slope = new Float64Array(this.size);
    jacobian.forEach((own, i) => {
      slope[i] = own.reduce((sum, value, r) => sum + value * (residuals[r] ?? 0), 0);
      jacobian.forEach((other, j) => {
        normal[i * this.size + j] = own.reduce((sum, value, r) => sum + value * (other[r] ?? 0), 0);
      });
    });
    return { normal, slope };
  }

  private residualDeviation(point: Float64Array): number {
    const squares = this.squaresLeft(point);
    return Math.sqrt(squares / Math.max(1, this.n - this.linear - 2 * this.names.length));
  }

  private squaresLeft(point: Float64Array): number {
    return this.predict(point).reduce((sum, value, t) => sum + (value - (this.outcome[t] ?? 0)) ** 2, 0);
  }

  explained(point: Float64Array): number {
    return 1 - this.squaresLeft(point) / (this.typicalOutcome ** 2 * (this.n - 1));
  }

  /** Random-walk Metropolis from the optimum, steps scaled by its curvature; the noise is integrated out. */
  sample(fit: Solution, draws: number, random: RandomSource): ResponseCurve[][] {
    const root = cholesky(fit.covariance, this.size);
    if (!root) return Array.from({ length: draws }, () => this.curvesOf(fit.point));
    let point = fit.point;
    let logPosterior = this.logPosterior(point);
    let scale = 2.4 / Math.sqrt(this.size);
    const step = (): boolean => {
      const noise = Float64Array.from({ length: this.size }, () => scale * random.normal());
      const next = point.map((value, i) => {
        let sum = value;
        for (let k = 0; k <= i; k += 1) sum += (root[i * this.size + k] ?? 0) * (noise[k] ?? 0);
        return sum;
      });
      const nextPosterior = this.logPosterior(next);
      if (Math.log(random.uniform()) >= nextPosterior - logPosterior) return false;
      point = next;
      logPosterior = nextPosterior;
      return true;
    };
    for (let block = 0; block < SETTLING_BLOCKS; block += 1) {
      let moved = 0;
      for (let i = 0; i < 50; i += 1) if (step()) moved += 1;
      scale *= Math.exp(moved / 50 - 0.25);
    }
    return Array.from({ length: draws }, () => {
      for (let i = 0; i < THINNING; i += 1) step();
      return this.curvesOf(point);
    });
  }

  private logPosterior(point: Float64Array): number {
    const residuals = this.residuals(point, 1);
    let squares = 0;
    let others = 0;
    residuals.forEach((value, r) => {
      if (r < this.n) squares += value * value;
      else others += value * value;
    });
    const value = -0.5 * this.n * Math.log(squares) - 0.5 * others;
    return Number.isFinite(value) ? value : -Infinity;
  }

  /** 1 − posterior / prior deviation of what the channel can bring. */
  learned(covariance: Float64Array, channel: number): number {
    const at = this.linear + PER_CHANNEL * channel;
    const deviation = Math.sqrt(covariance[at * (this.size + 1)] ?? 0);
    return Math.min(1, Math.max(0, 1 - deviation / MOST_DEVIATION));
  }
}

function hill({ most, half, shape }: ResponseCurve, spend: number): number {
  return spend > 0 ? most / (1 + (half / spend) ** shape) : 0;
}

function damped(normal: Float64Array, slope: Float64Array, size: number, damping: number): Float64Array {
  const eased = Float64Array.from(normal);
  for (let i = 0; i < size; i += 1)
    eased[i * (size + 1)] = (eased[i * (size + 1)] ?? 0) * (1 + damping) + 1e-12;
  const factor = cholesky(eased, size);
  return factor ? solveCholesky(factor, size, slope) : new Float64Array(size);
}

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
