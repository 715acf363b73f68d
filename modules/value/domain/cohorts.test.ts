import { describe, expect, it } from 'vitest';
import { dayNumber } from '#analytics';
import { cohorts } from './cohorts.ts';
import { ledgerOf } from './purchase-ledger.ts';
import type { ScoreColumns } from './score-customers.ts';

const on = (date: string, amountMinor: number) => ({ day: dayNumber(date), amountMinor });

function cohortsOf(histories: { day: number; amountMinor: number }[][], from: string, to: string) {
  const ledger = ledgerOf(histories);
  // Only these two columns are read.
  const scores = {
    firstDay: Int32Array.from(histories, (days) => days[0]?.day ?? 0),
    lifetimeMinor: Float64Array.from(histories, (_, i) => (i === 2 ? Number.NaN : 1000)),
  } as ScoreColumns;
  const window = {
    firstDay: dayNumber(from),
    calibrationEndDay: dayNumber(from),
    observationEndDay: dayNumber(to),
    endsAtLastPurchase: false,
  };
  return cohorts(ledger, scores, window, 0.5);
}

describe('cohorts by first purchase (S1-5)', () => {
  it('gives the mean margin by age, only for ages the whole cohort has reached', () => {
    const histories = [
      [on('2025-01-10', 1000), on('2025-03-01', 2000), on('2025-09-01', 5000)],
      [on('2025-02-10', 3000)],
      [on('2025-04-05', 0)],
    ];

    const [first, second] = cohortsOf(histories, '2025-01-10', '2025-07-15');

    expect(first).toEqual({
      fromOn: '2025-01-01',
      toOn: '2025-03-31',
      customers: 2,
      equityMinor: 2000,
      cumulative: [
        { months: 1, meanMinor: 1000 },
        { months: 3, meanMinor: 1500 },
      ],
    });
    expect(second).toMatchObject({ fromOn: '2025-04-01', customers: 1, equityMinor: 0, cumulative: [] });
  });

  it('counts by calendar year when the history is long', () => {
    const found = cohortsOf([[on('2021-05-01', 100)], [on('2023-02-01', 100)]], '2021-05-01', '2025-06-30');

    expect(found.map(({ fromOn, toOn, customers }) => [fromOn, toOn, customers])).toEqual([
      ['2021-01-01', '2021-12-31', 1],
      ['2022-01-01', '2022-12-31', 0],
      ['2023-01-01', '2023-12-31', 1],
      ['2024-01-01', '2024-12-31', 0],
      ['2025-01-01', '2025-06-30', 0],
    ]);
    expect(found[0]?.cumulative.map(({ months }) => months)).toEqual([1, 3, 6, 12, 24, 36]);
    expect(found[1]?.cumulative).toEqual([]);
  });
});
