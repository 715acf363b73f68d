// Conditional logit: McFadden (1974), in Zarembka (ed.), Frontiers in Econometrics, 105–142.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput, require } from '../invalid-input.ts';
import { invertPositiveDefinite } from '../numerics/cholesky.ts';
import type { SmoothObjective } from '../numerics/minimise.ts';
import { minimiseByNewton } from '../numerics/newton.ts';
import { normalCdf, normalQuantile } from '../numerics/normal-distribution.ts';

/** One alternative of a task: numbers for each attribute column, and how often it was chosen. */
export interface Alternative {
  /** In the order of the columns; "none" has 0 for all but its own column. */
  values: readonly number[];
  chosen: number;
}

/** The alternatives shown together. */
export interface ChoiceTask {
  alternatives: readonly Alternative[];
}

/** What one column is worth. */
export interface PartWorth {
  name: string;
  /** Change of utility for one unit more. */
  utility: number;
  standardError: number;
  pValue: number;
}

/** A choice model of everyone together. */
export interface ChoiceFit {
  outcome: 'fitted';
  partWorths: PartWorth[];
  covariance: number[][];
  logLikelihood: number;
  /** Were all alternatives of a task equally likely. */
  nullLogLikelihood: number;
  /** Choices made. */
  n: number;
  converged: boolean;
}

/**
 * What people trade against what, from choices between packages: utilities whose differences give the chance of being
 * chosen.
 *
 * @param columns Names of the attribute columns: yes/no as 1/0, levels as columns without a reference, price in any unit.
 * @returns A fit, or `not-enough-data` with fewer choices than five a column.
 * @throws InvalidInput for tasks with fewer than two alternatives, values that do not match the columns, or columns that
 * the tasks cannot tell apart.
 */
export function fitChoices(
  columns: readonly string[],
  tasks: readonly ChoiceTask[],
): ChoiceFit | NotEnoughData {
  requireTasks(columns, tasks);
  const n = tasks.reduce((sum, task) => sum + chosenIn(task), 0);
  const needed = 5 * columns.length;
  if (n < needed) return { outcome: 'not-enough-data', counted: 'choices', found: n, needed };
  const size = columns.length;
  const minimum = minimiseByNewton(choiceObjective(tasks, size, n), new Float64Array(size));
  const covariance =
    minimum.hessian &&
    invertPositiveDefinite(
      minimum.hessian.map((entry) => entry * n),
      size,
    );
  if (!covariance) {
    throw new InvalidInput(
      'fitChoices requires tasks that tell the columns apart: two columns always move together, or one never does',
    );
  }
  return {
    outcome: 'fitted',
    partWorths: columns.map((name, j) => {
      const utility = minimum.point[j] ?? 0;
      const standardError = Math.sqrt(covariance[j * (size + 1)] ?? NaN);
      return { name, utility, standardError, pValue: 2 * normalCdf(-Math.abs(utility) / standardError) };
    }),
    covariance: columns.map((_, j) => Array.from(covariance.slice(j * size, (j + 1) * size))),
    logLikelihood: -minimum.value * n,
    nullLogLikelihood: -tasks.reduce(
      (sum, task) => sum + chosenIn(task) * Math.log(task.alternatives.length),
      0,
    ),
    n,
    converged: minimum.converged,
  };
}

/** An amount of money with its interval. */
export interface WillingnessToPay {
  name: string;
  /** In units of the price column. */
  amount: number;
  low: number;
  high: number;
}

/**
 * What one unit of each column is worth in money: −utility / utility of price, by the delta method.
 *
 * @throws InvalidInput without the price column, or when price does not lower utility.
 */
export function willingnessToPay(fit: ChoiceFit, priceColumn: string, confidence = 0.95): WillingnessToPay[] {
  const price = fit.partWorths.findIndex((part) => part.name === priceColumn);
  const slope = fit.partWorths[price]?.utility ?? 0;
  require(slope < 0, () =>
    `willingnessToPay requires a column ${priceColumn} that lowers utility, got ${slope}`);
  const z = normalQuantile((1 + confidence) / 2);
  return fit.partWorths.flatMap((part, j) => {
    if (j === price) return [];
    const amount = -part.utility / slope;
    const byOwn = -1 / slope;
    const byPrice = part.utility / (slope * slope);
    const variance =
      byOwn ** 2 * (fit.covariance[j]?.[j] ?? 0) +
      2 * byOwn * byPrice * (fit.covariance[j]?.[price] ?? 0) +
      byPrice ** 2 * (fit.covariance[price]?.[price] ?? 0);
    const reach = z * Math.sqrt(variance);
    return [{ name: part.name, amount, low: amount - reach, high: amount + reach }];
  });
}

/**
 * Share of choices each package would get if just these were on offer. Shares of alike packages are overstated: the
 * model takes a new one's share from all others in proportion.
 */
export function choiceShares(fit: ChoiceFit, packages: readonly (readonly number[])[]): number[] {
  const utilities = packages.map((values) => {
    require(values.length === fit.partWorths.length, () =>
      `choiceShares requires ${fit.partWorths.length} values a package, got ${values.length}`);
    return fit.partWorths.reduce((sum, part, j) => sum + part.utility * (values[j] ?? 0), 0);
  });
  const largest = Math.max(...utilities);
  const weights = utilities.map((utility) => Math.exp(utility - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/**
 * Share of each attribute in what decides: range of its utilities over its levels, over the sum of ranges.
 *
 * @param attributes Levels of each attribute as values of its columns; the reference level has 0 for all.
 */
export function attributeImportance(
  fit: ChoiceFit,
  attributes: Readonly<Record<string, readonly Readonly<Record<string, number>>[]>>,
): Record<string, number> {
  const utilityOf = (level: Readonly<Record<string, number>>): number =>
    fit.partWorths.reduce((sum, part) => sum + part.utility * (level[part.name] ?? 0), 0);
  const ranges = Object.entries(attributes).map(([name, levels]) => {
    const utilities = levels.map(utilityOf);
    return [name, Math.max(...utilities) - Math.min(...utilities)] as const;
  });
  const total = ranges.reduce((sum, [, range]) => sum + range, 0);
  return Object.fromEntries(ranges.map(([name, range]) => [name, range / total]));
}

function chosenIn(task: ChoiceTask): number {
  return task.alternatives.reduce((sum, alternative) => sum + alternative.chosen, 0);
}

/** Mean negative log-likelihood of the utilities. */
function choiceObjective(tasks: readonly ChoiceTask[], size: number, n: number): SmoothObjective {
  return {
    dimension: size,
    evaluate(point, gradient, hessian) {
      gradient.fill(0);
      hessian?.fill(0);
      return tasks.reduce((sum, task) => sum + addTask(task, point, n, gradient, hessian), 0);
    },
  };
}

function addTask(
  { alternatives }: ChoiceTask,
  point: Float64Array,
  n: number,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
): number {
  const size = point.length;
  const utilities = alternatives.map(({ values }) =>
    values.reduce((sum, value, j) => sum + value * (point[j] ?? 0), 0),
  );
  const largest = Math.max(...utilities);
  const weights = utilities.map((utility) => Math.exp(utility - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const made = alternatives.reduce((sum, { chosen }) => sum + chosen, 0);
  const mean = new Float64Array(size);
  alternatives.forEach(({ values }, a) => {
    for (let j = 0; j < size; j += 1)
      mean[j] = (mean[j] ?? 0) + ((weights[a] ?? 0) / total) * (values[j] ?? 0);
  });
  let sum = 0;
  alternatives.forEach(({ values, chosen }, a) => {
    const share = (weights[a] ?? 0) / total;
    sum -= chosen * ((utilities[a] ?? 0) - largest - Math.log(total));
    for (let j = 0; j < size; j += 1) {
      const own = (values[j] ?? 0) - (mean[j] ?? 0);
      gradient[j] = (gradient[j] ?? 0) - (chosen * own) / n;
      if (!hessian) continue;
      for (let k = 0; k < size; k += 1) {
        const entry = (made * share * own * ((values[k] ?? 0) - (mean[k] ?? 0))) / n;
        hessian[j * size + k] = (hessian[j * size + k] ?? 0) + entry;
      }
    }
  });
  return sum / n;
}

function requireTasks(columns: readonly string[], tasks: readonly ChoiceTask[]): void {
  const faults = tasks.flatMap(({ alternatives }, task) => {
    if (alternatives.length < 2) return [`task ${task} has ${alternatives.length} alternatives`];
    return alternatives.flatMap(({ values, chosen }, a) => {
      const sound = values.length === columns.length && values.every(Number.isFinite) && chosen >= 0;
      return sound
        ? []
        : [`alternative ${a} of task ${task} has values ${values.join(' ')} chosen ${chosen}`];
    });
  });
  if (faults.length > 0 || columns.length === 0) {
    throw new InvalidInput(
      `fitChoices requires tasks of two alternatives or more with ${columns.length} finite values each, got ${faults.slice(0, 5).join('; ') || 'no columns'}`,
    );
  }
}
