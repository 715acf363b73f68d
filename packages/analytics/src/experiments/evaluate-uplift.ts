// Qini: Radcliffe (2007), Direct Marketing Analytics Journal, 14–21; normalised area as scikit-uplift's qini_auc_score.

import { quantileOf } from '../experience/mean-interval.ts';
import { InvalidInput } from '../invalid-input.ts';
import { seededRandom } from '../numerics/seeded-random.ts';

/** One point of a Qini curve: the best `customers` by score are treated. */
export interface QiniPoint {
  customers: number;
  /** Outcomes of those treated among them minus those of the held out, scaled to equal numbers. */
  added: number;
}

/** Whether choosing customers by a score adds anything. */
export interface UpliftEvaluation {
  /** Area between curve and straight line over the same of a perfect score; 0 is choosing by chance. */
  qini: number;
  /** Which of the numbers called Qini this is: only compare it with the same. */
  formula: 'normalised-area-above-random';
  qiniLow: number;
  qiniHigh: number;
  confidence: number;
  /** Mean effect on everyone. */
  averageEffect: number;
  n: number;
  curve: QiniPoint[];
  /** What follows: choose by score, treat all alike, or none. */
  advice: 'target-by-score' | 'no-targeting-gain';
}

/**
 * Judges an uplift score on a randomised experiment: does treating those with high scores add more than treating as many
 * by chance?
 *
 * @param scores Expected effect of the treatment on each customer, from a model that had not seen the customer.
 * @param treated 1 or 0, assigned by chance.
 * @param happened 1 or 0.
 * @returns `no-targeting-gain` when the bootstrap interval of the Qini coefficient includes 0.
 * @throws InvalidInput for unequal columns, or unless both arms and both outcomes occur.
 */
export function evaluateUplift(
  scores: ArrayLike<number>,
  treated: ArrayLike<number>,
  happened: ArrayLike<number>,
  { draws = 200, confidence = 0.95, seed = 1 }: { draws?: number; confidence?: number; seed?: number } = {},
): UpliftEvaluation {
  const n = scores.length;
  requireColumns(n, treated, happened);
  const chosen = inOrder(scores, n);
  // Perfect: those who answer because treated first, those who answer untreated last.
  const ideal = Float64Array.from(
    { length: n },
    (_, row) => (happened[row] ?? 0) * (treated[row] === 1 ? 1 : -1),
  );
  const perfect = inOrder(ideal, n);
  const columns = { treated, happened };
  const ones = new Float64Array(n).fill(1);
  const random = seededRandom(seed);
  const samples = Float64Array.from({ length: draws }, () => {
    const weights = new Float64Array(n);
    for (let i = 0; i < n; i += 1) {
      const row = random.integerBelow(n);
      weights[row] = (weights[row] ?? 0) + 1;
    }
    return qiniOf(chosen, perfect, columns, weights);
  }).sort();
  const qiniLow = quantileOf(samples, (1 - confidence) / 2);
  const curve: QiniPoint[] = [{ customers: 0, added: 0 }];
  walkCurve(chosen, columns, ones, (customers, added) => curve.push({ customers, added }));
  return {
    qini: qiniOf(chosen, perfect, columns, ones),
    formula: 'normalised-area-above-random',
    qiniLow,
    qiniHigh: quantileOf(samples, (1 + confidence) / 2),
    confidence,
    averageEffect: averageEffect(columns, ones),
    n,
    curve: thinned(curve),
    advice: qiniLow > 0 ? 'target-by-score' : 'no-targeting-gain',
  };
}

interface UpliftColumns {
  treated: ArrayLike<number>;
  happened: ArrayLike<number>;
}

/** Rows from the highest score down; `ends[i]` is 1 where the next row has another score. */
interface Order {
  rows: Int32Array;
  ends: Uint8Array;
}

function inOrder(scores: ArrayLike<number>, n: number): Order {
  const rows = Int32Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => (scores[j] ?? 0) - (scores[i] ?? 0),
  );
  const ends = Uint8Array.from(rows, (row, at) =>
    at === n - 1 || scores[rows[at + 1] ?? 0] !== scores[row] ? 1 : 0,
  );
  return { rows, ends };
}

/** Visits the points of the curve; equal scores move together. */
function walkCurve(
  { rows, ends }: Order,
  { treated, happened }: UpliftColumns,
  weights: Float64Array,
  visit: (customers: number, added: number) => void,
): void {
  let treatedCount = 0;
  let heldOutCount = 0;
  let treatedSum = 0;
  let heldOutSum = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const weight = weights[row] ?? 0;
    const outcome = weight * (happened[row] ?? 0);
    if (treated[row] === 1) {
      treatedCount += weight;
      treatedSum += outcome;
    } else {
      heldOutCount += weight;
      heldOutSum += outcome;
    }
    if (ends[at] === 0) continue;
    const expected = heldOutCount > 0 ? (heldOutSum * treatedCount) / heldOutCount : 0;
    visit(treatedCount + heldOutCount, treatedSum - expected);
  }
}

/** Area above the straight line, over that of the perfect order. */
function qiniOf(chosen: Order, perfect: Order, columns: UpliftColumns, weights: Float64Array): number {
  const best = areaAboveStraight(perfect, columns, weights);
  return best !== 0 ? areaAboveStraight(chosen, columns, weights) / best : 0;
}

function areaAboveStraight(order: Order, columns: UpliftColumns, weights: Float64Array): number {
  let area = 0;
  let lastCustomers = 0;
  let lastAdded = 0;
  walkCurve(order, columns, weights, (customers, added) => {
    area += ((customers - lastCustomers) * (lastAdded + added)) / 2;
    lastCustomers = customers;
    lastAdded = added;
  });
  return area - (lastCustomers * lastAdded) / 2;
}

function averageEffect({ treated, happened }: UpliftColumns, weights: Float64Array): number {
  const sums = [0, 0];
  const counts = [0, 0];
  for (let i = 0; i < weights.length; i += 1) {
    const arm = treated[i] === 1 ? 1 : 0;
    sums[arm] = (sums[arm] ?? 0) + (happened[i] ?? 0);
    counts[arm] = (counts[arm] ?? 0) + 1;
  }
  return (sums[1] ?? 0) / (counts[1] ?? 1) - (sums[0] ?? 0) / (counts[0] ?? 1);
}

/** At most 101 points, the first and last among them. */
function thinned(points: QiniPoint[]): QiniPoint[] {
  const step = Math.max(1, Math.ceil((points.length - 1) / 100));
  return points.filter((_, i) => i % step === 0 || i === points.length - 1);
}

function requireColumns(n: number, treated: ArrayLike<number>, happened: ArrayLike<number>): void {
  const seen = new Set<string>();
  for (let i = 0; i < n; i += 1) seen.add(`${treated[i]} ${happened[i]}`);
  const sound =
    treated.length === n && happened.length === n && [...seen].every((pair) => /^[01] [01]$/.test(pair));
  const both = ['1', '0'].every((arm) => [...seen].some((pair) => pair.startsWith(arm)));
  const outcomes = ['1', '0'].every((outcome) => [...seen].some((pair) => pair.endsWith(outcome)));
  if (!sound || !both || !outcomes) {
    throw new InvalidInput(
      `evaluateUplift requires equal columns of 0 and 1 with both arms and both outcomes, got ${n}, ${treated.length} and ${happened.length} rows with (treated, happened) ${[...seen].slice(0, 6).join(', ')}`,
    );
  }
}
