import { describe, expect, it } from 'vitest';
import { layOutRhythm } from './rhythm.ts';
import { bandPath, extent, linearScale, linePath, nearestIndex } from './scale.ts';

describe('scales and paths', () => {
  it('map a domain onto pixels, and a single value onto the middle', () => {
    expect(linearScale([0, 10], [0, 100])(2.5)).toBe(25);
    expect(linearScale([0, 10], [100, 0])(2.5)).toBe(75);
    expect(linearScale([4, 4], [0, 100])(4)).toBe(50);
  });

  it('draw lines and closed bands', () => {
    expect(
      linePath([
        [0, 0],
        [10, 5],
      ]),
    ).toBe('M0 0L10 5');
    expect(
      bandPath(
        [
          [0, 2],
          [10, 1],
        ],
        [
          [0, 4],
          [10, 6],
        ],
      ),
    ).toBe('M0 2L10 1L10 6L0 4Z');
    expect(linePath([])).toBe('');
    expect(bandPath([], [])).toBe('');
  });

  it('find the nearest point and the extent of many values', () => {
    expect(nearestIndex([0, 10, 30], 19)).toBe(1);
    expect(nearestIndex([], 19)).toBeUndefined();
    expect(extent([3, -2, 7], [0, 1])).toEqual([-2, 7]);
    expect(extent([], [0, 1])).toEqual([0, 1]);
  });
});

describe('rhythm', () => {
  const now = new Date('2026-03-12T00:00:00Z');

  it('sees that the next visit was due after the usual interval', () => {
    const rhythm = layOutRhythm(['2026-01-01', '2026-01-22'], 21, now);

    expect(rhythm).toMatchObject({ isOverdue: true, daysSinceLast: 49 });
    expect(rhythm?.due).toBeCloseTo(42 / 70, 6);
    expect(rhythm?.visits).toEqual([0, 0.3]);
  });

  it('is calm while the next visit lies ahead', () => {
    expect(layOutRhythm(['2026-03-01'], 21, now)).toMatchObject({ isOverdue: false, daysSinceLast: 11 });
  });

  it('is the same whatever the order of the visits, and ignores visits to come', () => {
    const inOrder = layOutRhythm(['2026-01-01', '2026-01-22'], 21, now);

    expect(layOutRhythm(['2026-01-22', '2027-01-01', '2026-01-01'], 21, now)).toEqual(inOrder);
  });

  it('says nothing about someone who never came', () => {
    expect(layOutRhythm([], 21, now)).toBeUndefined();
  });
});
