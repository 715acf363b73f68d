import {
  type Candidate as AnalyticsCandidate,
  type CompressedHistories,
  chooseModel,
  compressHistories,
  countByDay,
  dayDate,
  evaluateHoldout,
  fitBgNbd,
  fitMbgNbd,
  fitNbd,
  fitParetoNbd,
  type PurchaseFit,
  trackRepeatPurchases,
} from '#analytics';
import type {
  Candidate,
  FittedModel,
  Holdout,
  Missing,
  ModelChoice,
  PurchaseModelKey,
} from '../contract/index.ts';
import { type ClockColumns, clockColumns } from './clock-columns.ts';
import { describeFit } from './describe-fit.ts';
import type { ObservationWindow } from './observation-window.ts';
import type { PurchaseLedger } from './purchase-ledger.ts';
import { MIN_REPEAT_CUSTOMERS, MOST_TRIAL_CUSTOMERS } from './thresholds.ts';

/** What the trial of the forecast found: how each model did, and which one to use. */
export interface HoldoutVerdict {
  holdout: Holdout;
  choice: ModelChoice;
  models: FittedModel[];
}

/** The models that run against each other. */
export const CANDIDATES = ['bg-nbd', 'mbg-nbd', 'pareto-nbd'] as const satisfies PurchaseModelKey[];

type FitModel = (
  histories: CompressedHistories,
) => ReturnType<typeof fitBgNbd | typeof fitMbgNbd | typeof fitNbd | typeof fitParetoNbd>;

/** Fits one of the models; below the least number of repeat customers the answer is "not enough data". */
export function fitModel(model: PurchaseModelKey, histories: CompressedHistories): ReturnType<FitModel> {
  const options = { minimumRepeatCustomers: MIN_REPEAT_CUSTOMERS };
  switch (model) {
    case 'bg-nbd':
      return fitBgNbd(histories, options);
    case 'mbg-nbd':
      return fitMbgNbd(histories, options);
    case 'nbd':
      return fitNbd(histories, options);
    case 'pareto-nbd':
      return fitParetoNbd(histories, options);
  }
}

/**
 * Fits the models to the calibration alone, lets each forecast the holdout, and chooses. BG/NBD runs along as the
 * yardstick of the literature, but takes every one-time buyer to be alive for ever, so it is chosen only when no other
 * model could be fitted.
 */
export function judgeHoldout(
  ledger: PurchaseLedger,
  window: ObservationWindow,
  onModelDone: (done: number) => void,
): HoldoutVerdict | Missing {
  const stride = Math.ceil(ledger.customers / MOST_TRIAL_CUSTOMERS);
  const clock = clockColumns(ledger, window.calibrationEndDay, stride);
  const histories = compressHistories(clock);
  const holdoutDays = window.observationEndDay - window.calibrationEndDay;
  const candidates: AnalyticsCandidate[] = [];
  const rejected: Holdout['rejected'] = [];
  for (const [done, model] of CANDIDATES.entries()) {
    const fit = fitModel(model, histories);
    if (fit.outcome === 'not-enough-data') {
      return { counted: 'repeat-customers-before-holdout', found: fit.found, needed: fit.needed };
    }
    if (fit.converged) {
      const holdout = evaluateHoldout(fit, histories, clock.laterPurchases, holdoutDays);
      candidates.push({ fit, holdout });
    } else {
      rejected.push({ name: fit.model, detail: fit.warnings.at(-1)?.detail ?? 'The search did not settle' });
    }
    onModelDone(done + 1);
  }
  const able = candidates.filter(({ fit }) => fit.model !== 'bg-nbd');
  const chosen = chooseModel(able.length > 0 ? able : candidates);
  if (!chosen) return { counted: 'models-that-fit', found: 0, needed: 1 };
  const plots = new Map(candidates.map(({ fit }) => [fit.model, track(ledger, clock, window, fit)]));
  const plot = plots.get(chosen.chosen.fit.model) ?? [];
  const verdict = chosen.chosen.holdout;
  return {
    holdout: {
      customers: verdict.n,
      sampledShare: 1 / stride,
      weeks: holdoutDays / 7,
      actualPurchases: verdict.actualTotal,
      expectedPurchases: verdict.expectedTotal,
      holdoutErrorShare: verdict.errorShare ?? null,
      cumulativeErrorShare: finalError(plot),
      intervalCoverage: verdict.intervalCoverage,
      tracking: plot,
      byFrequency: verdict.byFrequency.map((row) => ({
        repeatPurchases: row.repeatPurchases,
        customers: row.n,
        actualMean: row.actualMean,
        expectedMean: row.expectedMean,
      })),
      candidates: candidates.map((candidate) => described(candidate, plots, able.length > 0)),
      rejected,
    },
    choice: {
      model: chosen.reason.chosen,
      reason: chosen.reason.code,
      over: chosen.reason.over ?? null,
      logScoreDifference: chosen.reason.logScoreDifference ?? null,
      logScoreDifferenceError: chosen.reason.logScoreDifferenceError ?? null,
    },
    models: candidates.map(({ fit }) => describeFit(fit, 'calibration')),
  };
}

type Plot = Holdout['tracking'];

function described(
  { fit, holdout }: AnalyticsCandidate,
  plots: Map<PurchaseModelKey, Plot>,
  othersAble: boolean,
): Candidate {
  return {
    name: fit.model,
    logScorePerCustomer: holdout.logScorePerCustomer,
    holdoutErrorShare: holdout.errorShare ?? null,
    cumulativeErrorShare: finalError(plots.get(fit.model) ?? []),
    intervalCoverage: holdout.intervalCoverage,
    ruledOut: fit.model === 'bg-nbd' && othersAble ? 'takes-one-time-buyers-for-alive' : null,
  };
}

function finalError(plot: Plot): number | null {
  const last = plot.at(-1);
  return last && last.actual > 0 ? last.expected / last.actual - 1 : null;
}

/** Expected and actual repeat purchases of the calibration's customers by week; the last week is cut by the window. */
function track(
  ledger: PurchaseLedger,
  clock: ClockColumns,
  window: ObservationWindow,
  fit: PurchaseFit,
): Plot {
  const untilDay = window.observationEndDay;
  const tracking = trackRepeatPurchases(fit, countByDay(clock.firstDay), {
    fromDay: window.firstDay,
    weeks: Math.ceil((untilDay - window.firstDay + 1) / 7),
    untilDay,
    actual: repeatsByDay(ledger, clock, window),
  });
  return Array.from(tracking.endDays, (endDay, week) => ({
    weekEndOn: dayDate(endDay === untilDay ? untilDay : endDay - 1),
    actual: tracking.actualCumulative?.[week] ?? 0,
    expected: tracking.expectedCumulative[week] ?? 0,
  }));
}

function repeatsByDay(ledger: PurchaseLedger, clock: ClockColumns, window: ObservationWindow) {
  const counts = new Int32Array(window.observationEndDay - window.firstDay + 1);
  for (const customer of clock.customers) {
    const from = (ledger.offsets[customer] ?? 0) + 1;
    const to = ledger.offsets[customer + 1] ?? from;
    for (let entry = from; entry < to; entry += 1) {
      const at = (ledger.days[entry] ?? 0) - window.firstDay;
      if (at >= 0 && at < counts.length) counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return { days: Int32Array.from(counts.keys(), (day) => day + window.firstDay), counts };
}
