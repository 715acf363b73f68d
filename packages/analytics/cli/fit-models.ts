import {
  fitAndChoose,
  fitBdw,
  fitBgBb,
  fitBgCnbd,
  fitBgNbd,
  fitGammaGamma,
  fitMbgCnbd,
  fitMbgNbd,
  fitNbd,
  fitParetoNbd,
  fitSbg,
  testSpendingIndependence,
} from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import type { ColumnNames } from './column-names.ts';
import { readCohorts } from './read-cohorts.ts';
import { readOpportunities } from './read-opportunities.ts';
import { readSummary, SUMMARY_ROLES } from './read-summary.ts';

/** What `fit` can fit; `choose` compares on the holdout. */
export const FIT_MODELS = [
  'bg-nbd',
  'mbg-nbd',
  'pareto-nbd',
  'nbd',
  'bg-cnbd-k',
  'mbg-cnbd-k',
  'bg-bb',
  'gamma-gamma',
  'sbg',
  'bdw',
  'choose',
] as const;
export type FitModel = (typeof FIT_MODELS)[number];

/** What every fit or answer has; the rest is the model's own. */
export type FitAnswer = { outcome: string } & Record<string, unknown>;

/** The work of a fit, which is timed, and what is worth telling beside it, which is not. */
export interface PreparedFit {
  fit(): FitAnswer;
  aside?(): Record<string, unknown>;
}

/** What the file of a fit is like. */
export interface FitRequest {
  names: Names;
  holdoutDays: number | undefined;
}

/** What columns of the files may mean, all models together. */
export const FIT_ROLES = [...SUMMARY_ROLES, 'n', 'cohort', 'period', 'survivors'] as const;
export type FitRole = (typeof FIT_ROLES)[number];
type Names = ColumnNames<FitRole>;

/** Reads the file a model needs; the fit itself is left to be timed. */
export function prepareFit(model: FitModel, file: string, { names, holdoutDays }: FitRequest): PreparedFit {
  if (model === 'bg-bb') {
    const { histories } = readOpportunities(file, names);
    return { fit: () => ({ ...fitBgBb(histories) }) };
  }
  if (model === 'sbg' || model === 'bdw') {
    const { survivors } = readCohorts(file, names);
    return { fit: () => retentionAnswer(model === 'sbg' ? fitSbg(survivors) : fitBdw(survivors)) };
  }
  if (model === 'gamma-gamma') return prepareSpending(file, names);
  if (model === 'bg-cnbd-k' || model === 'mbg-cnbd-k') return prepareRegular(model, file, names);
  if (model === 'choose') return prepareChoice(file, names, holdoutDays);
  const { histories } = readSummary(file, { weight: true, names });
  const fits = { 'bg-nbd': fitBgNbd, 'mbg-nbd': fitMbgNbd, 'pareto-nbd': fitParetoNbd, nbd: fitNbd };
  return { fit: () => ({ ...fits[model](histories) }) };
}

function prepareSpending(file: string, names: Names): PreparedFit {
  const { histories, meanRepeatValue } = readSummary(file, { meanValue: true, weight: true, names });
  if (!meanRepeatValue) {
    throw new CliFault([`${file}:1: no column mean_value, which gamma-gamma needs`]);
  }
  const spending = { repeatPurchases: histories.repeatPurchases, meanRepeatValue };
  return {
    fit: () => ({ ...fitGammaGamma(spending) }),
    aside: () => ({ independence: testSpendingIndependence(spending) }),
  };
}

function prepareRegular(model: 'bg-cnbd-k' | 'mbg-cnbd-k', file: string, names: Names): PreparedFit {
  const { histories, totalLogIntervals } = readSummary(file, { logIntervals: true, weight: true, names });
  if (totalLogIntervals === undefined) {
    throw new CliFault([
      `${file}:1: no column log_intervals, which ${model} needs to choose k; summarize writes it`,
    ]);
  }
  const fitOf = model === 'bg-cnbd-k' ? fitBgCnbd : fitMbgCnbd;
  return { fit: () => ({ ...fitOf(histories, totalLogIntervals) }) };
}

function prepareChoice(file: string, names: Names, holdoutDays: number | undefined): PreparedFit {
  const { histories, holdoutPurchases } = readSummary(file, { holdout: true, names });
  if (!holdoutPurchases || holdoutDays === undefined) {
    throw new CliFault([`${file}: choose needs a column holdout_x and --holdout-days`]);
  }
  const fit = (): FitAnswer => {
    const choice = fitAndChoose(histories, holdoutPurchases, holdoutDays);
    if (choice.outcome !== 'chosen') return { ...choice };
    const candidates = choice.candidates.map(({ fit, holdout }) => {
      const { logScores, ...judged } = holdout;
      return { model: fit.model, holdout: { ...judged, n: logScores.length } };
    });
    return { ...choice.chosen.fit, reason: choice.reason, candidates, rejected: choice.rejected };
  };
  return { fit };
}

function retentionAnswer(fit: ReturnType<typeof fitSbg>): FitAnswer {
  if (fit.outcome !== 'fitted' || fit.model !== 'sbg') return { ...fit };
  // c is 1 by definition and no estimate: it has no place among them.
  const { c: _fixed, ...parameters } = fit.parameters;
  const { c: _none, ...errors } = fit.standardErrors ?? { c: 0 };
  return { ...fit, parameters, standardErrors: fit.standardErrors && errors };
}
