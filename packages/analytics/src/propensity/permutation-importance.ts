// Breiman (2001), Machine Learning 45, 5–32, section 10; on unseen customers: Fisher, Rudin and Dominici (2019), JMLR 20(177).
import { require } from '../invalid-input.ts';
import { normalQuantile } from '../numerics/normal-distribution.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { shuffle } from '../numerics/shuffle.ts';
import { areaUnderCurve } from './area-under-curve.ts';
import { allRows, type Features } from './encode-features.ts';
import { type JudgedNumber, lossesOf, meanWithInterval } from './evaluation-intervals.ts';
import { requireFeatures } from './fit-propensity.ts';

/** What a model loses without a feature. */
export interface FeatureImportance {
  feature: string;
  /** Rise of the mean −ln probability when the feature is shuffled among customers; an interval over 0 is no importance. */
  logLossRise: JudgedNumber;
  aucFall: number;
}

/** Choices for permutation importance. */
export interface ImportanceOptions {
  /** Customers to judge by, which the model has not seen; all unless told. */
  rows?: ArrayLike<number>;
  /** Shuffles a feature; 5 unless told. */
  repeats?: number;
  /** 0.95 unless told. */
  confidence?: number;
  /** 1 unless told. */
  seed?: number;
}

/**
 * What a model loses when a feature is shuffled among customers, most important first. Features that say the same stand in
 * for each other and each look unimportant.
 *
 * @param predict The model, e.g. `(given, rows) => predictPropensity(model, given, rows)`.
 * @throws InvalidInput for faulty columns, fewer than two rows, or one outcome only.
 */
export function permutationImportance(
  predict: (features: Features, rows: ArrayLike<number>) => Float64Array,
  features: Features,
  happened: ArrayLike<number>,
  { rows = allRows(happened.length), repeats = 5, confidence = 0.95, seed = 1 }: ImportanceOptions = {},
): FeatureImportance[] {
  requireFeatures('permutationImportance', features, happened);
  const outcomes = Float64Array.from(rows, (row) => happened[row] ?? 0);
  const positives = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  require(positives > 0 && positives < outcomes.length && repeats >= 1, () =>
    `permutationImportance requires both outcomes and repeats ≥ 1, got ${positives} of ${outcomes.length} and ${repeats}`);
  const z = normalQuantile((1 + confidence) / 2);
  const judged = allRows(rows.length);
  const own = Object.fromEntries(
    Object.entries(features).map(([name, column]) => [name, Array.from(rows, (row) => column[row] ?? null)]),
  );
  const before = predict(own, judged);
  const losses = lossesOf(before, outcomes);
  const auc = areaUnderCurve(before, outcomes);
  const random = seededRandom(seed);
  const importance = Object.entries(own).map(([feature, column]) => {
    const rises = new Float64Array(judged.length);
    let aucFall = 0;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const order = judged.slice();
      shuffle(order, random);
      const shuffled = { ...own, [feature]: Array.from(order, (row) => column[row] ?? null) };
      const predicted = predict(shuffled, judged);
      lossesOf(predicted, outcomes).forEach((loss, i) => {
        rises[i] = (rises[i] ?? 0) + (loss - (losses[i] ?? 0)) / repeats;
      });
      aucFall += (auc - areaUnderCurve(predicted, outcomes)) / repeats;
    }
    return { feature, logLossRise: meanWithInterval(rises, z), aucFall };
  });
  return importance.sort((a, b) => b.logLossRise.value - a.logLossRise.value);
}
