import { describe, expect, it } from 'vitest';
import { GAIN_RULES, type GainRule, gainTarget, TARGET_HZ } from './gain-target.ts';
import { hearingAt } from './hearing-curve.ts';
import { insertionGain, matchTarget, slopeDepartures } from './real-ear.ts';

const curveA = { 250: 25, 500: 30, 1000: 40, 1500: 45, 2000: 55, 3000: 60, 4000: 65, 6000: 70, 8000: 75 };
const curveB = { 250: 60, 500: 70, 1000: 80, 1500: 85, 2000: 95, 3000: 100, 4000: 105, 6000: 110 };

const worked: [string, typeof curveA | typeof curveB, GainRule, (number | undefined)[]][] = [
  ['A', curveA, 'nal-r', [0, 7.55, 19.65, 21.2, 22.3, 22.85, 24.4, 25.95]],
  ['A', curveA, 'nal-rp', [0, 7.55, 19.65, 21.2, 22.3, 22.85, 24.4, 25.95]],
  ['A', curveA, 'half-gain', [12.5, 15, 20, 22.5, 27.5, 30, 32.5, 35]],
  ['A', curveA, 'pogo', [2.5, 10, 20, 22.5, 27.5, 30, 32.5, 35]],
  ['A', curveA, 'pogo-ii', [2.5, 10, 20, 22.5, 27.5, 30, 32.5, 37.5]],
  ['A', curveA, 'berger', [undefined, 15, 25, undefined, 36.67, 35.29, 34.21, 35]],
  ['A', curveA, 'libby-third', [3.33, 7, 13.33, 15, 18.33, 20, 21.67, 18.33]],
  ['B', curveB, 'nal-r', [13.85, 25.95, 38.05, 39.6, 40.7, 41.25, 42.8, 44.35]],
  ['B', curveB, 'nal-rp', [22.18, 33.28, 42.38, 42.93, 43.03, 43.58, 45.13, 46.68]],
  ['B', curveB, 'pogo-ii', [20, 32.5, 47.5, 52.5, 62.5, 67.5, 72.5, 77.5]],
];

describe('gain targets', () => {
  it.each(worked)('of ear %s', (_ear, curve, rule, gains) => {
    const target = gainTarget(rule, curve);
    for (const [index, hz] of TARGET_HZ.entries()) {
      const expected = gains[index];
      if (expected === undefined) expect(target[hz]).toBeUndefined();
      else expect(target[hz]).toBeCloseTo(expected, 2);
    }
  });

  it('stay within what the severe table goes to and never fall below 0', () => {
    for (const rule of GAIN_RULES) {
      for (const level of [-10, 0, 94, 97, 120]) {
        for (const gain of Object.values(gainTarget(rule, { 1000: level }))) {
          expect(gain).toBeGreaterThanOrEqual(0);
          expect(gain).toBeLessThan(120);
        }
      }
    }
  });

  it('read missing frequencies on the logarithm of frequency, and flat beyond', () => {
    expect(hearingAt({ 1000: 40, 4000: 60 }, 2000)).toBeCloseTo(50, 10);
    expect(hearingAt({ 1000: 40, 4000: 60 }, 250)).toBe(40);
    expect(hearingAt({ 1000: 40, 4000: 60 }, 8000)).toBe(60);
    expect(() => hearingAt({}, 1000)).toThrow('at least one threshold');
  });
});

describe('real-ear measurements', () => {
  it('match their target within tolerance', () => {
    const gain = insertionGain({ 2000: 30, 3000: 40 }, { 2000: 8 });
    expect(gain).toEqual({ 2000: 22 });
    const [match] = matchTarget(gain, gainTarget('nal-r', curveA));
    expect(match).toMatchObject({ frequencyHz: 2000, toleranceDb: 5, within: true });
    expect(match?.differenceDb).toBeCloseTo(-0.3, 10);
  });

  it('miss it by more than 5 dB up to 2000 Hz and by more than 8 dB at 3000 and 4000 Hz', () => {
    const matches = matchTarget(
      { 1000: 5.1, 2000: 5, 4000: 8, 6000: 40 },
      { 1000: 0, 2000: 0, 4000: 0, 6000: 0 },
    );
    expect(matches.map(({ within }) => within)).toEqual([false, true, true]);
  });

  it('depart in slope by more than 5 dB an octave', () => {
    expect(slopeDepartures({ 1000: 10, 2000: 20 }, { 1000: 10, 2000: 14 })).toEqual([[1000, 2000]]);
    expect(slopeDepartures({ 1000: 10, 2000: 19 }, { 1000: 10, 2000: 14 })).toEqual([]);
  });
});
