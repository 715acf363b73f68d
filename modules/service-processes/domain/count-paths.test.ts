import { describe, expect, it } from 'vitest';
import { countPaths, quantileOf } from './count-paths.ts';

const finished = { status: 'finished', version: 1 } as const;

describe('the ways processes went', () => {
  it('are counted once a process, loops as often as they were gone', () => {
    const { steps, ways } = countPaths([
      {
        ...finished,
        steps: ['fit', 'review', 'fit', 'review', 'end'],
        count: 2,
        minutes: '5,7,9,11;1,2,3,4',
      },
      { ...finished, status: 'cancelled', steps: ['fit', 'review'], count: 1, minutes: '6' },
      { ...finished, status: 'paused', steps: ['fit'], count: 3, minutes: ';;' },
    ]);

    expect(steps.find(({ stepKey }) => stepKey === 'fit')).toEqual({
      stepKey: 'fit',
      processes: 6,
      visits: 8,
      again: 2,
      standing: 3,
      givenUp: 0,
      minutes: Int32Array.of(1, 3, 5, 6, 9),
    });
    expect(steps.find(({ stepKey }) => stepKey === 'review')).toMatchObject({
      givenUp: 1,
      standing: 0,
      minutes: Int32Array.of(2, 4, 7, 11),
    });
    expect(ways).toEqual([
      { from: 'fit', to: 'review', times: 5, processes: 3 },
      { from: 'review', to: 'fit', times: 2, processes: 2 },
      { from: 'review', to: 'end', times: 2, processes: 2 },
    ]);
  });

  it('of none are none', () => {
    expect(countPaths([])).toEqual({ steps: [], ways: [] });
  });

  it('hold all minutes, however many went the same way', () => {
    const one = Array.from({ length: 9 }, (_, step) => 3000 + step).join(',');
    const minutes = Array.from({ length: 10_000 }, () => one).join(';');
    const steps = [...Array.from({ length: 9 }, (_, step) => `step-${step % 7}`), 'end'];
    const counted = countPaths([{ ...finished, steps, count: 10_000, minutes }]);

    expect(counted.steps.map((step) => step.minutes.length)).toEqual([
      20_000, 20_000, 10_000, 10_000, 10_000, 10_000, 10_000,
    ]);
    expect(counted.steps[0]?.minutes.at(0)).toBe(3000);
    expect(counted.steps[0]?.minutes.at(-1)).toBe(3007);
  });
});

describe('a quantile', () => {
  it('lies between its neighbours, and at the ends for shares beyond', () => {
    const sample = Int32Array.of(10, 20, 40);

    expect([0.5, 0.25, -1, 2].map((share) => quantileOf(sample, share))).toEqual([20, 15, 10, 40]);
  });
});
