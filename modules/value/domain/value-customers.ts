import { compressHistories, dayDate, type GammaGammaFit, type PurchaseFit, totalValue } from '#analytics';
import type {
  Estimate,
  FittedModel,
  Holdout,
  Missing,
  ModelChoice,
  RunPhase,
  RunSummary,
  RunWindow,
} from '../contract/index.ts';
import { type ClockColumns, clockColumns } from './clock-columns.ts';
import { cohorts } from './cohorts.ts';
import { describeFit } from './describe-fit.ts';
import { type DriftColumns, driftingCustomers } from './drifting-customers.ts';
import { expectNothingOf } from './expect-nothing-of.ts';
import { findHiddenGems } from './find-hidden-gems.ts';
import { fitSpending, spendingIndependence } from './fit-spending.ts';
import { CANDIDATES, fitModel, judgeHoldout } from './judge-holdout.ts';
import { type ObservationWindow, observationWindow } from './observation-window.ts';
import type { PurchaseLedger } from './purchase-ledger.ts';
import { type ScoreColumns, type ScoreOptions, scoreCustomers } from './score-customers.ts';
import { activeCustomers, recencyFrequencyGrid, valueCurve, valueHistogram } from './summarise-scores.ts';
import { INTERVAL_COVERAGE } from './thresholds.ts';
import { valueAtRisk } from './value-at-risk.ts';

export interface ValueTask extends ScoreOptions {
  ledger: PurchaseLedger;
  /** Last day to look at, and whether somebody asked for it. */
  end: { day: number; askedFor: boolean };
  currency: string;
  /** Customers who have bought in other currencies only. */
  otherCurrencyCustomers: number;
  /** Positions in the ledger of customers who have died: what they bought teaches the models, but nothing more is expected of them. */
  deceased?: Int32Array;
}

/** Everything a run finds out. */
export interface ValueOutcome {
  outcome: 'valued';
  window: RunWindow;
  holdout: Holdout;
  choice: ModelChoice;
  models: FittedModel[];
  summary: RunSummary;
  scores: ScoreColumns;
  drift: DriftColumns;
  /** Positions in the columns, most valuable first. */
  hiddenGems: number[];
}

/** The answer when there is too little to judge by, with the window if there was one. */
export interface NotEnoughToValue {
  outcome: 'not-enough-data';
  missing: Missing;
  window: RunWindow | null;
}

export type ReportProgress = (phase: RunPhase, done: number, total: number) => void;

const SCORING_STEPS = 3;
/** Enough for the ends of an 80 % interval of a total. */
const PARAMETER_DRAWS = 100;

/**
 * From purchase days to values: tries the models on a holdout, chooses one, fits it to the whole window, judges every
 * customer, and finds who has left their own pattern.
 */
export function valueCustomers(task: ValueTask, report: ReportProgress): ValueOutcome | NotEnoughToValue {
  const { ledger } = task;
  const span = daySpan(ledger);
  if (!span) return lacking({ counted: 'purchases', found: 0, needed: 1 });
  const window = observationWindow(span, task.end);
  if ('counted' in window) return lacking(window);
  report('holdout', 0, CANDIDATES.length);
  const verdict = judgeHoldout(ledger, window, (done) => report('holdout', done, CANDIDATES.length));
  if ('counted' in verdict) return lacking(verdict, window);
  report('fitting', 0, 2);
  const clock = clockColumns(ledger, window.observationEndDay);
  const histories = compressHistories(clock);
  const purchases = fitModel(verdict.choice.model, histories);
  if (purchases.outcome === 'not-enough-data') {
    return lacking({ counted: 'repeat-customers', found: purchases.found, needed: purchases.needed }, window);
  }
  if (!purchases.converged) return lacking({ counted: 'models-that-fit', found: 0, needed: 1 }, window);
  report('fitting', 1, 2);
  const spending = fitSpending(clock);
  if ('counted' in spending) return lacking(spending, window);
  report('scoring', 0, SCORING_STEPS);
  const fits = { purchases, spending };
  const scores = scoreCustomers(ledger, clock, histories, fits, task);
  expectNothingOf(task.deceased ?? new Int32Array(), scores);
  report('scoring', 1, SCORING_STEPS);
  const about = { onDay: window.observationEndDay, currency: task.currency };
  const drift = driftingCustomers(ledger, scores, purchases, { ...about, deceased: new Set(task.deceased) });
  report('scoring', 2, SCORING_STEPS);
  const hiddenGems = findHiddenGems(scores);
  return {
    outcome: 'valued',
    window: describeWindow(window),
    holdout: verdict.holdout,
    choice: verdict.choice,
    models: [
      ...verdict.models,
      describeFit(purchases, 'whole-window'),
      describeFit(spending, 'whole-window'),
    ],
    summary: {
      ...summarise(scores, drift, window),
      equityMinor: customerEquity(task, clock, fits, scores),
      notJudged: {
        otherCurrency: task.otherCurrencyCustomers,
        noPositiveAmount: countOf(scores.lifetimeMinor, Number.isNaN),
      },
      cohorts: cohorts(ledger, scores, window, task.marginShare),
      hiddenGems: hiddenGems.length,
      spendingIndependence: spendingIndependence(clock),
    },
    scores,
    drift,
    hiddenGems,
  };
}

function lacking(missing: Missing, window?: ObservationWindow): NotEnoughToValue {
  return { outcome: 'not-enough-data', missing, window: window ? describeWindow(window) : null };
}

function describeWindow(window: ObservationWindow): RunWindow {
  return {
    firstOn: dayDate(window.firstDay),
    calibrationEndOn: dayDate(window.calibrationEndDay),
    observationEndOn: dayDate(window.observationEndDay),
    endsAtLastPurchase: window.endsAtLastPurchase,
  };
}

function daySpan({ days }: PurchaseLedger): { firstDay: number; lastDay: number } | undefined {
  if (days.length === 0) return undefined;
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;
  for (const day of days) {
    if (day < firstDay) firstDay = day;
    if (day > lastDay) lastDay = day;
  }
  return { firstDay, lastDay };
}

function summarise(scores: ScoreColumns, drift: DriftColumns, window: ObservationWindow) {
  const driftingValue = { customers: 0, atRiskMinor: 0, topFifthCustomers: 0 };
  for (const [at, customer] of drift.customers.entries()) {
    if (drift.drifting[at] !== 1) continue;
    driftingValue.customers += 1;
    driftingValue.atRiskMinor += valueAtRisk(scores, customer);
    if ((scores.valueRankShare[customer] ?? 1) <= 0.2) driftingValue.topFifthCustomers += 1;
  }
  return {
    customers: scores.purchases.length,
    repeatCustomers: countOf(scores.purchases, (purchases) => purchases > 1),
    active: activeCustomers(scores.probabilityAlive),
    drifting: driftingValue,
    whaleCurve: valueCurve(scores.lifetimeMinor),
    histogram: valueHistogram(scores.lifetimeMinor),
    grid: recencyFrequencyGrid(scores, window.observationEndDay),
  };
}

/** The sum of the values as they are shown; how sure it is comes from redrawing the parameters. */
function customerEquity(
  task: ValueTask,
  clock: ClockColumns,
  fits: { purchases: PurchaseFit; spending: GammaGammaFit },
  scores: ScoreColumns,
): Estimate {
  let expected = 0;
  for (const value of scores.lifetimeMinor) if (!Number.isNaN(value)) expected += value;
  if (!(fits.purchases.covarianceOfLogs && fits.spending.covarianceOfLogs)) {
    return { expected, low: null, high: null };
  }
  const total = totalValue(fits, clock, clock.meanRepeatValueMinor, {
    marginShare: task.marginShare,
    discountRatePerYear: task.discountRatePerYear,
    horizonWeeks: task.horizonWeeks,
    coverage: INTERVAL_COVERAGE,
    draws: PARAMETER_DRAWS,
  });
  return {
    expected,
    low: (expected * total.low) / total.expected,
    high: (expected * total.high) / total.expected,
  };
}

function countOf(values: ArrayLike<number>, counts: (value: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < values.length; i += 1) if (counts(values[i] ?? 0)) count += 1;
  return count;
}
