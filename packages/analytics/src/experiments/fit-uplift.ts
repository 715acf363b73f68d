import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput } from '../invalid-input.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { allRows, type Features } from '../propensity/encode-features.ts';
import { fitPropensity, type PropensityModel, predictPropensity } from '../propensity/fit-propensity.ts';

/** Two propensity models, one an arm: the effect on a customer is their difference. */
export interface UpliftModel {
  treated: PropensityModel;
  heldOut: PropensityModel;
}

/** Choices for uplift models. */
export interface UpliftOptions {
  ridge?: number;
  rows?: ArrayLike<number>;
}

/**
 * Learns whom a treatment moves, from a randomised experiment: one model for those treated, one for those held out.
 *
 * @returns The model, or `not-enough-data` when an arm has fewer than 20 of either outcome.
 * @see Hansotia and Rukstales (2002), Journal of Direct Marketing 16(3), 35–46 ("two models").
 */
export function fitUplift(
  features: Features,
  treated: ArrayLike<number>,
  happened: ArrayLike<number>,
  { ridge, rows = allRows(happened.length) }: UpliftOptions = {},
): { outcome: 'fitted'; model: UpliftModel } | NotEnoughData {
  if (treated.length !== happened.length) {
    throw new InvalidInput(`fitUplift requires equal columns, got ${treated.length} and ${happened.length}`);
  }
  const armRows = (arm: number): number[] => Array.from(rows).filter((row) => treated[row] === arm);
  const first = fitPropensity(features, happened, { ridge, rows: armRows(1) });
  const second = fitPropensity(features, happened, { ridge, rows: armRows(0) });
  if (first.outcome === 'not-enough-data') return first;
  if (second.outcome === 'not-enough-data') return second;
  return { outcome: 'fitted', model: { treated: first.model, heldOut: second.model } };
}

/** Expected effect of the treatment on each customer, in probability. */
export function predictUplift(
  model: UpliftModel,
  features: Features,
  rows?: ArrayLike<number>,
): Float64Array {
  const without = predictPropensity(model.heldOut, features, rows);
  return predictPropensity(model.treated, features, rows).map(
    (probability, i) => probability - (without[i] ?? 0),
  );
}

/** Effects predicted by models that had not seen the customer: what `evaluateUplift` must be given. */
export function crossPredictUplift(
  features: Features,
  treated: ArrayLike<number>,
  happened: ArrayLike<number>,
  { folds = 5, seed = 1, ridge }: { folds?: number; seed?: number; ridge?: number } = {},
): { outcome: 'predicted'; scores: Float64Array } | NotEnoughData {
  const n = happened.length;
  const random = seededRandom(seed);
  const foldOf = Int32Array.from({ length: n }, () => random.integerBelow(folds));
  const everyone = allRows(n);
  const scores = new Float64Array(n);
  for (let fold = 0; fold < folds; fold += 1) {
    const unseen = everyone.filter((row) => foldOf[row] === fold);
    const fit = fitUplift(features, treated, happened, {
      ridge,
      rows: everyone.filter((row) => foldOf[row] !== fold),
    });
    if (fit.outcome === 'not-enough-data') return fit;
    predictUplift(fit.model, features, unseen).forEach((score, i) => {
      scores[unseen[i] ?? 0] = score;
    });
  }
  return { outcome: 'predicted', scores };
}
