import { describe, expect, it } from 'vitest';
import { hearingReflexes, type Reflex, readReflexes, reflexAt } from './reflex-measurement.ts';

const reflex = (given: Partial<Reflex> = {}): Reflex => ({
  stimulusEar: 'R',
  route: 'ipsilateral',
  frequencyHz: 1000,
  levelDbHl: 85,
  ...given,
});
const refused = (points: unknown[]) => hearingReflexes.check({ points }).refused;

describe('acoustic reflexes', () => {
  it('are kept by the ear that hears the tone, the side measured and the frequency', () => {
    const points = [
      reflex(),
      reflex({ route: 'contralateral', levelDbHl: 95 }),
      reflex({ stimulusEar: 'L', frequencyHz: 4000, levelDbHl: 110, noResponse: true }),
    ];

    expect(hearingReflexes.check({ points })).toEqual({ refused: [], warned: [] });
    expect(readReflexes({ points })?.points).toEqual(points);
    expect(reflexAt(points, reflex({ route: 'contralateral' }))?.levelDbHl).toBe(95);
    expect(reflexAt(points, reflex({ frequencyHz: 500 }))).toBeUndefined();
  });

  it('may be absent without the level that was tried, yet have a level where there was a response', () => {
    expect(refused([{ ...reflex({ levelDbHl: undefined }), noResponse: true }])).toEqual([]);
    expect(refused([reflex({ levelDbHl: undefined })])).toEqual([
      'points.0.levelDbHl: give the level, or say that there was no response',
    ]);
  });

  it('are refused with all their faults at once', () => {
    const wrong = [
      { ...reflex(), stimulusEar: 'B' },
      { ...reflex(), frequencyHz: 750 },
      reflex({ levelDbHl: 126 }),
    ];

    expect(refused(wrong).map((fault) => fault.split(':')[0])).toEqual([
      'points.0.stimulusEar',
      'points.1.frequencyHz',
      'points.2.levelDbHl',
    ]);
    expect(refused([reflex(), reflex({ levelDbHl: 90 })])).toEqual([
      'points: a reflex is given twice; keep one',
    ]);
    expect(refused([])).toEqual(['points: give at least one reflex']);
  });

  it('ask for a second look at levels between the steps', () => {
    expect(hearingReflexes.check({ points: [reflex({ levelDbHl: 83 })] }).warned).toEqual([
      'R ipsilateral 1000 Hz: 83 dB HL is no step of 5 dB',
    ]);
  });
});
