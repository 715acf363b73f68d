// Page (1954), Biometrika 41, 100–115; for counts: Lucas (1985), Technometrics 27(2), 129–144.
import { InvalidInput } from '../invalid-input.ts';
import { logGamma } from '../numerics/log-gamma.ts';
import { averageRunLength, type Increments } from './run-length.ts';

/** What to watch for, and how often to be wrong. */
export interface RateWatchWish {
  /** Purchases (visits, complaints) expected in a period while nothing has changed, e.g. by the model. */
  expected: number;
  /** The change worth knowing: 0.8 a fall by a fifth, 1.25 a rise by a quarter. */
  changeFactor: number;
  /** Periods between two false alarms, on average: 200 weeks is one in four years. */
  periodsBetweenFalseAlarms: number;
  /** Variance over mean of the counts while nothing changes; 1 (Poisson) unless told. Estimate it: more is usual. */
  dispersion?: number;
}

/** A plan that keeps to its false-alarm budget. */
export interface RateWatchPlan extends Required<RateWatchWish> {
  /** The sum of log likelihood ratios at which to raise the alarm. */
  threshold: number;
  /** Periods until the alarm once the rate has changed by the factor, on average. */
  periodsToDetect: number;
}

/** A period of a watched rate. */
export interface WatchedPeriod {
  count: number;
  expected: number;
  /** Evidence for the change: ln of the likelihood ratio since the change, if there is one, began. */
  evidence: number;
  alarm: boolean;
  /** Index of the period in which the change most likely began; `undefined` while there is no evidence. */
  changedSince: number | undefined;
}

/**
 * Sets the threshold of a cumulative sum so that false alarms come as seldom as wished.
 *
 * @throws InvalidInput listing every wish that cannot be met.
 * @remarks Exact for periods alike; when the expected counts vary, plan for their mean.
 */
export function planRateWatch(wish: RateWatchWish): RateWatchPlan {
  const plan = { dispersion: 1, ...wish };
  requireWish(plan);
  const { expected, changeFactor, dispersion, periodsBetweenFalseAlarms } = plan;
  const asBefore = incrementsOf(plan, expected);
  let low = 0;
  let high = 1;
  while (averageRunLength(asBefore, high) < periodsBetweenFalseAlarms) {
    low = high;
    high *= 2;
  }
  for (let round = 0; round < 30; round += 1) {
    const middle = (low + high) / 2;
    if (averageRunLength(asBefore, middle) < periodsBetweenFalseAlarms) low = middle;
    else high = middle;
  }
  const changed = incrementsOf(plan, expected * changeFactor);
  return {
    expected,
    changeFactor,
    dispersion,
    periodsBetweenFalseAlarms,
    threshold: high,
    periodsToDetect: averageRunLength(changed, high),
  };
}

/**
 * Watches a rate period by period; after an alarm the evidence starts anew.
 *
 * @param periods Counts, with what was expected of the cohort in that period (as planned unless told).
 * @throws InvalidInput naming periods with impossible counts.
 */
export function watchRate(
  plan: RateWatchPlan,
  periods: readonly { count: number; expected?: number }[],
): WatchedPeriod[] {
  const faults = periods.flatMap(({ count, expected = plan.expected }, at) =>
    count >= 0 && Number.isFinite(count) && expected > 0 ? [] : [`${count} of ${expected} in period ${at}`],
  );
  if (faults.length > 0) {
    throw new InvalidInput(
      `watchRate requires counts ≥ 0 and expected counts above 0, got ${faults.join(', ')}`,
    );
  }
  const { perCount, perExpected } = ratioOf(plan);
  let evidence = 0;
  let since: number | undefined;
  return periods.map(({ count, expected = plan.expected }, at) => {
    if (evidence === 0) since = at;
    evidence = Math.max(0, evidence + perCount * count - perExpected * expected);
    const alarm = evidence >= plan.threshold;
    const point = { count, expected, evidence, alarm, changedSince: evidence > 0 ? since : undefined };
    if (alarm) evidence = 0;
    return point;
  });
}

/** Log likelihood ratio of a count: `perCount` · count − `perExpected` · expected. */
function ratioOf({ changeFactor, dispersion }: { changeFactor: number; dispersion: number }) {
  const over = dispersion - 1;
  const spread = Math.log1p(over * changeFactor) - Math.log1p(over);
  return {
    perCount: Math.log(changeFactor) - spread,
    perExpected: over < 1e-9 ? changeFactor - 1 : spread / over,
  };
}

/** What a period adds when counts have the given mean: Poisson, or negative binomial with the wished dispersion. */
function incrementsOf(plan: Required<RateWatchWish>, mean: number): Increments {
  const { perCount, perExpected } = ratioOf(plan);
  const reach = 9 * Math.sqrt(mean * plan.dispersion) + 20;
  const from = Math.max(0, Math.floor(mean - reach));
  const counts = Array.from({ length: Math.ceil(mean + reach) - from + 1 }, (_, i) => from + i);
  const shape = mean / (plan.dispersion - 1);
  const probabilityOf = (count: number): number => {
    if (plan.dispersion - 1 < 1e-9) return Math.exp(count * Math.log(mean) - mean - logGamma(count + 1));
    const choose = logGamma(count + shape) - logGamma(shape) - logGamma(count + 1);
    return Math.exp(choose - shape * Math.log(plan.dispersion) + count * Math.log1p(-1 / plan.dispersion));
  };
  return {
    values: Float64Array.from(counts, (count) => perCount * count - perExpected * plan.expected),
    probabilities: Float64Array.from(counts, probabilityOf),
  };
}

function requireWish(wish: Required<RateWatchWish>): void {
  const { expected, changeFactor, periodsBetweenFalseAlarms, dispersion } = wish;
  const checks: [boolean, string][] = [
    [expected > 0 && expected <= 1e6, `0 < expected ≤ 1000000, got ${expected}`],
    [
      changeFactor > 0 && changeFactor !== 1 && changeFactor < Infinity,
      `changeFactor above 0 and not 1, got ${changeFactor}`,
    ],
    [
      periodsBetweenFalseAlarms >= 2 && periodsBetweenFalseAlarms <= 1e6,
      `2 ≤ periodsBetweenFalseAlarms ≤ 1000000, got ${periodsBetweenFalseAlarms}`,
    ],
    [dispersion >= 1 && dispersion < Infinity, `dispersion ≥ 1, got ${dispersion}`],
  ];
  const faults = checks.filter(([holds]) => !holds).map(([, text]) => text);
  if (faults.length > 0) throw new InvalidInput(`planRateWatch requires ${faults.join('; ')}`);
}
