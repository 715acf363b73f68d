import type { BoostingOptions } from '../boosting/boosting-options.ts';
import { fitBoostedTrees } from '../boosting/fit-boosted-trees.ts';
import { predictBoostedTrees } from '../boosting/predict-boosted-trees.ts';
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { require } from '../invalid-input.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { shuffle } from '../numerics/shuffle.ts';
import {
  type Calibration,
  type CalibrationMethod,
  calibrate,
  fitCalibration,
} from './calibrate-probabilities.ts';
import { allRows, type Features } from './encode-features.ts';
import { fitPropensity, predictPropensity } from './fit-propensity.ts';

/** What was learned: ready to predict any rows of columns of the same names. */
export interface LearnedPropensity {
  outcome: 'learned';
  predict(features: Features, rows: ArrayLike<number>): Float64Array;
}

/** A way to learn who will, so that ways can be compared on the same unseen customers. */
export type PropensityLearner = (
  features: Features,
  happened: ArrayLike<number>,
  rows: ArrayLike<number>,
) => LearnedPropensity | NotEnoughData;

/** Logistic regression as a learner. */
export function logisticLearner(options: { ridge?: number } = {}): PropensityLearner {
  return (features, happened, rows) => {
    const fit = fitPropensity(features, happened, { ...options, rows });
    if (fit.outcome === 'not-enough-data') return fit;
    return { outcome: 'learned', predict: (given, wanted) => predictPropensity(fit.model, given, wanted) };
  };
}

/** Boosted trees as a learner. */
export function boostingLearner(options: Omit<BoostingOptions, 'rows' | 'loss'> = {}): PropensityLearner {
  return (features, happened, rows) => {
    const fit = fitBoostedTrees(features, happened, { ...options, rows });
    if (fit.outcome === 'not-enough-data') return fit;
    return { outcome: 'learned', predict: (given, wanted) => predictBoostedTrees(fit.model, given, wanted) };
  };
}

/**
 * A learner whose probabilities are set right by what they were worth out of fold: the calibration is learned on shuffled
 * folds of the rows it is given, the model on all of them.
 *
 * @param method Platt's curve unless told; isotonic needs 1,000 rows and bends freely.
 */
export function calibratedLearner(
  learner: PropensityLearner,
  {
    method = 'platt',
    folds = 5,
    seed = 1,
  }: { method?: CalibrationMethod; folds?: number; seed?: number } = {},
): PropensityLearner {
  return (features, happened, rows) => {
    const unseen = predictOutOfFold(learner, features, happened, { folds, seed, rows });
    if (unseen.outcome === 'not-enough-data') return unseen;
    const outcomes = Float64Array.from(unseen.rows, (row) => happened[row] ?? 0);
    const fit = fitCalibration(unseen.probabilities, outcomes, method);
    if (fit.outcome === 'not-enough-data') return fit;
    const learned = learner(features, happened, rows);
    if (learned.outcome === 'not-enough-data') return learned;
    const calibration: Calibration = fit.calibration;
    return {
      outcome: 'learned',
      predict: (given, wanted) => calibrate(calibration, learned.predict(given, wanted)),
    };
  };
}

/** Probabilities of customers by models that had not seen them. */
export interface OutOfFold {
  outcome: 'predicted';
  rows: Int32Array;
  /** An entry a row of `rows`. */
  probabilities: Float64Array;
}

/**
 * Predicts each customer by a model learned on the other folds. Folds are always shuffled: rows in order of date would make
 * each fold another season, and a calibration on them can turn a good model upside down.
 *
 * @returns `not-enough-data` when there are fewer rows than folds, or the learner says so.
 * @throws InvalidInput below 2 folds.
 */
export function predictOutOfFold(
  learner: PropensityLearner,
  features: Features,
  happened: ArrayLike<number>,
  {
    folds = 5,
    seed = 1,
    rows = allRows(happened.length),
  }: { folds?: number; seed?: number; rows?: ArrayLike<number> } = {},
): OutOfFold | NotEnoughData {
  require(Number.isInteger(folds) && folds >= 2, () =>
    `predictOutOfFold requires 2 folds or more, got ${folds}`);
  if (rows.length < folds) {
    return { outcome: 'not-enough-data', counted: 'customers', found: rows.length, needed: folds };
  }
  const places = allRows(rows.length);
  shuffle(places, seededRandom(seed));
  const probabilities = new Float64Array(rows.length);
  for (let fold = 0; fold < folds; fold += 1) {
    const unseen = places.filter((_, i) => i % folds === fold);
    const seen = places.filter((_, i) => i % folds !== fold).map((place) => rows[place] ?? 0);
    const learned = learner(features, happened, seen);
    if (learned.outcome === 'not-enough-data') return learned;
    const predicted = learned.predict(
      features,
      unseen.map((place) => rows[place] ?? 0),
    );
    unseen.forEach((place, i) => {
      probabilities[place] = predicted[i] ?? NaN;
    });
  }
  return { outcome: 'predicted', rows: Int32Array.from(rows), probabilities };
}
