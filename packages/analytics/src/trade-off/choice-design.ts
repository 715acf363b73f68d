// D-efficient designs by coordinate exchange: Meyer and Nachtsheim (1995), Technometrics 37(1), 60–69; for choices: Huber and
// Zwerina (1996), Journal of Marketing Research 33(3), 307–317.
import { InvalidInput, require } from '../invalid-input.ts';
import { cholesky, invertPositiveDefinite } from '../numerics/cholesky.ts';
import { type RandomSource, seededRandom } from '../numerics/seeded-random.ts';

/** One attribute of a package. */
export interface DesignAttribute {
  name: string;
  levels: readonly string[];
  /** Levels run from worst to best (or best to worst): packages that are nowhere better than another are then left out. */
  order?: 'worst-first' | 'best-first';
}

/** What a study is to look like. */
export interface DesignPlan {
  attributes: readonly DesignAttribute[];
  tasks: number;
  /** Packages shown together, "none" not counted. */
  alternatives: number;
  none?: boolean;
  /** Levels that must not meet in one package: attribute → level. */
  prohibited?: readonly Readonly<Record<string, string>>[];
  /** Different questionnaires, shared out among people; 1 unless told. */
  versions?: number;
  /** Expected utilities of the columns; 0 each unless told. */
  prior?: readonly number[];
  starts?: number;
  seed?: number;
}

/** A design to ask. */
export interface ChoiceDesign {
  /** [version][task][alternative][attribute]: numbers of levels. */
  versions: number[][][][];
  /** Columns of `codePackage`, for the fits. */
  columns: string[];
  /** det(information of one person)^(−1 / columns): lower is better. */
  dError: number;
  /** How often each level is shown: [attribute][level]. */
  levelCounts: number[][];
  /** Share of pairs in a task that show the same level of an attribute. */
  overlapShare: number;
  /** Standard error of each column for one person who answers one version. */
  errorsOfOne: number[];
}

/** Names of the columns that packages are coded into: a dummy for each level but the first, and none. */
export function designColumns(attributes: readonly DesignAttribute[], none = false): string[] {
  const names = attributes.flatMap(({ name, levels }) =>
    levels.slice(1).map((level) => `${name} = ${level}`),
  );
  return none ? [...names, 'none'] : names;
}

/** Values of a package for the fits; `undefined` stands for "none". */
export function codePackage(
  attributes: readonly DesignAttribute[],
  levels: readonly number[] | undefined,
  none = false,
): number[] {
  const values = attributes.flatMap((attribute, a) =>
    attribute.levels.slice(1).map((_, level) => (levels?.[a] === level + 1 ? 1 : 0)),
  );
  return none ? [...values, levels ? 0 : 1] : values;
}

/**
 * Tasks that tell utilities apart with the fewest answers: starts at random and exchanges one level after another while the D-error
 * falls, best of several starts.
 *
 * @returns A design that keeps to the prohibited pairs, never shows a package twice in a task, nor one that is nowhere better than
 * another; levels are shown about equally often.
 * @throws InvalidInput, all faults at once, for plans that cannot be, or that cannot tell the columns apart.
 */
export function designChoices(plan: DesignPlan): ChoiceDesign {
  requirePlan(plan);
  const { starts = 3, seed = 1 } = plan;
  const random = seededRandom(seed);
  const search = new DesignSearch(plan);
  let best: { tasks: number[][][]; score: number } | undefined;
  for (let start = 0; start < starts; start += 1) {
    const found = search.descend(random);
    if (!best || found.score < best.score) best = found;
  }
  const result = best && search.describe(best.tasks);
  if (!result)
    throw new InvalidInput(
      'designChoices requires tasks enough to tell the columns apart: add tasks, versions or alternatives, or allow more pairs',
    );
  return result;
}

/** Largest standard error of any column with a number of people, versions shared out evenly. */
export function expectedDesignErrors(
  design: ChoiceDesign,
  respondents: readonly number[] = [50, 100, 200, 300, 500],
): { respondents: number; largest: number; errors: number[] }[] {
  return respondents.map((n) => {
    require(n >= 1, () => `expectedDesignErrors requires one respondent or more, got ${n}`);
    const errors = design.errorsOfOne.map((error) => error / Math.sqrt(n));
    return { respondents: n, largest: Math.max(...errors), errors };
  });
}

/** Weight of unequal level counts against the D-error. */
const BALANCE = 0.2;
const MOST_ROUNDS = 30;
const MOST_TRIES = 2000;

class DesignSearch {
  private readonly plan: DesignPlan;
  private readonly width: number;
  private readonly prior: Float64Array;
  private readonly none: boolean;
  private readonly taskCount: number;
  private readonly versions: number;

  constructor(plan: DesignPlan) {
    this.plan = plan;
    this.none = plan.none ?? false;
    this.width = designColumns(plan.attributes, this.none).length;
    this.prior = Float64Array.from(plan.prior ?? new Float64Array(this.width));
    this.versions = plan.versions ?? 1;
    this.taskCount = plan.tasks * this.versions;
  }

  /** One start, improved until no single exchange helps. */
  descend(random: RandomSource): { tasks: number[][][]; score: number } {
    const tasks = Array.from({ length: this.taskCount }, () => this.randomTask(random));
    const informations = tasks.map((task) => this.informationOf(task));
    const total = new Float64Array(this.width * this.width);
    for (const one of informations) add(total, one, 1);
    const counts = this.countLevels(tasks);
    let score = this.scoreOf(total, counts);
    for (let round = 0, improved = true; improved && round < MOST_ROUNDS; round += 1) {
      improved = false;
      for (const t of tasks.keys()) {
        const next = this.improveTask(tasks, informations, total, counts, t, score);
        if (next < score - 1e-12) improved = true;
        score = Math.min(score, next);
      }
    }
    return { tasks, score };
  }

  private improveTask(
    tasks: number[][][],
    informations: Float64Array[],
    total: Float64Array,
    counts: Int32Array[],
    t: number,
    from: number,
  ): number {
    let score = from;
    const task = tasks[t] ?? [];
    for (const alternative of task) {
      for (const [a, { levels }] of this.plan.attributes.entries()) {
        const old = alternative[a] ?? 0;
        let kept = old;
        for (const level of levels.keys()) {
          if (level === kept) continue;
          const before = kept;
          alternative[a] = level;
          if (!this.allowed(task)) {
            alternative[a] = before;
            continue;
          }
          const information = this.informationOf(task);
          add(total, informations[t] ?? information, -1);
          add(total, information, 1);
          bump(counts[a], before, -1);
          bump(counts[a], level, 1);
          const next = this.scoreOf(total, counts);
          if (next < score - 1e-12) {
            score = next;
            informations[t] = information;
            kept = level;
            continue;
          }
          alternative[a] = before;
          add(total, information, -1);
          add(total, informations[t] ?? information, 1);
          bump(counts[a], before, 1);
          bump(counts[a], level, -1);
        }
      }
    }
    return score;
  }

  describe(tasks: number[][][]): ChoiceDesign | undefined {
    const information = new Float64Array(this.width * this.width);
    for (const task of tasks) add(information, this.informationOf(task), 1 / this.versions);
    const inverse = invertPositiveDefinite(information, this.width);
    if (!inverse) return undefined;
    return {
      versions: Array.from({ length: this.versions }, (_, v) =>
        tasks.filter((__, t) => t % this.versions === v),
      ),
      columns: designColumns(this.plan.attributes, this.none),
      dError: Math.exp(-logDeterminant(information, this.width) / this.width),
      levelCounts: this.countLevels(tasks).map((counts) => Array.from(counts)),
      overlapShare: overlapOf(tasks),
      errorsOfOne: Array.from({ length: this.width }, (_, j) =>
        Math.sqrt(inverse[j * (this.width + 1)] ?? 0),
      ),
    };
  }

  private randomTask(random: RandomSource): number[][] {
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      const task = Array.from({ length: this.plan.alternatives }, () =>
        this.plan.attributes.map(({ levels }) => random.integerBelow(levels.length)),
      );
      if (this.allowed(task)) return task;
    }
    throw new InvalidInput(
      `designChoices requires packages that may be shown together, found none in ${MOST_TRIES} tries: allow more pairs, or leave the order of an attribute out`,
    );
  }

  private allowed(task: readonly (readonly number[])[]): boolean {
    const { attributes, prohibited = [] } = this.plan;
    const forbidden = task.some((levels) =>
      prohibited.some((pair) =>
        attributes.every(({ name, levels: names }, a) => {
          const wanted = pair[name];
          return wanted === undefined || names[levels[a] ?? 0] === wanted;
        }),
      ),
    );
    if (forbidden) return false;
    return task.every((first, i) => task.every((second, j) => i === j || !this.nowhereBetter(first, second)));
  }

  /** Whether the first is never better than the second: the same package, or worse on every attribute that has an order. */
  private nowhereBetter(first: readonly number[], second: readonly number[]): boolean {
    return this.plan.attributes.every(({ order }, a) => {
      const [own, other] = [first[a] ?? 0, second[a] ?? 0];
      if (own === other) return true;
      if (!order) return false;
      return order === 'worst-first' ? own < other : own > other;
    });
  }

  /** Information of one answer to a task: covariance of the columns under the probabilities of the prior. */
  private informationOf(task: readonly (readonly number[])[]): Float64Array {
    const shown: (readonly number[] | undefined)[] = this.none ? [...task, undefined] : [...task];
    const rows = shown.map((levels) => codePackage(this.plan.attributes, levels, this.none));
    const weights = rows.map((row) =>
      Math.exp(row.reduce((sum, value, j) => sum + value * (this.prior[j] ?? 0), 0)),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = new Float64Array(this.width);
    rows.forEach((row, r) => {
      for (let j = 0; j < this.width; j += 1)
        mean[j] = (mean[j] ?? 0) + ((weights[r] ?? 0) / total) * (row[j] ?? 0);
    });
    const information = new Float64Array(this.width * this.width);
    rows.forEach((row, r) => {
      const share = (weights[r] ?? 0) / total;
      for (let j = 0; j < this.width; j += 1) {
        const own = share * ((row[j] ?? 0) - (mean[j] ?? 0));
        if (own === 0) continue;
        for (let k = 0; k < this.width; k += 1) {
          const at = j * this.width + k;
          information[at] = (information[at] ?? 0) + own * ((row[k] ?? 0) - (mean[k] ?? 0));
        }
      }
    });
    return information;
  }

  /** Logarithm of the D-error, plus what unequal level counts are held to cost. */
  private scoreOf(total: Float64Array, counts: readonly Int32Array[]): number {
    let imbalance = 0;
    for (const levels of counts) {
      const ideal = levels.reduce((sum, count) => sum + count, 0) / levels.length;
      for (const count of levels) imbalance += ((count - ideal) / ideal) ** 2 / levels.length;
    }
    return -logDeterminant(total, this.width) / this.width + (BALANCE * imbalance) / counts.length;
  }

  private countLevels(tasks: readonly (readonly (readonly number[])[])[]): Int32Array[] {
    const counts = this.plan.attributes.map(({ levels }) => new Int32Array(levels.length));
    for (const task of tasks)
      for (const levels of task) for (const [a, level] of levels.entries()) bump(counts[a], level, 1);
    return counts;
  }
}

function bump(counts: Int32Array | undefined, at: number, by: number): void {
  if (counts) counts[at] = (counts[at] ?? 0) + by;
}

function add(total: Float64Array, part: Float64Array, factor: number): void {
  for (let i = 0; i < total.length; i += 1) total[i] = (total[i] ?? 0) + factor * (part[i] ?? 0);
}

/** Far below any real design while columns cannot be told apart, and rising with a small ridge, so that the search finds its way. */
function logDeterminant(matrix: Float64Array, size: number): number {
  const factor = cholesky(matrix, size);
  const root =
    factor ??
    cholesky(
      matrix.map((entry, at) => entry + (at % (size + 1) === 0 ? 1e-6 : 0)),
      size,
    );
  if (!root) return -1e6;
  let sum = factor ? 0 : -100 * size;
  for (let j = 0; j < size; j += 1) sum += 2 * Math.log(root[j * (size + 1)] ?? 1e-300);
  return sum;
}

function overlapOf(tasks: readonly (readonly (readonly number[])[])[]): number {
  let same = 0;
  let pairs = 0;
  for (const task of tasks) {
    task.forEach((first, i) => {
      for (const second of task.slice(i + 1)) {
        first.forEach((level, a) => {
          pairs += 1;
          if (level === second[a]) same += 1;
        });
      }
    });
  }
  return pairs > 0 ? same / pairs : 0;
}

function requirePlan({
  attributes,
  tasks,
  alternatives,
  none,
  prohibited = [],
  versions = 1,
  prior,
}: DesignPlan): void {
  const width = designColumns(attributes, none).length;
  const byName = new Map(attributes.map(({ name, levels }) => [name, levels]));
  const faults = [
    ...attributes
      .filter(({ levels }) => new Set(levels).size < 2 || new Set(levels).size !== levels.length)
      .map(({ name, levels }) => `${name} has levels ${levels.join(', ')}`),
    ...prohibited.flatMap((pair) =>
      Object.entries(pair)
        .filter(([name, level]) => !byName.get(name)?.includes(level))
        .map(([name, level]) => `prohibited ${name} ${level}, which is no level`),
    ),
  ];
  if (attributes.length === 0 || byName.size !== attributes.length)
    faults.push(`${attributes.length} attributes with ${byName.size} names`);
  if (!(Number.isInteger(tasks) && tasks >= 1 && Number.isInteger(versions) && versions >= 1))
    faults.push(`${tasks} tasks in ${versions} versions`);
  if (!(Number.isInteger(alternatives) && alternatives >= 2)) faults.push(`${alternatives} alternatives`);
  if (prior && prior.length !== width) faults.push(`a prior of ${prior.length} values for ${width} columns`);
  if (faults.length > 0)
    throw new InvalidInput(`designChoices requires a plan that can be, got: ${faults.join('; ')}`);
}
