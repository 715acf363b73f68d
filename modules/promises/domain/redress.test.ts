import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promiseDefinition, type RedressRule } from '#pack-kit';
import { repairedInTime } from '../testing/index.ts';
import { apologyText, redressText } from './apology.ts';
import { keptRate } from './kept-rate.ts';
import { redressDue, redressGrows, redressMinor } from './redress.ts';

const rule = promiseDefinition.parse(repairedInTime).redress as RedressRule;

describe('redress', () => {
  it('grows by the table and by the day, up to the cap', () => {
    expect([0, 1, 2, 3, 5, 6, 9, 100].map((days) => redressMinor(rule, days))).toEqual([
      2000, 2500, 3000, 6500, 7500, 8000, 8000, 8000,
    ]);
    expect([redressGrows(rule, 0), redressGrows(rule, 6)]).toEqual([true, false]);
  });

  it('names each amount by the day it arose on, and the day it is to be paid by', () => {
    expect(redressDue(rule, { brokenOn: '2026-11-23', untilOn: '2026-11-26' })).toEqual([
      { kind: 'redress', lateDays: 0, amountMinor: 2000, payByOn: '2026-12-03' },
      { kind: 'redress', lateDays: 1, amountMinor: 500, payByOn: '2026-12-04' },
      { kind: 'redress', lateDays: 2, amountMinor: 500, payByOn: '2026-12-05' },
      { kind: 'redress', lateDays: 3, amountMinor: 3500, payByOn: '2026-12-06' },
    ]);
  });

  it('adds up to what is owed, whatever the rule and the days', () => {
    const amounts = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 5000 })), { maxLength: 4 })
      .map((steps) => {
        const table = [{ fromLateDays: 0, amountMinor: 100 }];
        for (const [gap, more] of steps) {
          const last = table.at(-1) ?? { fromLateDays: 0, amountMinor: 0 };
          table.push({ fromLateDays: last.fromLateDays + gap, amountMinor: last.amountMinor + more });
        }
        return table;
      });
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 200 }),
        (table, perLateDayMinor, headroom, days) => {
          const given = {
            ...rule,
            amounts: table,
            perLateDayMinor,
            capMinor: (table.at(-1)?.amountMinor ?? 0) + headroom,
          };
          const untilOn = new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
          const due = redressDue(given, { brokenOn: '2026-01-01', untilOn });
          expect(due.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(redressMinor(given, days));
          expect(new Set(due.map(({ lateDays }) => lateDays)).size).toBe(due.length);
        },
      ),
      { seed: 37 },
    );
  });
});

describe('what we say', () => {
  it('fills in the time and the amount in the customer’s language', () => {
    const given = { template: undefined, promise: '周五前回电', timeZone: 'Asia/Shanghai' } as const;
    const text = apologyText({ ...given, dueAt: '2026-11-23T03:00:00Z', language: 'zh-CN' });
    expect(text).toContain('“周五前回电”');
    expect(text).toContain('2026年11月23日 11:00');
    expect(redressText({ amount: '¥50.00', payByOn: '2026-12-03', language: 'en' })).toBe(
      'We will pay you ¥50.00 by December 3, 2026; you need not ask for it.',
    );
  });
});

describe('the kept rate', () => {
  it('is Wilson’s, and silent under twenty promises', () => {
    expect(keptRate(19, 0)).toBeNull();
    const rate = keptRate(42, 8);
    expect(rate?.share).toBeCloseTo(0.84, 12);
    expect(rate?.low).toBeCloseTo(0.714858, 5);
    expect(rate?.high).toBeCloseTo(0.916626, 5);
  });
});
