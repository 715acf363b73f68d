// PLS path modelling: Wold (1982); Tenenhaus, Esposito Vinzi, Chatelin and Lauro (2005), Computational Statistics and Data
// Analysis 48, 159–205. rho_A: Dijkstra and Henseler (2015), MIS Quarterly 39(2), 297–316.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput } from '../invalid-input.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { quantileOf } from './mean-interval.ts';
import {
  type IndicatorMoments,
  indicatorMoments,
  type PathPlan,
  planPaths,
  requireIndicators,
} from './path-plan.ts';
import { type PathEstimate, solvePathModel } from './solve-path-model.ts';

/** Which indicators measure which construct, and which construct drives which. */
export interface PathModel {
  constructs: Readonly<Record<string, readonly string[]>>;
  /** [from, to]; must not run in a circle. */
  paths: readonly (readonly [string, string])[];
}

/** A construct as measured. */
export interface MeasuredConstruct {
  name: string;
  indicators: { name: string; weight: number; loading: number }[];
  /** Average variance of the indicators that the construct explains; from 0.5 on it is fair. */
  averageVarianceExtracted: number;
  compositeReliability: number;
  /** `undefined` for one indicator. */
  rhoA: number | undefined;
  alpha: number | undefined;
  /** `undefined` where nothing points at it. */
  rSquared: number | undefined;
  /** Mean score 0–100 on the scale given; `undefined` without one. */
  performance: number | undefined;
}

/** One path, or one total effect, with its bootstrap interval. */
export interface PathEffect {
  from: string;
  to: string;
  /** In standard deviations. */
  coefficient: number;
  standardError: number;
  low: number;
  high: number;
  /** Points of `to` for one point of `from`, both on 0–100; `undefined` without a scale. */
  unstandardised: number | undefined;
}

/** A fitted path model: association along the paths drawn, not proof of cause. */
export interface PathModelFit {
  outcome: 'fitted';
  constructs: MeasuredConstruct[];
  paths: PathEffect[];
  /** Direct and indirect together. */
  totalEffects: PathEffect[];
  /** √(mean AVE · mean R²); for information only. */
  goodnessOfFit: number;
  n: number;
  draws: number;
  confidence: number;
  converged: boolean;
  iterations: number;
  warnings: { code: 'few-answers' | 'weak-loading' | 'not-converged'; detail: string }[];
}

/** Choices for a path model. */
export interface PathModelOptions {
  /** How neighbours of a construct count while weights are found; centroid unless told. */
  weighting?: 'centroid' | 'factor' | 'path';
  /** Lowest and highest answer of all indicators: gives performance and effects in points. */
  scale?: { lowest: number; highest: number };
  draws?: number;
  confidence?: number;
  seed?: number;
}

/**
 * Satisfaction model with constructs (image, quality, value, satisfaction, loyalty) measured by several questions each,
 * by partial least squares, mode A.
 *
 * @param columns Answers of each indicator, without gaps.
 * @returns A fit, or `not-enough-data` below ten answers for each path into the construct with most, and 30.
 * @throws InvalidInput, all faults at once, for unknown names, circles, unequal columns or indicators that do not vary.
 */
export function fitPathModel(
  columns: Readonly<Record<string, ArrayLike<number>>>,
  model: PathModel,
  options: PathModelOptions = {},
): PathModelFit | NotEnoughData {
  const plan = planPaths(model);
  const n = requireIndicators(columns, plan);
  const mostPaths = Math.max(...plan.predecessors.map((list) => list.length));
  const needed = Math.max(30, 10 * mostPaths);
  if (n < needed) return { outcome: 'not-enough-data', counted: 'answers', found: n, needed };
  const { weighting = 'centroid', draws = 500, confidence = 0.95, scale } = options;
  const data = plan.indicators.map((name) => Float64Array.from(columns[name] ?? []));
  const moments = indicatorMoments(
    data,
    Int32Array.from({ length: n }, (_, i) => i),
  );
  if (!moments) throw new InvalidInput('fitPathModel requires indicators that vary');
  const estimate = solvePathModel(plan, moments.correlations, weighting);
  const samples = bootstrap(plan, data, weighting, draws, options.seed ?? 1);
  const points = scale && pointsOf(plan, estimate, moments, scale);
  const effectOf =
    (read: (estimate: PathEstimate) => Float64Array) =>
    (from: number, to: number): PathEffect => {
      const at = from * plan.size + to;
      const sorted = Float64Array.from(samples, (sample) => read(sample)[at] ?? 0).sort();
      const coefficient = read(estimate)[at] ?? 0;
      return {
        from: plan.names[from] ?? '',
        to: plan.names[to] ?? '',
        coefficient,
        standardError: deviationOf(sorted),
        low: quantileOf(sorted, (1 - confidence) / 2),
        high: quantileOf(sorted, (1 + confidence) / 2),
        unstandardised: points && (coefficient * (points.scales[to] ?? 1)) / (points.scales[from] ?? 1),
      };
    };
  const pairs = [...plan.names.keys()].flatMap((from) => [...plan.names.keys()].map((to) => ({ from, to })));
  const constructs = constructsOf(plan, moments, estimate, points?.performances);
  return {
    outcome: 'fitted',
    constructs,
    paths: plan.paths.map(([from, to]) => effectOf(({ direct }) => direct)(from, to)),
    totalEffects: pairs
      .filter(({ from, to }) => plan.reaches(from, to))
      .map(({ from, to }) => effectOf(({ total }) => total)(from, to)),
    goodnessOfFit: goodnessOf(constructs),
    n,
    draws: samples.length,
    confidence,
    converged: estimate.converged,
    iterations: estimate.iterations,
    warnings: warningsOf(n, constructs, estimate),
  };
}

function bootstrap(
  plan: PathPlan,
  data: readonly Float64Array[],
  weighting: 'centroid' | 'factor' | 'path',
  draws: number,
  seed: number,
): PathEstimate[] {
  const random = seededRandom(seed);
  const n = data[0]?.length ?? 0;
  const rows = new Int32Array(n);
  const samples: PathEstimate[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = 0; i < n; i += 1) rows[i] = random.integerBelow(n);
    const moments = indicatorMoments(data, rows);
    // A sample in which an indicator does not vary tells nothing about its paths.
    if (moments) samples.push(solvePathModel(plan, moments.correlations, weighting));
  }
  return samples;
}

function constructsOf(
  plan: PathPlan,
  { correlations }: IndicatorMoments,
  estimate: PathEstimate,
  performances: Float64Array | undefined,
): MeasuredConstruct[] {
  const width = plan.indicators.length;
  return plan.names.map((name, c) => {
    const block = plan.blocks[c] ?? [];
    const loadings = block.map((i) => estimate.loadings[i] ?? 0);
    const weights = block.map((i) => estimate.weights[i] ?? 0);
    const squares = loadings.reduce((sum, loading) => sum + loading ** 2, 0);
    const sum = loadings.reduce((total, loading) => total + loading, 0);
    const inBlock = (i: number, j: number): number =>
      correlations[(block[i] ?? 0) * width + (block[j] ?? 0)] ?? 0;
    return {
      name,
      indicators: block.map((i) => ({
        name: plan.indicators[i] ?? '',
        weight: estimate.weights[i] ?? 0,
        loading: estimate.loadings[i] ?? 0,
      })),
      averageVarianceExtracted: squares / block.length,
      compositeReliability: sum ** 2 / (sum ** 2 + block.length - squares),
      rhoA: block.length > 1 ? rhoA(weights, inBlock) : undefined,
      alpha: block.length > 1 ? standardisedAlpha(block.length, inBlock) : undefined,
      rSquared: (plan.predecessors[c] ?? []).length > 0 ? estimate.rSquared[c] : undefined,
      performance: performances?.[c],
    };
  });
}

function rhoA(weights: readonly number[], correlation: (i: number, j: number) => number): number {
  let length = 0;
  let seen = 0;
  let implied = 0;
  weights.forEach((own, i) => {
    length += own * own;
    weights.forEach((other, j) => {
      if (i === j) return;
      seen += own * other * correlation(i, j);
      implied += own * own * other * other;
    });
  });
  return (length * length * seen) / implied;
}

function standardisedAlpha(size: number, correlation: (i: number, j: number) => number): number {
  let total = 0;
  for (let i = 0; i < size; i += 1) for (let j = 0; j < size; j += 1) total += correlation(i, j);
  return (size / (size - 1)) * (1 - size / total);
}

/** Mean and standard deviation of each construct as a weighted mean of indicators moved to 0–100. */
function pointsOf(
  plan: PathPlan,
  estimate: PathEstimate,
  moments: IndicatorMoments,
  { lowest, highest }: { lowest: number; highest: number },
): { performances: Float64Array; scales: Float64Array } {
  if (!(highest > lowest))
    throw new InvalidInput(
      `fitPathModel requires a scale with lowest below highest, got ${lowest} and ${highest}`,
    );
  const performances = new Float64Array(plan.size);
  const scales = new Float64Array(plan.size);
  plan.blocks.forEach((block, c) => {
    let total = 0;
    let sum = 0;
    for (const i of block) {
      const deviation = (100 * (moments.deviations[i] ?? 1)) / (highest - lowest);
      const weight = (estimate.weights[i] ?? 0) / deviation;
      total += weight;
      sum += (weight * 100 * ((moments.means[i] ?? 0) - lowest)) / (highest - lowest);
    }
    performances[c] = sum / total;
    scales[c] = 1 / total;
  });
  return { performances, scales };
}

function goodnessOf(constructs: readonly MeasuredConstruct[]): number {
  const meanOf = (values: readonly number[]): number =>
    values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
  const measured = constructs.filter(({ indicators }) => indicators.length > 1);
  const driven = constructs.flatMap(({ rSquared }) => (rSquared === undefined ? [] : [rSquared]));
  return Math.sqrt(meanOf(measured.map((one) => one.averageVarianceExtracted)) * meanOf(driven));
}

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

function warningsOf(
  n: number,
  constructs: readonly MeasuredConstruct[],
  { converged }: PathEstimate,
): PathModelFit['warnings'] {
  const warnings: PathModelFit['warnings'] = [];
  if (n < 100)
    warnings.push({ code: 'few-answers', detail: `${n} answers: 100 are wanted for a path model` });
  const weak = constructs.flatMap(({ indicators }) =>
    indicators.filter(({ loading }) => loading < 0.5).map(({ name }) => name),
  );
  if (weak.length > 0) {
    warnings.push({
      code: 'weak-loading',
      detail: `Indicators that hardly belong to their construct (loading below 0.5): ${weak.join(', ')}`,
    });
  }
  if (!converged)
    warnings.push({ code: 'not-converged', detail: 'The weights did not settle in 300 rounds' });
  return warnings;
}
