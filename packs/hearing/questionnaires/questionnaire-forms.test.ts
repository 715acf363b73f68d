import { describe, expect, it } from 'vitest';
import type { Answers } from '#form-kit';
import { speechForm, speechTestsOf, wordTestsWithoutScore } from '../audiometry/speech-form.ts';
import { hearingSpeech } from '../audiometry/speech-measurement.ts';
import { halfDoneTympanograms, tympanogramOf } from '../audiometry/tympanogram-form.ts';
import { hearingTympanogram } from '../audiometry/tympanogram-measurement.ts';
import type { FormMeasurement } from '../form-measurement.ts';
import { aphab, aphabScoreOf } from './aphab-form.ts';
import { scoreCosi } from './cosi.ts';
import { cosi, cosiNeedsOf } from './cosi-form.ts';
import { hhieS, hhieScoreOf } from './hhie-s-form.ts';
import { ioiHa, ioiHaScoreOf } from './ioi-ha-form.ts';
import { hoursWorn, isHardlyWorn } from './wear-log.ts';

const refused = (of: FormMeasurement, answers: Answers) =>
  of.kind.check({ answers, givenBy: 'self' }).refused;

describe('the IOI-HA form', () => {
  const answers = {
    use: '4',
    benefit: '4',
    difficulty: '3',
    worth: '5',
    affected: '4',
    bothered: '4',
    enjoyment: '4',
    unaided: 'moderate',
  };

  it('scores 28 with a mean of 4.0 and one item above the norm', () => {
    expect(refused(ioiHa, answers)).toEqual([]);
    const score = ioiHaScoreOf(answers);
    expect(score).toMatchObject({ total: 28, mean: 4 });
    expect(score?.items.map(({ against }) => against).filter((one) => one !== 'within')).toEqual(['above']);
  });

  it('is refused with answers missing or none of those offered, and has no score then', () => {
    const { unaided: _, ...rest } = answers;
    expect(refused(ioiHa, { ...rest, use: '6' })).toEqual(['use: not-an-option', 'unaided: missing']);
    expect(ioiHaScoreOf({ ...answers, use: '6' })).toBeUndefined();
  });
});

describe('the HHIE-S form', () => {
  it('scores the ten answers, 18 for Y Y S N S N N S N Y', () => {
    const given = ['yes', 'yes', 'sometimes', 'no', 'sometimes', 'no', 'no', 'sometimes', 'no', 'yes'];
    const answers = Object.fromEntries([
      ['from', 'items'],
      ...given.map((one, index) => [`item${index + 1}`, one]),
    ]);

    expect(refused(hhieS, answers)).toEqual([]);
    expect(hhieScoreOf(answers)).toMatchObject({ total: 18, band: 'mild-to-moderate', refer: true });
  });

  it('takes a total from paper, and refuses one that is odd', () => {
    expect(refused(hhieS, { from: 'total', total: 18 })).toEqual([]);
    expect(hhieScoreOf({ from: 'total', total: 18 })).toMatchObject({ total: 18, refer: true });
    expect(refused(hhieS, { from: 'total', total: 17 })).toEqual(['total: off-step 2']);
    expect(hhieScoreOf({ from: 'total', total: 17 })).toBeUndefined();
  });
});

describe('the form of own needs (S0-5)', () => {
  it('scores three rated needs 4.33 and 81.67 %', () => {
    const answers = {
      need1: '和孙子说话',
      change1: 'much-better',
      ability1: 'almost-always',
      need2: '看电视',
      change2: 'better',
      ability2: 'most-of-the-time',
      need3: '打电话',
      change3: 'better',
      ability3: 'most-of-the-time',
    };
    const score = scoreCosi(cosiNeedsOf(answers));

    expect(refused(cosi, answers)).toEqual([]);
    expect(score.n).toBe(3);
    expect(score.meanChange).toBeCloseTo(4.33, 2);
    expect(score.meanAbilityPercent).toBeCloseTo(81.67, 2);
  });

  it('is recorded with needs that are not rated yet', () => {
    expect(refused(cosi, { need1: '看电视' })).toEqual([]);
    expect(scoreCosi(cosiNeedsOf({ need1: '看电视' })).meanChange).toBeUndefined();
  });
});

describe('the APHAB form', () => {
  it('scores answers by number and leaves a scale open with too few', () => {
    const letters = Array.from({ length: 24 }, (_, index) => [`item${index + 1}`, 'C']);
    const answers = Object.fromEntries([['condition', 'aided'], ...letters]);

    expect(refused(aphab, answers)).toEqual([]);
    expect(aphabScoreOf(answers)).toMatchObject({ condition: 'aided', score: { easeOfCommunication: 75 } });
    const { item1: _1, item6: _6, item7: _7, ...few } = answers;
    expect(aphabScoreOf(few).score.backgroundNoise).toBeUndefined();
  });
});

describe('wearing time', () => {
  it('counts the ear that was worn longer, and tells when aids lie in a drawer', () => {
    expect(hoursWorn({ hours: { R: 8.2, L: 9.2 }, days: 30 })).toEqual({ hoursPerDay: 9.2, days: 30 });
    expect(hoursWorn({ days: 30 })).toBeUndefined();
    expect(isHardlyWorn({ hoursPerDay: 0.9, days: 14 })).toBe(true);
    expect(isHardlyWorn({ hoursPerDay: 0.9, days: 13 })).toBe(false);
    expect(isHardlyWorn({ hoursPerDay: 1, days: 30 })).toBe(false);
  });
});

describe('what is entered of speech and the middle ear', () => {
  it('becomes results that are accepted', () => {
    const tests = speechTestsOf({
      srt: { R: 40, L: 45 },
      wrs: { R: 88 },
      wrsLevel: { R: 75 },
      words: 25,
      list: '表 1',
    });

    expect(tests.results).toEqual([
      { ear: 'R', test: 'SRT', levelDbHl: 40 },
      { ear: 'R', test: 'WRS', scorePercent: 88, levelDbHl: 75, words: 25, list: '表 1' },
      { ear: 'L', test: 'SRT', levelDbHl: 45 },
    ]);
    expect(hearingSpeech.check(tests)).toEqual({ refused: [], warned: [] });
    expect(hearingSpeech.check(speechTestsOf({})).refused).toEqual(['results: give at least one result']);
    expect(speechForm.fields.every(({ answer }) => answer.kind !== 'calculated')).toBe(true);
  });

  it('needs pressure and compliance of an ear, and warns of another probe tone', () => {
    const one = tympanogramOf({ pressure: { R: -20, L: 0 }, compliance: { R: 0.7 }, probe: '1000' });

    expect(one.ears).toEqual([{ ear: 'R', probeHz: 1000, peakPressureDaPa: -20, complianceMl: 0.7 }]);
    expect(hearingTympanogram.check(one).warned).toHaveLength(1);
    expect(hearingTympanogram.check({ ears: [...one.ears, ...one.ears] }).refused).toHaveLength(1);
    expect(halfDoneTympanograms({ pressure: { R: -20, L: 0 }, compliance: { R: 0.7 } })).toEqual(['L']);
    expect(halfDoneTympanograms({ width: { R: 90 } })).toEqual(['R']);
    expect(halfDoneTympanograms({ probe: '226' })).toEqual([]);
  });

  it('keeps width and gradient where the device tells them', () => {
    const given = { pressure: { L: 0 }, compliance: { L: 0.7 }, width: { L: 90 }, gradient: { L: 0.45 } };
    const read = tympanogramOf({ ...given, probe: '226' });

    expect(read.ears).toMatchObject([{ ear: 'L', widthDaPa: 90, gradient: 0.45 }]);
    expect(hearingTympanogram.check(read)).toEqual({ refused: [], warned: [] });
  });

  it('keeps the ratio of speech to noise, and tells of a word test without its score', () => {
    const noise = speechTestsOf({ sin: { R: -4.5 } });

    expect(noise.results).toEqual([{ ear: 'R', test: 'SIN', snrDb: -4.5 }]);
    expect(hearingSpeech.check(noise)).toEqual({ refused: [], warned: [] });
    expect(hearingSpeech.check({ results: [{ ear: 'R', test: 'SIN' }] }).refused).toEqual([
      'results.0: needs a ratio of speech to noise',
    ]);
    expect(wordTestsWithoutScore({ wrs: { R: 88 }, wrsLevel: { R: 75, L: 80 } })).toEqual(['L']);
  });
});
