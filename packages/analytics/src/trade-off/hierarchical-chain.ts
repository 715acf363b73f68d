import { cholesky, invertPositiveDefinite } from '../numerics/cholesky.ts';
import { type RandomSource, seededRandom } from '../numerics/seeded-random.ts';
import type { PersonTasks } from './personal-likelihood.ts';

/** Draws of one chain. */
export interface ChainDraws {
  /** [column][draw]: mean over people, and standard deviation between them. */
  means: Float64Array[];
  deviations: Float64Array[];
  /** Thinned draws of everyone (people × columns). */
  people: Float64Array[];
  peopleMeans: Float64Array;
}

interface ChainState {
  /** Of each person. */
  utilities: Float64Array[];
  mean: Float64Array;
  covariance: Float64Array;
  /** Mean curvature of one person's likelihood: with the population's it sets the scale of the steps. */
  curvature: Float64Array;
  stepLength: number;
}

const TUNE_EVERY = 25;
const WANTED_ACCEPTANCE = 0.8;
const STEPS = 3;

/** One chain: as many draws to settle as are kept. */
export function runChain(
  people: readonly PersonTasks[],
  width: number,
  { draws, kept, seed }: { draws: number; kept: number; seed: number },
): ChainDraws {
  const random = seededRandom(seed);
  const state = startState(people, width, random);
  const result: ChainDraws = {
    means: Array.from({ length: width }, () => new Float64Array(draws)),
    deviations: Array.from({ length: width }, () => new Float64Array(draws)),
    people: [],
    peopleMeans: new Float64Array(people.length * width),
  };
  const thin = Math.max(1, Math.floor(draws / kept));
  let accepted = 0;
  for (let iteration = -draws; iteration < draws; iteration += 1) {
    const settling = iteration < 0;
    // The scale of the steps may only follow the draws while those are thrown away.
    if (settling && (iteration + draws) % TUNE_EVERY === 0)
      state.curvature = meanCurvature(people, state, width);
    accepted += movePeople(people, width, state, random);
    drawPopulation(width, state, random);
    if (settling && (iteration + draws) % TUNE_EVERY === TUNE_EVERY - 1) {
      state.stepLength *= Math.exp(accepted / (TUNE_EVERY * people.length) - WANTED_ACCEPTANCE);
      accepted = 0;
    }
    if (settling) continue;
    keep(result, state, width, iteration);
    if (iteration % thin === 0 && result.people.length < kept)
      result.people.push(Float64Array.from(state.utilities.flatMap((own) => Array.from(own))));
  }
  for (let at = 0; at < result.peopleMeans.length; at += 1)
    result.peopleMeans[at] = (result.peopleMeans[at] ?? 0) / draws;
  return result;
}

function startState(people: readonly PersonTasks[], width: number, random: RandomSource): ChainState {
  const covariance = new Float64Array(width * width);
  for (let j = 0; j < width; j += 1) covariance[j * (width + 1)] = 1;
  return {
    // Chains start apart, so that their agreement means something.
    utilities: people.map(() => Float64Array.from({ length: width }, () => random.normal())),
    mean: new Float64Array(width),
    covariance,
    curvature: new Float64Array(width * width),
    stepLength: 1 / Math.sqrt(width) ** 0.5,
  };
}

function meanCurvature(
  people: readonly PersonTasks[],
  { utilities }: ChainState,
  width: number,
): Float64Array {
  const curvature = new Float64Array(width * width);
  const slope = new Float64Array(width);
  people.forEach((person, i) => {
    person.logLikelihood(utilities[i] ?? slope, slope, curvature);
  });
  return curvature.map((entry) => entry / people.length);
}

/** One Hamiltonian step of everyone (Neal 2011), scaled by curvature; returns how many moved. */
function movePeople(
  people: readonly PersonTasks[],
  width: number,
  state: ChainState,
  random: RandomSource,
): number {
  const precision = invertPositiveDefinite(state.covariance, width) ?? new Float64Array(width * width);
  const scale = precision.map((entry, at) => entry + (state.curvature[at] ?? 0));
  const root = cholesky(scale, width);
  if (!root) return 0;
  const field: PosteriorField = { mean: state.mean, precision, width };
  const momentum = new Float64Array(width);
  const slope = new Float64Array(width);
  let moved = 0;
  people.forEach((person, i) => {
    const now = state.utilities[i] ?? slope;
    const proposal = Float64Array.from(now);
    const step = state.stepLength * (0.8 + 0.4 * random.uniform());
    let energy = 0;
    for (let j = 0; j < width; j += 1) {
      const value = random.normal();
      momentum[j] = value;
      energy += 0.5 * value * value;
    }
    const before = logPosterior(person, proposal, field, slope);
    let after = before;
    for (let leap = 0; leap < STEPS; leap += 1) {
      push(momentum, root, slope, width, step / 2);
      drift(proposal, root, momentum, width, step);
      after = logPosterior(person, proposal, field, slope);
      push(momentum, root, slope, width, step / 2);
    }
    for (let j = 0; j < width; j += 1) energy -= 0.5 * (momentum[j] ?? 0) ** 2;
    if (Math.log(random.uniform()) >= after - before + energy) return;
    state.utilities[i] = proposal;
    moved += 1;
  });
  return moved;
}

interface PosteriorField {
  mean: Float64Array;
  precision: Float64Array;
  width: number;
}

/** Log-posterior of one person given the population; fills its slope. */
function logPosterior(
  person: PersonTasks,
  utilities: Float64Array,
  { mean, precision, width }: PosteriorField,
  slope: Float64Array,
): number {
  slope.fill(0);
  let value = person.logLikelihood(utilities, slope);
  for (let j = 0; j < width; j += 1) {
    let pull = 0;
    for (let k = 0; k < width; k += 1)
      pull += (precision[j * width + k] ?? 0) * ((utilities[k] ?? 0) - (mean[k] ?? 0));
    slope[j] = (slope[j] ?? 0) - pull;
    value -= 0.5 * pull * ((utilities[j] ?? 0) - (mean[j] ?? 0));
  }
  return value;
}

/** Momentum along the slope, in coordinates where the posterior is about round: p += h L⁻¹ g. */
function push(
  momentum: Float64Array,
  root: Float64Array,
  slope: Float64Array,
  width: number,
  step: number,
): void {
  const solved = new Float64Array(width);
  for (let j = 0; j < width; j += 1) {
    let sum = slope[j] ?? 0;
    for (let k = 0; k < j; k += 1) sum -= (root[j * width + k] ?? 0) * (solved[k] ?? 0);
    solved[j] = sum / (root[j * (width + 1)] ?? 1);
    momentum[j] = (momentum[j] ?? 0) + step * (solved[j] ?? 0);
  }
}

/** Utilities along the momentum: β += h L⁻ᵀ p. */
function drift(
  utilities: Float64Array,
  root: Float64Array,
  momentum: Float64Array,
  width: number,
  step: number,
): void {
  const solved = new Float64Array(width);
  for (let j = width - 1; j >= 0; j -= 1) {
    let sum = momentum[j] ?? 0;
    for (let k = j + 1; k < width; k += 1) sum -= (root[k * width + j] ?? 0) * (solved[k] ?? 0);
    solved[j] = sum / (root[j * (width + 1)] ?? 1);
    utilities[j] = (utilities[j] ?? 0) + step * (solved[j] ?? 0);
  }
}

/** Mean and covariance of the population given everyone. */
function drawPopulation(width: number, state: ChainState, random: RandomSource): void {
  const n = state.utilities.length;
  const centre = new Float64Array(width);
  for (const own of state.utilities)
    for (let j = 0; j < width; j += 1) centre[j] = (centre[j] ?? 0) + (own[j] ?? 0) / n;
  const root = cholesky(state.covariance, width) ?? new Float64Array(width * width);
  const noise = Float64Array.from({ length: width }, () => random.normal() / Math.sqrt(n));
  for (let j = 0; j < width; j += 1) {
    let value = centre[j] ?? 0;
    for (let k = 0; k <= j; k += 1) value += (root[j * width + k] ?? 0) * (noise[k] ?? 0);
    state.mean[j] = value;
  }
  const degrees = width + 3;
  const scale = new Float64Array(width * width);
  for (let j = 0; j < width; j += 1) scale[j * (width + 1)] = degrees;
  for (const own of state.utilities) addSquare(scale, own, state.mean, width);
  state.covariance = inverseWishart(scale, degrees + n, width, random) ?? state.covariance;
}

function addSquare(scale: Float64Array, utilities: Float64Array, mean: Float64Array, width: number): void {
  for (let j = 0; j < width; j += 1) {
    const own = (utilities[j] ?? 0) - (mean[j] ?? 0);
    for (let k = 0; k < width; k += 1) {
      const other = (utilities[k] ?? 0) - (mean[k] ?? 0);
      scale[j * width + k] = (scale[j * width + k] ?? 0) + own * other;
    }
  }
}

/** Inverse of a Wishart draw (Bartlett): with scale = L Lᵀ and lower-triangular A, the draw is (L A⁻ᵀ)(L A⁻ᵀ)ᵀ. */
function inverseWishart(
  scale: Float64Array,
  degrees: number,
  width: number,
  random: RandomSource,
): Float64Array | undefined {
  const root = cholesky(scale, width);
  if (!root) return undefined;
  const bartlett = new Float64Array(width * width);
  for (let j = 0; j < width; j += 1) {
    bartlett[j * (width + 1)] = Math.sqrt(2 * random.gamma((degrees - j) / 2, 1));
    for (let k = 0; k < j; k += 1) bartlett[j * width + k] = random.normal();
  }
  // Rows r of M = L A⁻ᵀ solve M Aᵀ = L.
  const factor = new Float64Array(width * width);
  for (let row = 0; row < width; row += 1) {
    for (let j = 0; j < width; j += 1) {
      let sum = root[row * width + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (factor[row * width + k] ?? 0) * (bartlett[j * width + k] ?? 0);
      factor[row * width + j] = sum / (bartlett[j * (width + 1)] ?? 1);
    }
  }
  const draw = new Float64Array(width * width);
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j < width; j += 1) {
      let sum = 0;
      for (let k = 0; k < width; k += 1) sum += (factor[i * width + k] ?? 0) * (factor[j * width + k] ?? 0);
      draw[i * width + j] = sum;
    }
  }
  return draw;
}

function keep(result: ChainDraws, state: ChainState, width: number, draw: number): void {
  for (let j = 0; j < width; j += 1) {
    const means = result.means[j];
    const deviations = result.deviations[j];
    if (means) means[draw] = state.mean[j] ?? 0;
    if (deviations) deviations[draw] = Math.sqrt(state.covariance[j * (width + 1)] ?? 0);
  }
  state.utilities.forEach((own, i) => {
    for (let j = 0; j < width; j += 1)
      result.peopleMeans[i * width + j] = (result.peopleMeans[i * width + j] ?? 0) + (own[j] ?? 0);
  });
}
