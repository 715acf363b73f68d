// Cronbach (1951), Psychometrika 16, 297–334. Penalty and reward: Brandt (1988), Journal of Services Marketing 2(1), 35–41.
import { InvalidInput } from '../invalid-input.ts';
import { studentCdf } from '../numerics/student-distribution.ts';

/**
 * Cronbach's alpha: how far items that should measure one thing agree. Below 0.6 do not add them up.
 *
 * @param items Columns of equal length, one an item, without gaps.
 * @returns At most 1; can be negative when items contradict one another.
 * @throws InvalidInput below two items or two answers, or when the sum does not vary.
 */
export function cronbachAlpha(items: readonly ArrayLike<number>[]): number {
  const n = items[0]?.length ?? 0;
  if (items.length < 2 || n < 2 || items.some((item) => item.length !== n)) {
    throw new InvalidInput(
      `cronbachAlpha requires two items of equal length with two answers, got ${items.length} and ${n}`,
    );
  }
  const sums = Float64Array.from({ length: n }, (_, i) =>
    items.reduce((sum, item) => sum + (item[i] ?? 0), 0),
  );
  const total = varianceOf(sums);
  if (!(total > 0)) throw new InvalidInput('cronbachAlpha requires answers that vary');
  const own = items.reduce((sum, item) => sum + varianceOf(Float64Array.from(item)), 0);
  return (items.length / (items.length - 1)) * (1 - own / total);
}

/** What a low and a high score of a factor do to the outcome, against a middling one. */
export interface PenaltyReward {
  /** Mean outcome at a middling score. */
  reference: number;
  penalty: number;
  reward: number;
  penaltyPValue: number;
  rewardPValue: number;
  n: { low: number; middle: number; high: number };
  /** Basic: only a lack is felt. Performance: both. Excitement: only an excess is felt. */
  kind: 'basic' | 'performance' | 'excitement' | 'indifferent';
}

/**
 * Whether a factor is taken for granted, counts throughout, or delights.
 *
 * @param limits Scores up to `low` are low, from `high` on they are high.
 * @param significance p-value below which an effect counts; 0.05 unless told.
 * @throws InvalidInput when one of the three groups is empty.
 */
export function penaltyReward(
  factor: ArrayLike<number>,
  outcome: ArrayLike<number>,
  limits: { low: number; high: number },
  significance = 0.05,
): PenaltyReward {
  const groups = { low: [] as number[], middle: [] as number[], high: [] as number[] };
  for (let i = 0; i < factor.length; i += 1) {
    const score = factor[i] ?? NaN;
    const group = score <= limits.low ? groups.low : score >= limits.high ? groups.high : groups.middle;
    group.push(outcome[i] ?? NaN);
  }
  const { low, middle, high } = groups;
  const degrees = factor.length - 3;
  if (low.length === 0 || middle.length === 0 || high.length === 0 || degrees < 1) {
    throw new InvalidInput(
      `penaltyReward requires low, middling and high scores, got ${low.length}, ${middle.length} and ${high.length}`,
    );
  }
  const reference = meanOf(middle);
  const residual = [low, middle, high].reduce((sum, group) => sum + squaresOf(group), 0) / degrees;
  const effect = (group: readonly number[]): { size: number; pValue: number } => {
    const size = meanOf(group) - reference;
    const error = Math.sqrt(residual * (1 / group.length + 1 / middle.length));
    return {
      size,
      pValue: error > 0 ? 2 * studentCdf(-Math.abs(size) / error, degrees) : Number(size === 0),
    };
  };
  const penalty = effect(low);
  const reward = effect(high);
  const hurts = penalty.size < 0 && penalty.pValue < significance;
  const delights = reward.size > 0 && reward.pValue < significance;
  return {
    reference,
    penalty: penalty.size,
    reward: reward.size,
    penaltyPValue: penalty.pValue,
    rewardPValue: reward.pValue,
    n: { low: low.length, middle: middle.length, high: high.length },
    kind: hurts ? (delights ? 'performance' : 'basic') : delights ? 'excitement' : 'indifferent',
  };
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0;
  return sum / values.length;
}

function squaresOf(values: ArrayLike<number>): number {
  const mean = meanOf(values);
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += ((values[i] ?? 0) - mean) ** 2;
  return sum;
}

function varianceOf(values: Float64Array): number {
  return squaresOf(values) / (values.length - 1);
}
