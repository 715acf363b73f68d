import {
  aliveOverTime,
  dayDate,
  dayNumber,
  type GammaGammaParameters,
  lifetimeValueOverTime,
  type PurchaseModel,
} from '#analytics';
import type { CustomerValue, FittedModel, LifetimeValue } from '../contract/index.ts';
import type { ScoreOptions } from './score-customers.ts';
import { INTERVAL_COVERAGE } from './thresholds.ts';

type Judged = Extract<CustomerValue, { outcome: 'judged' }>;
type Curve = NonNullable<Judged['curve']>;
type AliveOverTime = NonNullable<Judged['aliveOverTime']>;

const MOST_ALIVE_POINTS = 160;
const FUTURE_POINTS = 10;
/** Enough for the edges of a picture's band; every page that shows a customer waits for them. */
const DRAWS = 500;

/** One customer's purchases as the run saw them. */
export interface KnownPurchases {
  /** Days since 1970-01-01, oldest first, none after `asOfDay`. */
  days: readonly number[];
  amountsMinor: readonly number[];
  asOfDay: number;
}

export interface FittedModels {
  purchases: PurchaseModel;
  spending: { parameters: GammaGammaParameters };
}

/** The models of a run as the library takes them; undefined when the run kept none. */
export function fittedModels(models: readonly FittedModel[]): FittedModels | undefined {
  const whole = models.filter(({ fittedTo }) => fittedTo === 'whole-window');
  const purchases = whole.find(({ name }) => name !== 'gamma-gamma');
  const spending = whole.find(({ name }) => name === 'gamma-gamma');
  if (!purchases || !spending) return undefined;
  const { p = Number.NaN, q = Number.NaN, gamma = Number.NaN } = spending.parameters;
  return { purchases: purchaseModel(purchases), spending: { parameters: { p, q, gamma } } };
}

function purchaseModel({ name, parameters }: FittedModel): PurchaseModel {
  const { r = Number.NaN, alpha = Number.NaN } = parameters;
  if (name === 'pareto-nbd') {
    const { s = Number.NaN, beta = Number.NaN } = parameters;
    return { model: name, parameters: { r, alpha, s, beta } };
  }
  if (name === 'nbd') return { model: name, parameters: { r, alpha } };
  const { a = Number.NaN, b = Number.NaN } = parameters;
  return { model: name === 'bg-nbd' ? name : 'mbg-nbd', parameters: { r, alpha, a, b } };
}

/** P(alive) from the first purchase to the run's last day, as it would have been computed then. */
export function aliveCurve(models: FittedModels, { days, asOfDay }: KnownPurchases): AliveOverTime {
  const weeks = (asOfDay - (days[0] ?? asOfDay)) / 7;
  const stepDays = 7 * Math.max(1, Math.ceil(weeks / MOST_ALIVE_POINTS));
  return aliveOverTime(models.purchases, days, asOfDay, stepDays).map(({ onDay, probabilityAlive }) => ({
    on: dayDate(onDay),
    probability: probabilityAlive,
  }));
}

/** Margin brought so far and expected on top, ending in the lifetime value that is shown. */
export function valueCurveOf(
  models: FittedModels,
  purchases: KnownPurchases,
  options: ScoreOptions,
  value: LifetimeValue,
): Curve {
  const { days, amountsMinor, asOfDay } = purchases;
  let soFar = 0;
  const past = days.map((day, i) => {
    soFar += options.marginShare * (amountsMinor[i] ?? 0);
    return { on: dayDate(day), cumulativeMinor: soFar };
  });
  const now = { on: dayDate(asOfDay), expectedMinor: soFar, lowMinor: soFar, highMinor: soFar };
  const history = historyOf(purchases);
  const meanRepeat = days.length > 1 ? mean(amountsMinor.slice(1)) : 0;
  const steps = Array.from({ length: FUTURE_POINTS - 1 }, (_, point) => (point + 1) / FUTURE_POINTS);
  // The last point is the value that is shown, with the interval of the run.
  const future = lifetimeValueOverTime(models, history, meanRepeat, {
    ...options,
    horizonsWeeks: steps.map((share) => share * options.horizonWeeks),
    coverage: INTERVAL_COVERAGE,
    draws: DRAWS,
  }).map((within) => ({
    on: dayDate(asOfDay + Math.round(7 * within.horizonWeeks)),
    expectedMinor: soFar + within.expectedValue,
    lowMinor: soFar + within.valueLow,
    highMinor: soFar + within.valueHigh,
  }));
  const last = {
    on: dayDate(asOfDay + Math.round(7 * options.horizonWeeks)),
    expectedMinor: soFar + value.amountMinor,
    lowMinor: soFar + value.lowMinor,
    highMinor: soFar + value.highMinor,
  };
  return { past, future: [now, ...future, last] };
}

function historyOf({ days, asOfDay }: KnownPurchases) {
  const first = days[0] ?? asOfDay;
  return {
    repeatPurchases: days.length - 1,
    recencyWeeks: ((days.at(-1) ?? first) - first) / 7,
    ageWeeks: (asOfDay - first) / 7,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Purchases up to and including a day. */
export function purchasesUntil(
  days: readonly { purchasedOn: string; amountMinor: number }[],
  asOfOn: string,
): KnownPurchases {
  const seen = days.filter(({ purchasedOn }) => purchasedOn <= asOfOn);
  return {
    days: seen.map(({ purchasedOn }) => dayNumber(purchasedOn)),
    amountsMinor: seen.map(({ amountMinor }) => amountMinor),
    asOfDay: dayNumber(asOfOn),
  };
}
