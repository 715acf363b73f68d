import { dayDate, dayNumber } from '#analytics';
import type { RunSummary } from '../contract/index.ts';
import type { ObservationWindow } from './observation-window.ts';
import type { PurchaseLedger } from './purchase-ledger.ts';
import type { ScoreColumns } from './score-customers.ts';
import { DAYS_PER_YEAR } from './thresholds.ts';

/** Ages at which cohorts are compared. */
const AGES_MONTHS = [1, 3, 6, 12, 24, 36, 48, 60] as const;
const YEARLY_FROM_DAYS = 3 * DAYS_PER_YEAR;

type Cohort = RunSummary['cohorts'][number];

/**
 * Customers by the year of their first purchase (the quarter, when the history is short): the margin one of them has
 * brought by each age, and what all of them are still expected to bring (S1-5, S0-27). An age is shown only when the
 * whole cohort has reached it, so that the young do not pull down a mean they could not yet add to.
 */
export function cohorts(
  ledger: PurchaseLedger,
  scores: ScoreColumns,
  window: ObservationWindow,
  marginShare: number,
): Cohort[] {
  const starts = periodStarts(window);
  const agesDays = AGES_MONTHS.map((months) => Math.round((months * DAYS_PER_YEAR) / 12));
  const groups = starts.map(() => ({
    customers: 0,
    equityMinor: 0,
    sums: new Float64Array(agesDays.length),
  }));
  for (let customer = 0; customer < ledger.customers; customer += 1) {
    const first = scores.firstDay[customer] ?? 0;
    const group = groups[lastAtOrBefore(starts, first)];
    if (!group) continue;
    const value = scores.lifetimeMinor[customer] ?? Number.NaN;
    group.customers += 1;
    group.equityMinor += Number.isNaN(value) ? 0 : value;
    addUpByAge(ledger, customer, first, agesDays, group.sums);
  }
  return groups.map(({ customers, equityMinor, sums }, at) => {
    const endDay = (starts[at + 1] ?? window.observationEndDay + 1) - 1;
    return {
      fromOn: dayDate(starts[at] ?? 0),
      toOn: dayDate(endDay),
      customers,
      equityMinor,
      cumulative: AGES_MONTHS.flatMap((months, age) =>
        customers > 0 && endDay + (agesDays[age] ?? 0) <= window.observationEndDay
          ? [{ months, meanMinor: (marginShare * (sums[age] ?? 0)) / customers }]
          : [],
      ),
    };
  });
}

function addUpByAge(
  { offsets, days, amountsMinor }: PurchaseLedger,
  customer: number,
  first: number,
  agesDays: readonly number[],
  sums: Float64Array,
): void {
  for (let entry = offsets[customer] ?? 0; entry < (offsets[customer + 1] ?? 0); entry += 1) {
    const age = (days[entry] ?? 0) - first;
    for (let at = agesDays.length - 1; at >= 0 && (agesDays[at] ?? 0) >= age; at -= 1) {
      sums[at] = (sums[at] ?? 0) + (amountsMinor[entry] ?? 0);
    }
  }
}

/** First days of the calendar years or quarters the window touches. */
function periodStarts(window: ObservationWindow): number[] {
  const isYearly = window.observationEndDay - window.firstDay >= YEARLY_FROM_DAYS;
  const step = isYearly ? 12 : 3;
  const [year = 0, month = 1] = dayDate(window.firstDay).split('-').map(Number);
  const starts: number[] = [];
  for (let months = year * 12 + Math.floor((month - 1) / step) * step; ; months += step) {
    const start = dayNumber(`${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`);
    if (start > window.observationEndDay) return starts;
    starts.push(start);
  }
}

function lastAtOrBefore(starts: readonly number[], day: number): number {
  let at = starts.length - 1;
  while (at > 0 && (starts[at] ?? 0) > day) at -= 1;
  return at;
}
