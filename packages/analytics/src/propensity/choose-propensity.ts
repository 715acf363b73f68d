import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput } from '../invalid-input.ts';
import type { Features } from './encode-features.ts';
import { crossValidatePropensity, type PropensityValidation, validateByDate } from './evaluate-propensity.ts';
import { comparePropensities, type PropensityComparison } from './evaluation-intervals.ts';
import { boostingLearner, logisticLearner, type PropensityLearner } from './propensity-learner.ts';

/** Which way of learning to believe, judged on the same unseen customers. */
export interface PropensityChoice {
  outcome: 'chosen';
  chosen: string;
  /** How the unseen customers were chosen. */
  judgedBy: 'date' | 'shuffled-folds';
  candidates: {
    name: string;
    validation: PropensityValidation;
    againstFirst: PropensityComparison | undefined;
  }[];
  reason: { code: 'closer-to-what-happened' | 'no-clear-difference-simplest'; detail: string };
}

/** Choices for choosing. */
export interface ChoosePropensityOptions {
  /** Simplest first; logistic regression and boosted trees unless told. */
  learners?: Readonly<Record<string, PropensityLearner>>;
  /** When each row was. With it the later customers judge; without it, shuffled folds, which flatter. */
  order?: ArrayLike<number>;
  learnShare?: number;
  folds?: number;
  seed?: number;
}

/**
 * Fits every candidate and judges them on the same unseen customers, the later ones where there is a date. The simplest
 * stays unless another's log loss is lower beyond doubt (its 95 % interval against the simplest leaves out 0).
 */
export function choosePropensity(
  features: Features,
  happened: ArrayLike<number>,
  {
    learners = { logistic: logisticLearner(), 'boosted-trees': boostingLearner() },
    order,
    learnShare,
    folds,
    seed,
  }: ChoosePropensityOptions = {},
): PropensityChoice | NotEnoughData {
  const candidates: PropensityChoice['candidates'] = [];
  for (const [name, learner] of Object.entries(learners)) {
    const validation = order
      ? validateByDate(features, happened, order, { learner, learnShare })
      : crossValidatePropensity(features, happened, { learner, folds, seed });
    if (validation.outcome === 'not-enough-data') return validation;
    const outcomes = Int8Array.from(validation.rows, (row) => happened[row] ?? 0);
    const first = candidates[0]?.validation;
    const againstFirst =
      first && comparePropensities(validation.probabilities, first.probabilities, outcomes);
    candidates.push({ name, validation, againstFirst });
  }
  const [simplest, ...others] = candidates;
  if (!simplest) throw new InvalidInput('choosePropensity requires at least one learner, got 0');
  const better = others
    .filter(({ againstFirst }) => againstFirst && againstFirst.logLoss.high < 0)
    .sort((a, b) => a.validation.evaluation.logLoss - b.validation.evaluation.logLoss)[0];
  const chosen = better ?? simplest;
  const gap = better?.againstFirst?.logLoss;
  return {
    outcome: 'chosen',
    chosen: chosen.name,
    judgedBy: order ? 'date' : 'shuffled-folds',
    candidates,
    reason: gap
      ? {
          code: 'closer-to-what-happened',
          detail: `Log loss of ${chosen.name} is lower by ${(-gap.value).toFixed(4)} (${(-gap.high).toFixed(4)} to ${(-gap.low).toFixed(4)}) than that of ${simplest.name}`,
        }
      : {
          code: 'no-clear-difference-simplest',
          detail: `No candidate is better than ${simplest.name} beyond doubt on ${simplest.validation.rows.length} unseen customers`,
        },
  };
}
