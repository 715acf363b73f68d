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
import { readCohorts } from './read-cohorts.ts';
import { readOpportunities } from './read-opportunities.ts';
import { readSummary, SUMMARY_COLUMNS } from './read-summary.ts';

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

/** Reads the file a model needs; the fit itself is left to be timed. */
export function prepareFit(model: FitModel, file: string, holdoutDays: number | undefined): PreparedFit {
  if (model === 'bg-bb') {
    const { histories } = readOpportunities(file);
    return { fit: () => ({ ...fitBgBb(histories) }) };
  }
  if (model === 'sbg' || model === 'bdw') {
    const { survivors } = readCohorts(file);
    return { fit: () => retentionAnswer(model === 'sbg' ? fitSbg(survivors) : fitBdw(survivors)) };
  }
  if (model === 'gamma-gamma') return prepareSpending(file);
  if (model === 'bg-cnbd-k' || model === 'mbg-cnbd-k') return prepareRegular(model, file);
  if (model === 'choose') return prepareChoice(file, holdoutDays);
  const { histories } = readSummary(file);
  const fits = { 'bg-nbd': fitBgNbd, 'mbg-nbd': fitMbgNbd, 'pareto-nbd': fitParetoNbd, nbd: fitNbd };
  return { fit: () => ({ ...fits[model](histories) }) };
}

function prepareSpending(file: string): PreparedFit {
  const { histories, meanRepeatValue } = readSummary(file, { meanValue: true });
  if (!meanRepeatValue) {
    throw new CliFault([`${file}:1: no column ${SUMMARY_COLUMNS.meanValue}, which gamma-gamma needs`]);
  }
  const spending = { repeatPurchases: histories.repeatPurchases, meanRepeatValue };
  return {
    fit: () => ({ ...fitGammaGamma(spending) }),
    aside: () => ({ independence: testSpendingIndependence(spending) }),
  };
}

function prepareRegular(model: 'bg-cnbd-k' | 'mbg-cnbd-k', file: string): PreparedFit {
  const { histories, totalLogIntervals } = readSummary(file, { logIntervals: true });
  if (totalLogIntervals === undefined) {
    throw new CliFault([
      `${file}:1: no column ${SUMMARY_COLUMNS.logIntervals}, which ${model} needs to choose k; summarize writes it`,
    ]);
  }
  const fitOf = model === 'bg-cnbd-k' ? fitBgCnbd : fitMbgCnbd;
  return { fit: () => ({ ...fitOf(histories, totalLogIntervals) }) };
}

function prepareChoice(file: string, holdoutDays: number | undefined): PreparedFit {
  const { histories, holdoutPurchases } = readSummary(file, { holdout: true });
  if (!holdoutPurchases || holdoutDays === undefined) {
    throw new CliFault([`${file}: choose needs a column ${SUMMARY_COLUMNS.holdout} and --holdout-days`]);
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
