// Hierarchical Bayes multinomial logit: Allenby and Lenk (1994), JASA 89, 1218–1231; Rossi, Allenby and McCulloch (2005),
// Bayesian Statistics and Marketing, section 5.4.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { quantileOf } from '../experience/mean-interval.ts';
import { InvalidInput, require } from '../invalid-input.ts';
import { chainDiagnostics } from './chain-diagnostics.ts';
import { type ChainDraws, runChain } from './hierarchical-chain.ts';
import { type PersonTasks, readPeople } from './personal-likelihood.ts';

/** One question answered by one person: numbers of each alternative, and which was chosen. */
export interface PersonalTask {
  alternatives: readonly (readonly number[])[];
  /** Place of the chosen alternative. */
  chosen: number;
}

/** One person's answers. */
export interface ChoosingPerson {
  tasks: readonly PersonalTask[];
}

/** A quantity of the population with what the chains say about it. */
export interface PopulationWorth {
  name: string;
  /** Mean utility over people (or, for differences, the standard deviation between people). */
  estimate: number;
  low: number;
  high: number;
  /** Near 1 when the chains agree; above 1.05 do not use it. */
  rHat: number;
  /** Independent draws that the correlated ones are worth. */
  effectiveDraws: number;
}

/** One person's utilities. */
export interface PersonWorth {
  utilities: number[];
  /** Geometric mean probability of what was chosen: 1 / alternatives is guessing. */
  rootLikelihood: number;
  /** True when that is hardly above guessing: look at the answers before using them. */
  guessing: boolean;
}

/** Utilities of everyone, with how they spread. */
export interface IndividualChoiceFit {
  outcome: 'fitted';
  columns: string[];
  means: PopulationWorth[];
  /** Standard deviations between people. */
  differences: PopulationWorth[];
  people: PersonWorth[];
  /** Some draws of everyone's utilities (people × columns, row-major): what simulations need for intervals. */
  draws: Float64Array[];
  confidence: number;
  /** People and tasks. */
  n: number;
  tasks: number;
  converged: boolean;
  warnings: { code: 'not-converged' | 'few-effective-draws' | 'people-guessing'; detail: string }[];
}

/** Choices for the chains. */
export interface IndividualChoiceOptions {
  chains?: number;
  /** Draws kept of each chain, after as many to settle. */
  draws?: number;
  confidence?: number;
  seed?: number;
}

const FEWEST_PEOPLE = 20;
const KEPT_OF_PEOPLE = 100;
const AGREED = 1.05;
const FEWEST_EFFECTIVE = 100;
const GUESSING_MARGIN = 0.05;

/**
 * Utilities of each person from choices, by letting people borrow from one another: everyone's are drawn from a normal
 * population whose mean and covariance are learned together with them.
 *
 * @param columns Names of the attribute columns, as for `fitChoices`.
 * @param people Eight to twelve tasks each are usual; some may have fewer.
 * @returns A fit, or `not-enough-data` below 20 people, or two a column.
 * @throws InvalidInput, all faults at once, for tasks that do not match the columns.
 * @remarks Hamiltonian steps for people within Gibbs draws of the population; priors as usual: mean without information, covariance inverse Wishart with columns + 3 degrees
 * of freedom around the identity. Same seed, same answer.
 */
export function fitIndividualChoices(
  columns: readonly string[],
  people: readonly ChoosingPerson[],
  { chains = 2, draws = 1000, confidence = 0.95, seed = 1 }: IndividualChoiceOptions = {},
): IndividualChoiceFit | NotEnoughData {
  requirePeople(columns, people);
  require(chains >= 2 && draws >= 100, () =>
    `fitIndividualChoices requires two chains of 100 draws or more, got ${chains} of ${draws}`);
  const needed = Math.max(FEWEST_PEOPLE, 2 * columns.length);
  if (people.length < needed)
    return { outcome: 'not-enough-data', counted: 'people', found: people.length, needed };
  const data = readPeople(people, columns.length);
  const kept = Math.ceil(KEPT_OF_PEOPLE / chains);
  const runs = Array.from({ length: chains }, (_, chain) =>
    runChain(data, columns.length, { draws, kept, seed: seed * 1000 + chain }),
  );
  const means = columns.map((name, j) => worthOf(name, runs, (run) => run.means[j] ?? [], confidence));
  const differences = columns.map((name, j) =>
    worthOf(name, runs, (run) => run.deviations[j] ?? [], confidence),
  );
  const worths = peopleWorths(data, runs, columns.length);
  return {
    outcome: 'fitted',
    columns: [...columns],
    means,
    differences,
    people: worths,
    draws: runs.flatMap((run) => run.people),
    confidence,
    n: people.length,
    tasks: people.reduce((sum, { tasks }) => sum + tasks.length, 0),
    converged: [...means, ...differences].every(({ rHat }) => rHat <= AGREED),
    warnings: warningsOf(means, differences, worths),
  };
}

function worthOf(
  name: string,
  runs: readonly ChainDraws[],
  read: (run: ChainDraws) => ArrayLike<number>,
  confidence: number,
): PopulationWorth {
  const chains = runs.map((run) => Float64Array.from(read(run)));
  const sorted = Float64Array.from(chains.flatMap((chain) => Array.from(chain))).sort();
  return {
    name,
    estimate: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    low: quantileOf(sorted, (1 - confidence) / 2),
    high: quantileOf(sorted, (1 + confidence) / 2),
    ...chainDiagnostics(chains),
  };
}

function peopleWorths(
  data: readonly PersonTasks[],
  runs: readonly ChainDraws[],
  width: number,
): PersonWorth[] {
  return data.map((person, i) => {
    const utilities = Array.from(
      { length: width },
      (_, j) => runs.reduce((sum, run) => sum + (run.peopleMeans[i * width + j] ?? 0), 0) / runs.length,
    );
    const tasks = person.counts.length;
    if (tasks === 0) return { utilities, rootLikelihood: 0, guessing: false };
    const rootLikelihood = Math.exp(person.logLikelihood(Float64Array.from(utilities)) / tasks);
    const guess = Math.exp(-person.counts.reduce((sum, count) => sum + Math.log(count), 0) / tasks);
    return { utilities, rootLikelihood, guessing: rootLikelihood < guess + GUESSING_MARGIN };
  });
}

function warningsOf(
  means: readonly PopulationWorth[],
  differences: readonly PopulationWorth[],
  people: readonly PersonWorth[],
): IndividualChoiceFit['warnings'] {
  const warnings: IndividualChoiceFit['warnings'] = [];
  const apart = [...means, ...differences].filter(({ rHat }) => rHat > AGREED);
  if (apart.length > 0) {
    const names = [...new Set(apart.map(({ name }) => name))].join(', ');
    warnings.push({ code: 'not-converged', detail: `The chains disagree on ${names}: take more draws` });
  }
  const slow = means.filter(({ effectiveDraws }) => effectiveDraws < FEWEST_EFFECTIVE);
  if (slow.length > 0) {
    warnings.push({
      code: 'few-effective-draws',
      detail: `Fewer than ${FEWEST_EFFECTIVE} effective draws for ${slow.map(({ name }) => name).join(', ')}: intervals are rough`,
    });
  }
  const guessing = people.filter((person) => person.guessing).length;
  if (guessing > 0) {
    warnings.push({
      code: 'people-guessing',
      detail: `${guessing} of ${people.length} people chose hardly better than by chance`,
    });
  }
  return warnings;
}

function requirePeople(columns: readonly string[], people: readonly ChoosingPerson[]): void {
  const faults = people.flatMap(({ tasks }, person) =>
    tasks.flatMap(({ alternatives, chosen }, task) => {
      const sound =
        alternatives.length >= 2 &&
        Number.isInteger(chosen) &&
        chosen >= 0 &&
        chosen < alternatives.length &&
        alternatives.every((values) => values.length === columns.length && values.every(Number.isFinite));
      return sound
        ? []
        : [
            `task ${task} of person ${person} chose ${chosen} of ${alternatives.length} with ${alternatives[0]?.length ?? 0} values`,
          ];
    }),
  );
  if (columns.length === 0 || faults.length > 0) {
    throw new InvalidInput(
      `fitIndividualChoices requires tasks of two alternatives or more with ${columns.length} finite values each and one chosen, got ${faults.slice(0, 5).join('; ') || 'no columns'}`,
    );
  }
}
