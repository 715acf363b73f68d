import { describe, expect, it } from 'vitest';
import { type AphabAnswer, aphabCertainty, scoreAphab } from './aphab.ts';
import { scoreCosi } from './cosi.ts';
import { type HhieAnswer, hhieTotalFault, scoreHhie } from './hhie-s.ts';
import { scoreIoiHa, useCategory, useDisagrees } from './ioi-ha.ts';

describe('IOI-HA', () => {
  it('is summed without reversal and held against the norm of its group', () => {
    const score = scoreIoiHa([4, 4, 3, 5, 4, 4, 4], 'moderate');
    expect(score).toMatchObject({ total: 28, mean: 4 });
    expect(score.items.map(({ against }) => against)).toEqual([
      'within',
      'within',
      'within',
      'above',
      'within',
      'within',
      'within',
    ]);
  });

  it('refuses answers outside 1 to 5, naming each', () => {
    expect(() => scoreIoiHa([0, 4, 3, 6, 4, 4, 4], 'mild')).toThrow('item 1 is 0, item 4 is 6');
  });

  it('reads use from the device log', () => {
    expect([9.2, 3.9, 0.5, 0].map(useCategory)).toEqual([5, 3, 2, 1]);
    expect([useDisagrees(5, 3.9), useDisagrees(4, 3.9)]).toEqual([true, false]);
  });
});

describe('APHAB', () => {
  const all = (answer: AphabAnswer) => Array.from({ length: 24 }, () => answer);

  it('scores 24 times C with its reversed items', () => {
    const score = scoreAphab(all('C'));
    expect(score).toMatchObject({
      easeOfCommunication: 75,
      backgroundNoise: 50,
      reverberation: 50,
      aversiveness: 75,
    });
    expect(score.global).toBeCloseTo(58.33, 2);
  });

  it('gives no subscale from three of six answers, and then no global score', () => {
    const blank = all('C').map((answer, index) => ([1, 6, 7].includes(index + 1) ? undefined : answer));
    expect(scoreAphab(blank)).toMatchObject({
      backgroundNoise: undefined,
      global: undefined,
      reverberation: 50,
    });
    expect(() => scoreAphab([])).toThrow('got 0');
  });
});

describe('the benefit of aids by APHAB', () => {
  const score = (...[easeOfCommunication, backgroundNoise, reverberation]: (number | undefined)[]) => ({
    easeOfCommunication,
    backgroundNoise,
    reverberation,
    aversiveness: 20,
    global: undefined,
  });

  it.each([
    ['22 points on one scale', [40, 50, 50], [40, 28, 50], 90],
    ['21 points on one scale', [40, 50, 50], [40, 29, 50], undefined],
    ['5 points on all three', [40, 50, 60], [35, 45, 55], 90],
    ['10 points on all three', [40, 50, 60], [30, 40, 50], 98],
    ['10 points on two, the third not answered', [40, 50, undefined], [30, 40, undefined], undefined],
  ])('is certain or not by %s', (_, before, after, certainty) => {
    expect(aphabCertainty(score(...before), score(...after))).toBe(certainty);
  });
});

describe('HHIE-S', () => {
  it('adds up to a band', () => {
    const answers = [...'YYSNSNNSNY'].map(
      (letter): HhieAnswer => (letter === 'Y' ? 'yes' : letter === 'S' ? 'sometimes' : 'no'),
    );
    expect(scoreHhie(answers)).toMatchObject({ total: 18, band: 'mild-to-moderate', refer: true });
  });

  it('has no odd totals', () => {
    expect(hhieTotalFault(17)).toContain('17 cannot occur');
    expect(hhieTotalFault(42)).toContain('42 cannot occur');
    expect(hhieTotalFault(18)).toBeUndefined();
  });
});

describe('COSI', () => {
  it('means over rated needs', () => {
    const score = scoreCosi([
      { rank: 1, text: 'grandchild on the phone', change: 'much-better', ability: 'almost-always' },
      { rank: 2, text: 'mahjong', change: 'better', ability: 'most-of-the-time' },
      { rank: 3, text: 'television', change: 'better', ability: 'most-of-the-time' },
    ]);
    expect(score.n).toBe(3);
    expect(score.meanChange).toBeCloseTo(4.33, 2);
    expect(score.meanAbilityPercent).toBeCloseTo(81.67, 2);
    expect(scoreCosi([])).toEqual({ n: 0, meanChange: undefined, meanAbilityPercent: undefined });
  });
});
