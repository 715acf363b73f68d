import { require } from '../invalid-input.ts';

/**
 * What to multiply a margin of error by when a good part of everyone answered; 1 up to 5 %.
 *
 * @example
 * finitePopulationFactor(80, 120) // ≈ 0.57977
 */
export function finitePopulationFactor(n: number, population: number): number {
  require(n > 0 && population >= n, () =>
    `finitePopulationFactor requires 0 < n ≤ population, got ${n} of ${population}`);
  return n / population > 0.05 && population > 1 ? Math.sqrt((population - n) / (population - 1)) : 1;
}

/**
 * Answers needed for a share to be known within a margin, at worst (a share of one half).
 *
 * @param marginOfError Half the width of the interval, as a share: 0.05 is ±5 points.
 * @example
 * neededAnswers({ marginOfError: 0.05 }) // ≈ 385
 */
export function neededAnswers({
  marginOfError,
  z = 1.959963984540054,
  population = Infinity,
}: {
  marginOfError: number;
  z?: number;
  population?: number;
}): number {
  require(marginOfError > 0 && marginOfError < 1, () =>
    `neededAnswers requires 0 < marginOfError < 1, got ${marginOfError}`);
  const unlimited = (z * z) / (4 * marginOfError * marginOfError);
  return Math.ceil(population === Infinity ? unlimited : unlimited / (1 + (unlimited - 1) / population));
}

/**
 * Kish's effective number of answers under weights: how many unweighted answers they are worth.
 *
 * @example
 * effectiveAnswers([1.2, 0.8, 1, 1, 2, 0.5, 1.5, 1]) // ≈ 6.9948
 */
export function effectiveAnswers(weights: ArrayLike<number>): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] ?? NaN;
    require(weight >= 0 && weight < Infinity, () => `effectiveAnswers requires weights ≥ 0, got ${weight}`);
    sum += weight;
    squares += weight * weight;
  }
  return squares > 0 ? (sum * sum) / squares : 0;
}
