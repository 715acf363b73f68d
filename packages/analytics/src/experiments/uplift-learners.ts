// Transformed outcome: Jaśkowski and Jaroszewicz (2012), ICML workshop on clinical data; Athey and Imbens (2016), PNAS 113,
// 7353–7360. Doubly robust: Kennedy (2023), Electronic Journal of Statistics 17(2), 3008–3049.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput } from '../invalid-input.ts';
import { cholesky, solveCholesky } from '../numerics/cholesky.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import {
  allRows,
  type Encoding,
  encodeRows,
  type Features,
  learnEncodings,
} from '../propensity/encode-features.ts';
import { fitPropensity, type PropensityModel, predictPropensity } from '../propensity/fit-propensity.ts';
import { fitUplift, predictUplift, type UpliftModel } from './fit-uplift.ts';

/** Ways of learning whom a treatment moves. */
export type UpliftLearnerName = 'two-models' | 'single-model' | 'transformed-outcome' | 'doubly-robust';

/** A linear model of the effect itself. */
export interface EffectModel {
  encodings: Encoding[];
  intercept: number;
  coefficients: number[];
}

/** A learned model: plain data that can be stored. */
export type UpliftLearner =
  | { learner: 'two-models'; model: UpliftModel }
  | { learner: 'single-model'; model: PropensityModel }
  | { learner: 'transformed-outcome' | 'doubly-robust'; model: EffectModel };

/** Choices for learning. */
export interface UpliftLearnerOptions {
  ridge?: number;
  rows?: ArrayLike<number>;
  /** Share assigned to be treated; the share found unless told. */
  treatedShare?: number;
  seed?: number;
}

const FEWEST_AN_ARM = 100;

/**
 * Learns the effect of a treatment on each customer from a randomised experiment.
 *
 * @param learner `two-models`: one an arm; `single-model`: one with the treatment and its interactions as features;
 * `transformed-outcome`: regression on outcome · (treated − p) / (p (1 − p)), unbiased and noisy; `doubly-robust`: the same corrected by
 * cross-fitted models of both arms, much less noisy.
 * @returns The model, or `not-enough-data` below 100 customers in an arm, or 20 of either outcome.
 * @throws InvalidInput for columns of unequal length, or treatment and outcome other than 0 and 1.
 */
export function fitUpliftLearner(
  learner: UpliftLearnerName,
  features: Features,
  treated: ArrayLike<number>,
  happened: ArrayLike<number>,
  options: UpliftLearnerOptions = {},
): { outcome: 'fitted'; model: UpliftLearner; n: number } | NotEnoughData {
  const rows = Int32Array.from(options.rows ?? allRows(happened.length));
  requireExperiment(treated, happened);
  const treatedCount = rows.filter((row) => treated[row] === 1).length;
  const smaller = Math.min(treatedCount, rows.length - treatedCount);
  if (smaller < FEWEST_AN_ARM)
    return {
      outcome: 'not-enough-data',
      counted: 'customers in an arm',
      found: smaller,
      needed: FEWEST_AN_ARM,
    };
  const n = rows.length;
  const share = options.treatedShare ?? treatedCount / n;
  if (learner === 'two-models') {
    const fit = fitUplift(features, treated, happened, { ridge: options.ridge, rows });
    return fit.outcome === 'fitted' ? { outcome: 'fitted', model: { learner, model: fit.model }, n } : fit;
  }
  if (learner === 'single-model') {
    const fit = fitPropensity(withTreatment(features, treated), happened, { ridge: options.ridge, rows });
    return fit.outcome === 'fitted' ? { outcome: 'fitted', model: { learner, model: fit.model }, n } : fit;
  }
  const targets =
    learner === 'transformed-outcome'
      ? Float64Array.from(rows, (row) => transformed(happened[row] ?? 0, treated[row] ?? 0, share))
      : doublyRobustTargets(features, treated, happened, rows, share, options);
  if (!(targets instanceof Float64Array)) return targets;
  return {
    outcome: 'fitted',
    model: { learner, model: regressEffect(features, rows, targets, options.ridge ?? 1) },
    n,
  };
}

/** Expected effect of the treatment on each customer. */
export function predictUpliftLearner(
  { learner, model }: UpliftLearner,
  features: Features,
  rows: ArrayLike<number> = allRows(Object.values(features)[0]?.length ?? 0),
): Float64Array {
  if (learner === 'two-models') return predictUplift(model, features, rows);
  if (learner === 'single-model') {
    const n = Object.values(features)[0]?.length ?? 0;
    const arms = [1, 0].map((arm) => withTreatment(features, new Float64Array(n).fill(arm)));
    const [treated, heldOut] = arms.map((arm) => predictPropensity(model, arm, rows));
    return Float64Array.from(rows, (_, i) => (treated?.[i] ?? 0) - (heldOut?.[i] ?? 0));
  }
  const encoded = encodeRows(model.encodings, features, rows);
  return Float64Array.from({ length: encoded.rows }, (_, i) =>
    model.coefficients.reduce(
      (sum, coefficient, j) => sum + coefficient * (encoded.values[i * encoded.width + j] ?? 0),
      model.intercept,
    ),
  );
}

/** Effects predicted by models that had not seen the customer: what `evaluateUplift` and `policyValue` must be given. */
export function crossPredictUpliftLearner(
  learner: UpliftLearnerName,
  features: Features,
  treated: ArrayLike<number>,
  happened: ArrayLike<number>,
  { folds = 5, ...options }: UpliftLearnerOptions & { folds?: number } = {},
): { outcome: 'predicted'; scores: Float64Array } | NotEnoughData {
  const everyone = Int32Array.from(options.rows ?? allRows(happened.length));
  const foldOf = assignFolds(everyone.length, folds, options.seed ?? 1);
  const scores = new Float64Array(everyone.length);
  for (let fold = 0; fold < folds; fold += 1) {
    const inFold = everyone.filter((_, i) => foldOf[i] === fold);
    const fit = fitUpliftLearner(learner, features, treated, happened, {
      ...options,
      rows: everyone.filter((_, i) => foldOf[i] !== fold),
    });
    if (fit.outcome === 'not-enough-data') return fit;
    const predicted = predictUpliftLearner(fit.model, features, inFold);
    let next = 0;
    for (let i = 0; i < everyone.length; i += 1) {
      if (foldOf[i] !== fold) continue;
      scores[i] = predicted[next] ?? 0;
      next += 1;
    }
  }
  return { outcome: 'predicted', scores };
}

/** Features, the treatment, and each feature among the treated alone. */
function withTreatment(features: Features, treated: ArrayLike<number>): Features {
  const interactions = Object.entries(features).map(([name, column]) => {
    const known = Array.from({ length: treated.length }, (_, i) => column[i] ?? null);
    const words = known.some((value) => typeof value === 'string');
    const among = known.map((value, i) => {
      if (treated[i] === 1) return words ? (value ?? 'missing') : value;
      return words ? 'held out' : 0;
    });
    return [`${name} if treated`, among] as const;
  });
  return { ...features, treated, ...Object.fromEntries(interactions) };
}

function transformed(outcome: number, treated: number, share: number): number {
  return (outcome * (treated - share)) / (share * (1 - share));
}

/** Effect by two models that had not seen the customer, plus what they missed, weighted by the arm. */
function doublyRobustTargets(
  features: Features,
  treated: ArrayLike<number>,
  happened: ArrayLike<number>,
  rows: Int32Array,
  share: number,
  { ridge, seed = 1 }: UpliftLearnerOptions,
): Float64Array | NotEnoughData {
  const folds = 3;
  const foldOf = assignFolds(rows.length, folds, seed + 7);
  const targets = new Float64Array(rows.length);
  for (let fold = 0; fold < folds; fold += 1) {
    const fit = fitUplift(features, treated, happened, {
      ridge,
      rows: rows.filter((_, i) => foldOf[i] !== fold),
    });
    if (fit.outcome === 'not-enough-data') return fit;
    const places = Array.from(rows.keys()).filter((i) => foldOf[i] === fold);
    const inFold = places.map((i) => rows[i] ?? 0);
    const [one, zero] = [fit.model.treated, fit.model.heldOut].map((model) =>
      predictPropensity(model, features, inFold),
    );
    places.forEach((place, i) => {
      const row = inFold[i] ?? 0;
      const arm = treated[row] ?? 0;
      const expected = arm === 1 ? (one?.[i] ?? 0) : (zero?.[i] ?? 0);
      const missed = transformed((happened[row] ?? 0) - expected, arm, share);
      targets[place] = (one?.[i] ?? 0) - (zero?.[i] ?? 0) + missed;
    });
  }
  return targets;
}

function assignFolds(n: number, folds: number, seed: number): Int32Array {
  const random = seededRandom(seed);
  return Int32Array.from({ length: n }, () => random.integerBelow(folds));
}

/** Ridge regression of targets on encoded features; the intercept is not pulled. */
function regressEffect(
  features: Features,
  rows: Int32Array,
  targets: Float64Array,
  ridge: number,
): EffectModel {
  const encodings = learnEncodings(features, rows);
  const { values, width } = encodeRows(encodings, features, rows);
  const size = width + 1;
  const normal = new Float64Array(size * size);
  const right = new Float64Array(size);
  const row = new Float64Array(size).fill(1);
  for (let i = 0; i < rows.length; i += 1) {
    row.set(values.subarray(i * width, (i + 1) * width), 1);
    for (let j = 0; j < size; j += 1) {
      right[j] = (right[j] ?? 0) + (row[j] ?? 0) * (targets[i] ?? 0);
      for (let k = 0; k < size; k += 1)
        normal[j * size + k] = (normal[j * size + k] ?? 0) + (row[j] ?? 0) * (row[k] ?? 0);
    }
  }
  // Words sum to a constant, so a trace of a pull is always needed.
  for (let j = 1; j < size; j += 1)
    normal[j * (size + 1)] = (normal[j * (size + 1)] ?? 0) + Math.max(ridge, 1e-6 * rows.length);
  const factor = cholesky(normal, size);
  const [intercept = 0, ...coefficients] = factor
    ? solveCholesky(factor, size, right)
    : new Float64Array(size);
  return { encodings, intercept, coefficients };
}

function requireExperiment(treated: ArrayLike<number>, happened: ArrayLike<number>): void {
  const n = happened.length;
  const odd = [...new Set([...Array.from(treated), ...Array.from(happened)])].filter(
    (value) => value !== 0 && value !== 1,
  );
  if (treated.length !== n || odd.length > 0) {
    throw new InvalidInput(
      `fitUpliftLearner requires equal columns of 0 and 1, got ${treated.length} and ${n} rows${odd.length > 0 ? ` with ${odd.slice(0, 5).join(', ')}` : ''}`,
    );
  }
}
