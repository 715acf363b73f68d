// Seven-step customer experience method: satisfaction = experience − expectation, weighted by importance; gap to an ideal.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput } from '../invalid-input.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { type MeanInterval, meanInterval, quantileOf } from './mean-interval.ts';

/** One factor as customers, or experts, score it. */
export interface ExperienceFactor {
  factor: string;
  experience: number;
  expectation: number;
  /** Left out when nobody said: the result then holds for every importance on the scale. */
  importance?: number;
  /** Left out: by the rule. */
  ideal?: number;
}

/** A factor with what follows from its scores. */
export interface ExperienceGap {
  factor: string;
  /** experience − expectation. */
  satisfaction: number;
  /** importance · satisfaction; a range where the importance is not known, else both limits are equal. */
  weightedLow: number;
  weightedHigh: number;
  ideal: number;
  /** experience − ideal. */
  gap: number;
}

/** The table of satisfaction, key experience and requirements. */
export interface ExperienceGaps {
  factors: ExperienceGap[];
  /** The factor weighted lowest, whatever the unknown importances are; `undefined` when that depends on them. */
  keyExperience: string | undefined;
  /** Factors that could be weighted lowest. */
  candidates: string[];
  /** Factors below their ideal, largest gap first, then the lowest weighted. */
  requirements: string[];
}

/**
 * Satisfaction gaps of factors, the key experience, and the order of requirements (S2-35 to S2-38).
 *
 * @param rule Where the ideal is not stated: `hold` what there is, or `satisfy` what is expected.
 * @param importanceScale Lowest and highest importance, 0–10 unless told.
 * @throws InvalidInput without factors, or for scores that are not finite.
 * @example
 * experienceGaps([{ factor: 'convenience', experience: 5, expectation: 7, importance: 9, ideal: 10 }]).factors[0].gap // ≈ -5
 */
export function experienceGaps(
  factors: readonly ExperienceFactor[],
  rule: 'hold' | 'satisfy' = 'hold',
  importanceScale: { low: number; high: number } = { low: 0, high: 10 },
): ExperienceGaps {
  requireFactors(factors);
  const rows = factors.map((scores): ExperienceGap => {
    const { factor, experience, expectation, importance } = scores;
    const satisfaction = experience - expectation;
    const ends = [importance ?? importanceScale.low, importance ?? importanceScale.high].map((weight) =>
      plus0(weight * satisfaction),
    );
    const ideal = scores.ideal ?? (rule === 'hold' ? experience : Math.max(experience, expectation));
    return {
      factor,
      satisfaction,
      weightedLow: Math.min(...ends),
      weightedHigh: Math.max(...ends),
      ideal,
      gap: experience - ideal,
    };
  });
  const lowestCertain = Math.min(...rows.map(({ weightedHigh }) => weightedHigh));
  const candidates = rows
    .filter(({ weightedLow }) => weightedLow <= lowestCertain)
    .map(({ factor }) => factor);
  const below = rows.filter(({ gap }) => gap < 0);
  below.sort((a, b) => a.gap - b.gap || a.weightedHigh - b.weightedHigh);
  return {
    factors: rows,
    keyExperience: candidates.length === 1 ? candidates[0] : undefined,
    candidates,
    requirements: below.map(({ factor }) => factor),
  };
}

/** Answers of the same people about one factor. */
export interface FactorAnswers {
  experience: ArrayLike<number>;
  expectation: ArrayLike<number>;
  importance: ArrayLike<number>;
}

/** A factor with intervals from its answers. */
export interface FactorStability {
  factor: string;
  experience: MeanInterval;
  expectation: MeanInterval;
  /** Paired: of the same person. */
  satisfaction: MeanInterval;
  importance: MeanInterval;
  weighted: number;
  weightedLow: number;
  weightedHigh: number;
  /** Share of bootstrap samples in which this factor is the key experience. */
  probabilityKey: number;
}

/** How sure the key experience is. */
export interface KeyExperienceStability {
  outcome: 'analysed';
  factors: FactorStability[];
  keyExperience: string;
  n: number;
  draws: number;
  confidence: number;
}

/**
 * How often each factor would be the key experience if other customers had been asked: people are drawn again with all
 * their answers.
 *
 * @returns `not-enough-data` below 30 people unless told otherwise: then it is an expert estimate.
 * @throws InvalidInput, all faults at once, for columns of unequal length.
 */
export function keyExperienceStability(
  answers: Readonly<Record<string, FactorAnswers>>,
  {
    draws = 2000,
    confidence = 0.95,
    seed = 1,
    fewest = 30,
  }: { draws?: number; confidence?: number; seed?: number; fewest?: number } = {},
): KeyExperienceStability | NotEnoughData {
  const names = Object.keys(answers);
  const n = answers[names[0] ?? '']?.experience.length ?? 0;
  requireAnswers(answers, n);
  if (n < Math.max(2, fewest))
    return { outcome: 'not-enough-data', counted: 'people asked', found: n, needed: Math.max(2, fewest) };
  const columns = names.map((name) => {
    const { experience, expectation, importance } = answers[name] ?? NO_ANSWERS;
    const satisfaction = Float64Array.from(experience, (value, i) => value - (expectation[i] ?? 0));
    return { experience, expectation, satisfaction, importance };
  });
  const weightedOf = (rows: Int32Array): number[] =>
    columns.map(({ satisfaction, importance }) => meanAt(satisfaction, rows) * meanAt(importance, rows));
  const everyone = Int32Array.from({ length: n }, (_, i) => i);
  const weighted = weightedOf(everyone);
  const random = seededRandom(seed);
  const samples = names.map(() => new Float64Array(draws));
  const wins = new Float64Array(names.length);
  const rows = new Int32Array(n);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = 0; i < n; i += 1) rows[i] = random.integerBelow(n);
    const drawn = weightedOf(rows);
    const lowest = Math.min(...drawn);
    const tied = drawn.filter((value) => value === lowest).length;
    drawn.forEach((value, j) => {
      const sample = samples[j];
      if (sample) sample[draw] = value;
      if (value === lowest) wins[j] = (wins[j] ?? 0) + 1 / tied;
    });
  }
  return {
    outcome: 'analysed',
    factors: names.map((factor, j) => {
      const sorted = (samples[j] ?? new Float64Array(1)).sort();
      const { experience, expectation, satisfaction, importance } = columns[j] ?? {
        ...NO_ANSWERS,
        satisfaction: [],
      };
      return {
        factor,
        experience: meanInterval(experience, confidence),
        expectation: meanInterval(expectation, confidence),
        satisfaction: meanInterval(satisfaction, confidence),
        importance: meanInterval(importance, confidence),
        weighted: weighted[j] ?? 0,
        weightedLow: quantileOf(sorted, (1 - confidence) / 2),
        weightedHigh: quantileOf(sorted, (1 + confidence) / 2),
        probabilityKey: (wins[j] ?? 0) / draws,
      };
    }),
    keyExperience: names[weighted.indexOf(Math.min(...weighted))] ?? '',
    n,
    draws,
    confidence,
  };
}

const NO_ANSWERS: FactorAnswers = { experience: [], expectation: [], importance: [] };

function meanAt(values: ArrayLike<number>, rows: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i += 1) sum += values[rows[i] ?? 0] ?? 0;
  return sum / rows.length;
}

/** −0 is 0 to a reader. */
function plus0(value: number): number {
  return value === 0 ? 0 : value;
}

function requireFactors(factors: readonly ExperienceFactor[]): void {
  const faults = factors.flatMap((scores) => {
    const stated = [scores.experience, scores.expectation, scores.importance ?? 0, scores.ideal ?? 0];
    return stated.every(Number.isFinite) ? [] : [`${scores.factor} ${stated.join(' ')}`];
  });
  if (factors.length === 0 || faults.length > 0) {
    throw new InvalidInput(
      `experienceGaps requires factors with finite scores, got ${faults.join('; ') || 'none'}`,
    );
  }
}

function requireAnswers(answers: Readonly<Record<string, FactorAnswers>>, n: number): void {
  const faults = Object.entries(answers).flatMap(([factor, { experience, expectation, importance }]) => {
    const columns = { experience, expectation, importance };
    return Object.entries(columns).flatMap(([name, column]) => {
      if (column.length !== n) return [`${name} of ${factor} has ${column.length} answers, not ${n}`];
      return Array.from(column).every(Number.isFinite) ? [] : [`${name} of ${factor} has gaps`];
    });
  });
  if (faults.length > 0 || Object.keys(answers).length === 0) {
    throw new InvalidInput(
      `keyExperienceStability requires all answers of the same people, got: ${faults.join('; ') || 'no factor'}`,
    );
  }
}
