import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#working-time';
import { nominalDay, shiftedDay } from './rule-days.ts';

const day = fc.integer({ min: 0, max: 365 * 60 }).map((days) => addDays('1970-01-01', days));
const clamp = { repeat: null, monthEnd: 'clamp' } as const;

describe('the day a rule names (S0-20)', () => {
  it('is the last of a shorter month, or the first of the next where the rule rolls forward', () => {
    const oneMonth = { offset: { n: 1, unit: 'm' }, repeat: null } as const;

    expect(nominalDay({ ...oneMonth, monthEnd: 'clamp' }, '2026-01-31')).toBe('2026-02-28');
    expect(nominalDay({ ...oneMonth, monthEnd: 'roll-forward' }, '2026-01-31')).toBe('2026-03-01');
    expect(nominalDay({ ...clamp, offset: { n: 1, unit: 'y' } }, '2028-02-29')).toBe('2029-02-28');
  });

  it('comes back to the 31st after a February, because every turn counts from the anchor', () => {
    const monthly = { offset: { n: 1, unit: 'm' }, repeat: { n: 1, unit: 'm' }, monthEnd: 'clamp' } as const;

    expect([0, 1, 2].map((turn) => nominalDay(monthly, '2026-01-31', turn))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
  });

  it('lies as many days ahead as the rule says, and never differs from a month by more than its end', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), (anchor, n) => {
        expect(daysBetween(anchor, nominalDay({ ...clamp, offset: { n, unit: 'w' } }, anchor))).toBe(7 * n);
        const clamped = nominalDay({ ...clamp, offset: { n, unit: 'm' } }, anchor);
        const rolled = nominalDay(
          { offset: { n, unit: 'm' }, repeat: null, monthEnd: 'roll-forward' },
          anchor,
        );
        const isWhole = clamped.slice(8) === anchor.slice(8);
        expect(rolled).toBe(isWhole ? clamped : addDays(clamped, 1));
        expect(rolled.slice(8)).toBe(isWhole ? anchor.slice(8) : '01');
      }),
    );
  });
});

describe('a day the branch is closed', () => {
  const isOpen = (one: string) => !['2026-05-01', '2026-05-02', '2026-05-03'].includes(one);

  it('gives way to the working day after or before, or stands', () => {
    expect(shiftedDay('2026-05-02', 'forward', isOpen)).toBe('2026-05-04');
    expect(shiftedDay('2026-05-02', 'back', isOpen)).toBe('2026-04-30');
    expect(shiftedDay('2026-05-02', 'none', isOpen)).toBe('2026-05-02');
  });

  it('is moved to an open day with none open between, whatever the calendar', () => {
    fc.assert(
      fc.property(day, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (from, pattern) => {
        const open = (one: string) => pattern[Math.abs(daysBetween(from, one)) % pattern.length] ?? false;
        for (const direction of ['forward', 'back'] as const) {
          const step = direction === 'forward' ? 1 : -1;
          const moved = shiftedDay(from, direction, open);
          if (!pattern.some(Boolean)) expect(moved).toBe(from);
          else expect(open(moved)).toBe(true);
          for (let one = from; one !== moved; one = addDays(one, step)) expect(open(one)).toBe(false);
          expect(shiftedDay(moved, direction, open)).toBe(moved);
        }
      }),
    );
  });

  it('stays when there is no working day in sight', () => {
    expect(shiftedDay('2026-05-02', 'forward', () => false)).toBe('2026-05-02');
  });
});
