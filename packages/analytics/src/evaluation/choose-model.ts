import { fitBgNbd, fitMbgNbd, fitNbd, fitParetoNbd } from '../buy-till-you-die/fit-purchase-model.ts';
import type { FitOptions, NotEnoughData, PurchaseFit } from '../buy-till-you-die/purchase-fit.ts';
import type { PurchaseModelName } from '../buy-till-you-die/purchase-model.ts';
import { type CompressedHistories, compressHistories } from '../customer-clock/compress-histories.ts';
import type { PurchaseHistories } from '../customer-clock/purchase-histories.ts';
import { evaluateHoldout, type HoldoutEvaluation } from './evaluate-holdout.ts';

/** A candidate with how it did on the holdout. */
export interface Candidate {
  fit: PurchaseFit;
  holdout: HoldoutEvaluation;
}

/** Why a model was chosen. */
export interface ChoiceReason {
  code: 'best-log-score' | 'log-scores-tie-smaller-total-error' | 'only-candidate';
  chosen: PurchaseModelName;
  /** The runner-up, where there is one. */
  over: PurchaseModelName | undefined;
  /** Mean log score of the chosen minus the runner-up, and its standard error over customers. */
  logScoreDifference: number | undefined;
  logScoreDifferenceError: number | undefined;
  detail: string;
}

/** The model to use, all candidates, and the reason. */
export interface ModelChoice {
  outcome: 'chosen';
  chosen: Candidate;
  candidates: Candidate[];
  /** Candidates that did not converge or could not be fitted. */
  rejected: { model: PurchaseModelName; detail: string }[];
  reason: ChoiceReason;
}

/**
 * Chooses among candidates by the holdout log score; where the best two cannot be told apart (difference within two
 * standard errors), the one with the smaller error in total purchases.
 *
 * @returns `undefined` for an empty list.
 */
export function chooseModel(
  candidates: readonly Candidate[],
): { chosen: Candidate; reason: ChoiceReason } | undefined {
  const byScore = [...candidates].sort(
    (a, b) => b.holdout.logScorePerCustomer - a.holdout.logScorePerCustomer,
  );
  const [best, second] = byScore;
  if (!best) return undefined;
  if (!second) {
    const reason = reasonFor('only-candidate', best, undefined, 'No other model could be fitted');
    return { chosen: best, reason };
  }
  const tied = byScore.filter((candidate) => candidate === best || !isBetter(best, candidate));
  const chosen = [...tied].sort((a, b) => errorSize(a) - errorSize(b))[0] ?? best;
  const over = chosen === best ? second : best;
  if (tied.length === 1) {
    const detail =
      'It gave the purchases of the holdout the highest probability, by more than two standard errors';
    return { chosen, reason: reasonFor('best-log-score', chosen, over, detail) };
  }
  const detail = 'The log scores cannot be told apart; its total of the holdout is the nearest';
  return { chosen, reason: reasonFor('log-scores-tie-smaller-total-error', chosen, over, detail) };
}

/**
 * Fits BG/NBD, MBG/NBD and Pareto/NBD to calibration histories, judges them on the holdout and chooses one. Where one of
 * them finds no dropout, the NBD, in which nobody leaves, is a candidate too.
 *
 * @returns The choice with all candidates, or `not-enough-data`.
 */
export function fitAndChoose(
  given: PurchaseHistories | CompressedHistories,
  holdoutPurchases: Int32Array,
  holdoutDays: number,
  options: FitOptions = {},
): ModelChoice | NotEnoughData {
  const histories = compressHistories(given);
  const fits: (PurchaseFit | NotEnoughData)[] = [
    fitBgNbd(histories, options),
    fitMbgNbd(histories, options),
    fitParetoNbd(histories, options),
  ];
  const noDropout = fits.some(
    (fit) => fit.outcome === 'fitted' && fit.warnings.some((warning) => warning.code === 'no-dropout-found'),
  );
  if (noDropout) fits.push(fitNbd(histories, options));
  const candidates: Candidate[] = [];
  const rejected: ModelChoice['rejected'] = [];
  let lacking: NotEnoughData | undefined;
  for (const fit of fits) {
    if (fit.outcome === 'not-enough-data') {
      lacking = fit;
    } else if (!fit.converged) {
      rejected.push({ model: fit.model, detail: fit.warnings.at(-1)?.detail ?? 'The search did not settle' });
    } else {
      candidates.push({ fit, holdout: evaluateHoldout(fit, histories, holdoutPurchases, holdoutDays) });
    }
  }
  const choice = chooseModel(candidates);
  if (choice) return { outcome: 'chosen', ...choice, candidates, rejected };
  return (
    lacking ?? { outcome: 'not-enough-data', counted: 'models that could be fitted', found: 0, needed: 1 }
  );
}

function reasonFor(
  code: ChoiceReason['code'],
  chosen: Candidate,
  over: Candidate | undefined,
  detail: string,
): ChoiceReason {
  const comparison = over && pairedDifference(chosen, over);
  return {
    code,
    chosen: chosen.fit.model,
    over: over?.fit.model,
    logScoreDifference: comparison?.mean,
    logScoreDifferenceError: comparison?.error,
    detail,
  };
}

/** Models that have become one another (no dropout found) differ by rounding alone, which no standard error excuses. */
const SAME_LOG_SCORE = 1e-6;

function isBetter(a: Candidate, b: Candidate): boolean {
  const { mean, error } = pairedDifference(a, b);
  if (mean < SAME_LOG_SCORE) return false;
  return mean > 2 * error;
}

function pairedDifference(a: Candidate, b: Candidate): { mean: number; error: number } {
  const differences = a.holdout.logScores.map((score, i) => score - (b.holdout.logScores[i] ?? 0));
  const n = differences.length;
  const mean = differences.reduce((sum, value) => sum + value, 0) / n;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / Math.max(1, n - 1) / n) };
}

function errorSize({ holdout }: Candidate): number {
  return Math.abs(holdout.errorShare ?? holdout.expectedTotal);
}
