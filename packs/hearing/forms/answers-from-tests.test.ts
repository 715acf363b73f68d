import { describe, expect, it } from 'vitest';
import { checkAnswers, formDefinition } from '#form-kit';
import type { Threshold } from '../audiometry/threshold.ts';
import { answersFromTests } from './answers-from-tests.ts';
import { hearingTestForm } from './examination-forms.ts';

const tones = (ear: 'R' | 'L', conduction: 'air' | 'bone', levels: Record<number, number>): Threshold[] =>
  Object.entries(levels).map(([hz, levelDbHl]) => ({
    ear,
    conduction,
    transducer: conduction === 'air' ? 'insert' : 'bone-mastoid',
    frequencyHz: Number(hz),
    levelDbHl,
    masked: false,
  }));
const air = { 250: 20, 500: 30, 1000: 40, 2000: 50, 4000: 60, 8000: 70 };

describe('the step of the hearing test taken from tests on record', () => {
  const thresholds = [
    ...tones('R', 'air', air),
    ...tones('L', 'air', { ...air, 4000: 90 }).map((one) => ({
      ...one,
      noResponse: one.frequencyHz === 4000,
    })),
    ...tones('R', 'bone', { 500: 15, 1000: 20, 2000: 30 }),
  ];
  const results = [
    { ear: 'R' as const, test: 'WRS' as const, scorePercent: 72 },
    { ear: 'R' as const, test: 'WRS' as const, scorePercent: 84 },
    { ear: 'L' as const, test: 'SRT' as const, levelDbHl: 45 },
  ];

  it('has every level, the level tried of a tone not heard, the gap where bone was measured, and the best word score', () => {
    expect(answersFromTests(thresholds, { results })).toEqual({
      air250: { R: 20, L: 20 },
      air500: { R: 30, L: 30 },
      air1000: { R: 40, L: 40 },
      air2000: { R: 50, L: 50 },
      air4000: { R: 60, L: 90 },
      air8000: { R: 70, L: 70 },
      airBoneGap: { R: true },
      wordScore: { R: 84 },
    });
  });

  it('is accepted by the form as it stands', () => {
    const form = formDefinition.parse(hearingTestForm);
    const answers = { ...answersFromTests(thresholds, { results }), explained: true };
    expect(checkAnswers(form, answers).faults).toEqual([]);
  });

  it('leaves out what was not measured', () => {
    expect(answersFromTests(tones('L', 'air', { 500: 30 }))).toEqual({ air500: { L: 30 } });
  });
});
