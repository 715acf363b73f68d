import { describe, expect, it } from 'vitest';
import { readAudiogram } from './audiogram.ts';
import { hearingAudiogram } from './audiogram-measurement.ts';

const tone = {
  ear: 'R',
  conduction: 'air',
  transducer: 'supra-aural',
  frequencyHz: 1000,
  levelDbHl: 40,
  masked: false,
};

describe('an audiogram as a measurement', () => {
  it('is accepted with a threshold and a reliability', () => {
    const body = { thresholds: [tone], reliability: 'good' };

    expect(hearingAudiogram.check(body)).toEqual({ refused: [], warned: [] });
    expect(readAudiogram(body)?.thresholds).toEqual([tone]);
  });

  it('says how, with what sound and where it was taken, if it is said at all', () => {
    const body = {
      thresholds: [tone],
      reliability: 'good',
      method: 'play',
      stimulus: 'warble',
      room: 'booth',
    };

    expect(hearingAudiogram.check(body).refused).toEqual([]);
    expect(readAudiogram(body)).toEqual(body);
    expect(hearingAudiogram.check({ ...body, room: 'kitchen', method: 'guess' }).refused).toHaveLength(2);
  });

  it('is refused with all its faults at once', () => {
    const { refused } = hearingAudiogram.check({
      thresholds: [
        { ...tone, ear: 'B' },
        { ...tone, masked: 'perhaps' },
      ],
    });

    expect(refused.map((fault) => fault.split(':')[0])).toEqual([
      'thresholds.0.ear',
      'thresholds.1.masked',
      'reliability',
    ]);
  });

  it('is refused when a level lies outside the chart, and warned of when it is no step of 5 dB', () => {
    const { refused, warned } = hearingAudiogram.check({
      thresholds: [
        { ...tone, levelDbHl: 130 },
        { ...tone, ear: 'L', levelDbHl: 42 },
      ],
      reliability: 'fair',
    });

    expect(refused).toHaveLength(1);
    expect(warned).toHaveLength(1);
  });

  it('is refused without a threshold', () => {
    expect(hearingAudiogram.check({ thresholds: [], reliability: 'good' }).refused).toEqual([
      'thresholds: give at least one threshold',
    ]);
    expect(readAudiogram(null)).toBeUndefined();
  });
});
