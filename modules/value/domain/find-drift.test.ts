import { describe, expect, it } from 'vitest';
import type { PurchaseModel } from '#analytics';
import { findDrift, medianGapDays } from './find-drift.ts';

const model: PurchaseModel = {
  model: 'pareto-nbd',
  parameters: { r: 0.55, alpha: 10.6, s: 0.61, beta: 11.7 },
};

interface Case {
  name: string;
  days: number[];
  amountsMinor?: number[];
  onDay: number;
  alive: number;
  expected: { state: string; kinds: string[] } | undefined;
}

const weekly = [0, 7, 14, 21, 28];

const cases: Case[] = [
  { name: 'on time', days: weekly, onDay: 35, alive: 0.95, expected: undefined },
  {
    name: 'exactly twice the usual gap',
    days: weekly,
    onDay: 42,
    alive: 0.9,
    expected: { state: 'watch', kinds: ['longer-than-usual'] },
  },
  {
    name: 'one day beyond twice the usual gap',
    days: weekly,
    onDay: 43,
    alive: 0.9,
    expected: { state: 'drifting', kinds: ['longer-than-usual'] },
  },
  {
    name: 'exactly one and a half times the usual gap',
    days: [0, 10, 20],
    onDay: 35,
    alive: 0.9,
    expected: undefined,
  },
  {
    name: 'a median that one long gap does not move',
    days: [0, 10, 20, 120, 130],
    onDay: 145,
    alive: 0.9,
    expected: undefined,
  },
  {
    name: 'the last two purchases under half of those before',
    days: weekly,
    amountsMinor: [1000, 1000, 1000, 400, 500],
    onDay: 30,
    alive: 0.95,
    expected: { state: 'drifting', kinds: ['spending-less'] },
  },
  {
    name: 'two small purchases of somebody who buys one dear thing and small ones between',
    days: weekly,
    amountsMinor: [90_000, 1000, 1200, 1000, 1100],
    onDay: 30,
    alive: 0.95,
    expected: undefined,
  },
  {
    name: 'four purchases, the last two the smallest',
    days: [0, 7, 14, 21],
    amountsMinor: [1000, 1100, 400, 300],
    onDay: 22,
    alive: 0.95,
    expected: { state: 'drifting', kinds: ['spending-less'] },
  },
  {
    name: 'the last two purchases exactly half of those before',
    days: weekly,
    amountsMinor: [1000, 1000, 1000, 500, 500],
    onDay: 30,
    alive: 0.95,
    expected: undefined,
  },
  {
    name: 'one small purchase after a normal one',
    days: weekly,
    amountsMinor: [1000, 1000, 1000, 1000, 100],
    onDay: 30,
    alive: 0.95,
    expected: undefined,
  },
  {
    name: 'three purchases, which cannot be compared two with two',
    days: [0, 7, 14],
    amountsMinor: [1000, 100, 100],
    onDay: 16,
    alive: 0.95,
    expected: undefined,
  },
  {
    name: 'a fall of the probability within the usual gap',
    days: weekly,
    onDay: 38,
    alive: 0.6,
    expected: { state: 'drifting', kinds: ['probability-fell'] },
  },
  {
    name: 'two reasons at once',
    days: weekly,
    onDay: 60,
    alive: 0.4,
    expected: { state: 'drifting', kinds: ['longer-than-usual', 'probability-fell'] },
  },
  {
    name: 'most probably gone after half a year of silence',
    days: weekly,
    onDay: 28 + 183,
    alive: 0.05,
    expected: undefined,
  },
  {
    name: 'hardly to be expected back, but silent for less than half a year',
    days: weekly,
    onDay: 28 + 100,
    alive: 0.05,
    expected: { state: 'drifting', kinds: ['longer-than-usual', 'probability-fell'] },
  },
  {
    name: 'purchases on three days running, silent for a day more than twice a day',
    days: [0, 1, 2],
    onDay: 5,
    alive: 0.95,
    expected: { state: 'drifting', kinds: ['longer-than-usual'] },
  },
];

describe('leaving one’s own pattern (S1-42)', () => {
  it.each(cases)('judges $name', ({ days, amountsMinor, onDay, alive, expected }) => {
    const verdict = findDrift(
      { days, amountsMinor: amountsMinor ?? days.map(() => 1000) },
      { onDay, usualGapDays: medianGapDays(days) ?? 0, probabilityAlive: alive, currency: 'CNY' },
      model,
    );

    expect(verdict && { state: verdict.state, kinds: verdict.reasons.map(({ kind }) => kind) }).toEqual(
      expected,
    );
  });

  it('sees no pattern below three purchases', () => {
    expect(medianGapDays([0, 30])).toBeUndefined();
    expect(medianGapDays([0, 30, 50])).toBe(25);
    expect(medianGapDays([0, 30, 50, 130])).toBe(30);
  });
});
