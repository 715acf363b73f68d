// CUPED: Deng, Xu, Kohavi and Walker (2013), Proceedings of WSDM, 123–132.
import { InvalidInput, require } from '../invalid-input.ts';
import { incompleteGamma } from '../numerics/incomplete-gamma.ts';
import { normalQuantile } from '../numerics/normal-distribution.ts';
import { studentCdf, studentQuantile } from '../numerics/student-distribution.ts';

/** An arm of an experiment, summed up: all that SQL need return. */
export interface ArmTotals {
  /** Customers assigned, whether reached or not. */
  n: number;
  /** Sum of the outcome: buyers (0/1), or money. */
  sum: number;
  /** Sum of its squares; for 0/1 outcomes the same as `sum`. */
  sumOfSquares: number;
}

/** What a campaign did to one outcome. */
export interface CampaignEffect {
  /** Mean of those treated minus mean of those held out, a customer. */
  effect: number;
  low: number;
  high: number;
  standardError: number;
  pValue: number;
  confidence: number;
  treatedMean: number;
  heldOutMean: number;
  /** effect / held-out mean; `undefined` when that is 0. */
  relativeEffect: number | undefined;
  /** Effect times customers treated: what the campaign added in all. */
  addedTotal: number;
  addedTotalLow: number;
  addedTotalHigh: number;
  n: { treated: number; heldOut: number };
}

/**
 * What a campaign added, against a group held out by chance. Counts everyone assigned, not only those reached.
 *
 * @returns Welch's interval: right for shares and for money, with arms of unequal size.
 * @throws InvalidInput below two customers in an arm or impossible sums.
 * @example
 * campaignEffect(
 *   { n: 2000, sum: 260, sumOfSquares: 260 },
 *   { n: 500, sum: 50, sumOfSquares: 50 },
 * ).effect // ≈ 0.03
 */
export function campaignEffect(treated: ArmTotals, heldOut: ArmTotals, confidence = 0.95): CampaignEffect {
  const a = armOf('treated', treated);
  const b = armOf('held out', heldOut);
  const variance = a.variance / treated.n + b.variance / heldOut.n;
  const degrees =
    variance > 0
      ? variance ** 2 /
        ((a.variance / treated.n) ** 2 / (treated.n - 1) + (b.variance / heldOut.n) ** 2 / (heldOut.n - 1))
      : Infinity;
  return effectFrom(a.mean, b.mean, Math.sqrt(variance), degrees, treated.n, heldOut.n, confidence);
}

/** Sums up one arm of an experiment. */
export function armTotals(values: ArrayLike<number>): ArmTotals {
  const totals = { n: values.length, sum: 0, sumOfSquares: 0 };
  for (let i = 0; i < values.length; i += 1) {
    totals.sum += values[i] ?? 0;
    totals.sumOfSquares += (values[i] ?? 0) ** 2;
  }
  return totals;
}

/**
 * As `campaignEffect`, sharpened by what each customer did before (CUPED): the part of the outcome that the past
 * explains is taken out of both arms. The interval narrows by 1 − correlation².
 *
 * @param before The same kind of outcome before the campaign; must not be touched by it.
 * @throws InvalidInput for unequal columns.
 */
export function sharpenedCampaignEffect(
  outcome: ArrayLike<number>,
  before: ArrayLike<number>,
  treated: ArrayLike<number>,
  confidence = 0.95,
): CampaignEffect & { varianceLeft: number } {
  const n = outcome.length;
  if (before.length !== n || treated.length !== n) {
    throw new InvalidInput(
      `sharpenedCampaignEffect requires equal columns, got ${n}, ${before.length} and ${treated.length}`,
    );
  }
  const arms = [1, 0].map((arm) => Array.from({ length: n }, (_, i) => i).filter((i) => treated[i] === arm));
  const pooled = { ab: 0, bb: 0, aa: 0 };
  for (const rows of arms) {
    const meanA = meanOf(rows, outcome);
    const meanB = meanOf(rows, before);
    for (const i of rows) {
      const da = (outcome[i] ?? 0) - meanA;
      const db = (before[i] ?? 0) - meanB;
      pooled.ab += da * db;
      pooled.bb += db * db;
      pooled.aa += da * da;
    }
  }
  const slope = pooled.bb > 0 ? pooled.ab / pooled.bb : 0;
  const mean = Array.from(before).reduce((sum, value) => sum + value, 0) / n;
  const adjusted = (i: number): number => (outcome[i] ?? 0) - slope * ((before[i] ?? 0) - mean);
  const [treatedRows = [], heldOutRows = []] = arms;
  const result = campaignEffect(
    armTotals(treatedRows.map(adjusted)),
    armTotals(heldOutRows.map(adjusted)),
    confidence,
  );
  const correlation = pooled.aa > 0 && pooled.bb > 0 ? pooled.ab / Math.sqrt(pooled.aa * pooled.bb) : 0;
  return { ...result, varianceLeft: 1 - correlation ** 2 };
}

/**
 * Customers each arm needs for an effect on a share to be found.
 *
 * @param baseShare Share without the campaign.
 * @param smallestEffect Smallest difference worth finding, as a share: 0.02 is two points.
 * @param power Probability of finding it; 0.8 unless told.
 * @example
 * neededPerArm({ baseShare: 0.1, smallestEffect: 0.02 }) // ≈ 3841
 */
export function neededPerArm({
  baseShare,
  smallestEffect,
  power = 0.8,
  significance = 0.05,
}: {
  baseShare: number;
  smallestEffect: number;
  power?: number;
  significance?: number;
}): number {
  const other = baseShare + smallestEffect;
  require(baseShare >= 0 && baseShare <= 1 && other >= 0 && other <= 1 && smallestEffect !== 0, () =>
    `neededPerArm requires shares 0–1 that differ, got ${baseShare} and ${other}`);
  const middle = (baseShare + other) / 2;
  const reach =
    normalQuantile(1 - significance / 2) * Math.sqrt(2 * middle * (1 - middle)) +
    normalQuantile(power) * Math.sqrt(baseShare * (1 - baseShare) + other * (1 - other));
  return Math.ceil((reach / smallestEffect) ** 2);
}

/** Whether arms came out as large as planned. */
export interface SplitCheck {
  pValue: number;
  /** False below 0.001: something other than chance decided who was in which arm. */
  sound: boolean;
}

/**
 * Checks the sizes of the arms against the plan ("sample ratio mismatch"): look at this before any effect.
 *
 * @param plannedShares Of each arm; scaled to add up to 1.
 */
export function checkSplit(counts: readonly number[], plannedShares: readonly number[]): SplitCheck {
  require(counts.length === plannedShares.length &&
    counts.length >= 2 &&
    plannedShares.every((share) => share > 0), () =>
    `checkSplit requires a planned share above 0 for each of at least two arms, got ${counts.length} and ${plannedShares.length}`);
  const n = counts.reduce((sum, count) => sum + count, 0);
  const planned = plannedShares.reduce((sum, share) => sum + share, 0);
  const chiSquare = counts.reduce((sum, count, i) => {
    const expected = (n * (plannedShares[i] ?? 0)) / planned;
    return sum + (expected > 0 ? (count - expected) ** 2 / expected : 0);
  }, 0);
  const pValue = incompleteGamma((counts.length - 1) / 2, chiSquare / 2).upper;
  return { pValue, sound: pValue >= 0.001 };
}

function armOf(name: string, { n, sum, sumOfSquares }: ArmTotals): { mean: number; variance: number } {
  const mean = sum / n;
  const squares = sumOfSquares - n * mean * mean;
  require(n >= 2 && squares >= -1e-9 * Math.abs(sumOfSquares), () =>
    `campaignEffect requires two customers in each arm and sums that can be, got ${n} ${name} with sum ${sum} and squares ${sumOfSquares}`);
  return { mean, variance: Math.max(0, squares) / (n - 1) };
}

function effectFrom(
  treatedMean: number,
  heldOutMean: number,
  standardError: number,
  degrees: number,
  treated: number,
  heldOut: number,
  confidence: number,
): CampaignEffect {
  const effect = treatedMean - heldOutMean;
  const bounded = Math.min(degrees, 1e9);
  const reach = standardError > 0 ? studentQuantile((1 + confidence) / 2, bounded) * standardError : 0;
  const pValue =
    standardError > 0 ? 2 * studentCdf(-Math.abs(effect) / standardError, bounded) : effect === 0 ? 1 : 0;
  return {
    effect,
    low: effect - reach,
    high: effect + reach,
    standardError,
    pValue,
    confidence,
    treatedMean,
    heldOutMean,
    relativeEffect: heldOutMean !== 0 ? effect / heldOutMean : undefined,
    addedTotal: effect * treated,
    addedTotalLow: (effect - reach) * treated,
    addedTotalHigh: (effect + reach) * treated,
    n: { treated, heldOut },
  };
}

function meanOf(rows: readonly number[], values: ArrayLike<number>): number {
  return rows.reduce((sum, i) => sum + (values[i] ?? 0), 0) / rows.length;
}
