import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput, require } from '../invalid-input.ts';
import { areaUnderCurve } from './area-under-curve.ts';
import { allRows, type Features } from './encode-features.ts';
import { requireFeatures } from './fit-propensity.ts';
import { logisticLearner, type PropensityLearner, predictOutOfFold } from './propensity-learner.ts';
import { scanForLeaks } from './scan-for-leaks.ts';

/** How good probabilities were. */
export interface PropensityEvaluation {
  n: number;
  positives: number;
  /** Probability that one in whom it happened has the higher score; 0.5 is chance. */
  auc: number;
  /** Mean −ln of the probability given to what happened. */
  logLoss: number;
  /** Mean squared error of the probabilities. */
  brier: number;
  /** Mean gap between promised and real shares over ten equal groups, weighted. */
  calibrationError: number;
  /** Real share among the highest tenth over the share among all. */
  topTenthLift: number;
  calibration: { n: number; promised: number; actual: number }[];
}

/**
 * Judges probabilities against what happened.
 *
 * @throws InvalidInput for unequal columns, or when it happened to everyone or no one.
 */
export function evaluatePropensity(
  probabilities: ArrayLike<number>,
  happened: ArrayLike<number>,
): PropensityEvaluation {
  const n = happened.length;
  let positives = 0;
  let logLoss = 0;
  let brier = 0;
  require(probabilities.length === n, () =>
    `evaluatePropensity requires a probability for each of ${n} outcomes, got ${probabilities.length}`);
  for (let i = 0; i < n; i += 1) {
    const p = Math.min(1 - 1e-15, Math.max(1e-15, probabilities[i] ?? NaN));
    const outcome = happened[i] ?? 0;
    positives += outcome;
    logLoss -= outcome === 1 ? Math.log(p) : Math.log1p(-p);
    brier += (p - outcome) ** 2;
  }
  require(positives > 0 && positives < n, () =>
    `evaluatePropensity requires both outcomes, got ${positives} of ${n}`);
  const order = allRows(n).sort((i, j) => (probabilities[j] ?? 0) - (probabilities[i] ?? 0));
  const calibration = Array.from({ length: 10 }, (_, tenth) => {
    const group = order.slice(Math.round((tenth * n) / 10), Math.round(((tenth + 1) * n) / 10));
    const mean = (column: ArrayLike<number>): number =>
      group.reduce((sum, row) => sum + (column[row] ?? 0), 0) / group.length;
    return { n: group.length, promised: mean(probabilities), actual: mean(happened) };
  }).filter((group) => group.n > 0);
  const top = calibration[0]?.actual ?? 0;
  return {
    n,
    positives,
    auc: areaUnderCurve(probabilities, happened),
    logLoss: logLoss / n,
    brier: brier / n,
    calibrationError: calibration.reduce(
      (sum, group) => sum + (group.n / n) * Math.abs(group.promised - group.actual),
      0,
    ),
    topTenthLift: top / (positives / n),
    calibration,
  };
}

/** Probabilities for customers the model had not seen, and how good they were. */
export interface PropensityValidation {
  outcome: 'validated';
  evaluation: PropensityEvaluation;
  /** Row numbers that were predicted unseen. */
  rows: Int32Array;
  probabilities: Float64Array;
  warnings: { code: 'share-moved' | 'feature-tells-all'; detail: string }[];
}

/** Choices for a validation. */
export interface ValidationOptions {
  /** What is validated; logistic regression unless told. */
  learner?: PropensityLearner;
  /** Of the logistic regression. */
  ridge?: number;
}

/**
 * Predicts every customer by a model that has not seen them, in shuffled folds. Flatters when times change: prefer
 * `validateByDate` where there is a date.
 */
export function crossValidatePropensity(
  features: Features,
  happened: ArrayLike<number>,
  { folds = 5, seed = 1, ridge, learner }: { folds?: number; seed?: number } & ValidationOptions = {},
): PropensityValidation | NotEnoughData {
  requireFeatures('crossValidatePropensity', features, happened);
  const unseen = predictOutOfFold(learner ?? logisticLearner({ ridge }), features, happened, { folds, seed });
  if (unseen.outcome === 'not-enough-data') return unseen;
  return {
    outcome: 'validated',
    evaluation: evaluatePropensity(unseen.probabilities, happened),
    rows: unseen.rows,
    probabilities: unseen.probabilities,
    warnings: leakWarnings(features, happened),
  };
}

/**
 * Learns from the earlier customers and predicts the later ones: what will happen when the model is used.
 *
 * @param order When each row was: any numbers that grow with time.
 * @param learnShare Share of rows to learn from; 0.8 unless told.
 */
export function validateByDate(
  features: Features,
  happened: ArrayLike<number>,
  order: ArrayLike<number>,
  { learnShare = 0.8, ridge, learner }: { learnShare?: number } & ValidationOptions = {},
): PropensityValidation | NotEnoughData {
  requireFeatures('validateByDate', features, happened);
  const n = happened.length;
  if (order.length !== n || !(learnShare > 0 && learnShare < 1)) {
    throw new InvalidInput(
      `validateByDate requires an order for each of ${n} rows and 0 < learnShare < 1, got ${order.length} and ${learnShare}`,
    );
  }
  const byDate = allRows(n).sort((i, j) => (order[i] ?? 0) - (order[j] ?? 0));
  const earlier = byDate.slice(0, Math.round(learnShare * n));
  const later = byDate.slice(earlier.length);
  const learned = (learner ?? logisticLearner({ ridge }))(features, happened, earlier);
  if (learned.outcome === 'not-enough-data') return learned;
  const outcomes = Int8Array.from(later, (row) => happened[row] ?? 0);
  const rarer = rarerOutcomes(outcomes);
  if (rarer === 0) {
    const counted = 'later customers with the rarer outcome';
    return { outcome: 'not-enough-data', counted, found: 0, needed: 1 };
  }
  const probabilities = learned.predict(features, later);
  const evaluation = evaluatePropensity(probabilities, outcomes);
  const warnings = leakWarnings(features, happened);
  const before = earlier.reduce((sum, row) => sum + (happened[row] ?? 0), 0) / earlier.length;
  const after = evaluation.positives / evaluation.n;
  if (Math.abs(Math.log(after / before)) > Math.log(1.5)) {
    warnings.push({
      code: 'share-moved',
      detail: `It happened to ${(100 * before).toFixed(1)} % before and ${(100 * after).toFixed(1)} % after: probabilities are off, use the order only`,
    });
  }
  return { outcome: 'validated', evaluation, rows: later, probabilities, warnings };
}

function rarerOutcomes(outcomes: Int8Array): number {
  const positives = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  return Math.min(positives, outcomes.length - positives);
}

function leakWarnings(features: Features, happened: ArrayLike<number>): PropensityValidation['warnings'] {
  return scanForLeaks(features, happened)
    .filter(({ code }) => code === 'feature-tells-all')
    .map(({ detail }) => ({ code: 'feature-tells-all' as const, detail }));
}
