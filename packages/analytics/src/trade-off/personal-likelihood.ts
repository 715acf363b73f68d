import type { ChoosingPerson } from './fit-individual-choices.ts';

/** One person's tasks laid out for speed. */
export interface PersonTasks {
  /** Each alternative not chosen minus the chosen one, tasks one after the other. */
  differences: Float64Array;
  /** How many alternatives each task showed. */
  counts: Int32Array;
  /** Log-likelihood of a person's utilities; adds its slope to `slope`, and its curvature to `curvature`, where given. */
  logLikelihood(utilities: Float64Array, slope?: Float64Array, curvature?: Float64Array): number;
}

/** Lays everyone's tasks out. */
export function readPeople(people: readonly ChoosingPerson[], width: number): PersonTasks[] {
  return people.map(({ tasks }) => {
    const counts = Int32Array.from(tasks, ({ alternatives }) => alternatives.length);
    const differences = Float64Array.from(
      tasks.flatMap(({ alternatives, chosen }) => {
        const picked = alternatives[chosen] ?? [];
        const others = alternatives.filter((_, a) => a !== chosen);
        return others.flatMap((values) => values.map((value, j) => value - (picked[j] ?? 0)));
      }),
    );
    const weights = new Float64Array(Math.max(1, ...counts));
    return {
      differences,
      counts,
      logLikelihood: (utilities, slope, curvature) =>
        logLikelihoodOf(differences, counts, utilities, width, weights, slope, curvature),
    };
  });
}

function logLikelihoodOf(
  differences: Float64Array,
  counts: Int32Array,
  utilities: Float64Array,
  width: number,
  weights: Float64Array,
  slope: Float64Array | undefined,
  curvature: Float64Array | undefined,
): number {
  let total = 0;
  let at = 0;
  for (let t = 0; t < counts.length; t += 1) {
    const others = (counts[t] ?? 1) - 1;
    let sum = 1;
    for (let a = 0; a < others; a += 1) {
      let utility = 0;
      const row = at + a * width;
      for (let j = 0; j < width; j += 1) utility += (differences[row + j] ?? 0) * (utilities[j] ?? 0);
      const weight = Math.exp(utility);
      weights[a] = weight;
      sum += weight;
    }
    total -= Math.log(sum);
    if (slope) addSlope(slope, differences, at, others, weights, sum, width);
    if (curvature) addCurvature(curvature, differences, at, others, weights, sum, width);
    at += others * width;
  }
  return total;
}

function addSlope(
  slope: Float64Array,
  differences: Float64Array,
  first: number,
  others: number,
  weights: Float64Array,
  total: number,
  width: number,
): void {
  for (let a = 0; a < others; a += 1) {
    const share = (weights[a] ?? 0) / total;
    const row = first + a * width;
    for (let j = 0; j < width; j += 1) slope[j] = (slope[j] ?? 0) - share * (differences[row + j] ?? 0);
  }
}

/** Covariance of the differences under the shares; the chosen alternative's difference is 0. */
function addCurvature(
  curvature: Float64Array,
  differences: Float64Array,
  first: number,
  others: number,
  weights: Float64Array,
  total: number,
  width: number,
): void {
  const mean = new Float64Array(width);
  addSlope(mean, differences, first, others, weights, total, width);
  for (let j = 0; j < width; j += 1) {
    for (let k = 0; k < width; k += 1) {
      let sum = -(mean[j] ?? 0) * (mean[k] ?? 0);
      for (let a = 0; a < others; a += 1) {
        const row = first + a * width;
        const share = (weights[a] ?? 0) / total;
        sum += share * (differences[row + j] ?? 0) * (differences[row + k] ?? 0);
      }
      curvature[j * width + k] = (curvature[j * width + k] ?? 0) + sum;
    }
  }
}
