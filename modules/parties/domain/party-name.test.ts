import { describe, expect, it } from 'vitest';
import { compareNames } from './name-agreement.ts';
import { nameForms, type PartyName } from './party-name.ts';

const person = (familyName: string, givenName: string): PartyName => ({
  kind: 'person',
  familyName,
  givenName,
  otherName: '',
});

describe('nameForms', () => {
  it('reads a surname as a surname', () => {
    expect(nameForms(person('单', '雄信')).latinName).toBe('Shàn Xióngxìn');
    expect(nameForms(person('單', '雄信')).latinName).toBe('Shàn Xióngxìn');
    expect(nameForms(person('曾', '国藩')).latinName).toBe('Zēng Guófān');
    expect(nameForms(person('吕', '布')).latinName).toBe('Lǚ Bù');
    expect(nameForms(person('陈', '月娥')).latinName).toBe("Chén Yuè'é");
  });

  it('sorts Chinese by pinyin among Western names', () => {
    const names = [person('陈', '桂芳'), person('Chang', 'Ada'), person('Chu', 'Bo'), person('黎', '国华')];

    const sorted = names.map((name) => nameForms(name)).sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1));

    expect(sorted.map((forms) => forms.displayName)).toEqual(['Ada Chang', '陈桂芳', 'Bo Chu', '黎国华']);
  });

  it('gives an organisation one name', () => {
    const forms = nameForms({
      kind: 'organisation',
      organisationName: '广州长青老年服务中心',
      otherName: '',
    });

    expect(forms).toMatchObject({
      displayName: '广州长青老年服务中心',
      nameKey: '广州长青老年服务中心',
    });
  });

  it('has no pinyin for a Western name', () => {
    expect(nameForms(person('Lowe', 'Margaret')).latinName).toBeNull();
  });
});

describe('compareNames', () => {
  const compare = (a: PartyName, b: PartyName) => compareNames(nameForms(a), nameForms(b));

  it('knows a name in both scripts and with or without accents as the same', () => {
    expect(compare(person('吳', '家豪'), person('吴', '家豪'))).toBe('same');
    expect(compare(person('Müller', 'José'), person('Muller', 'Jose'))).toBe('same');
  });

  it('knows a name and its pinyin as similar, in either order', () => {
    expect(compare(person('陈', '桂芳'), person('Chen', 'Guifang'))).toBe('similar');
    expect(compare(person('陈', '桂芳'), person('', 'chenguifang'))).toBe('similar');
  });

  it('knows a part of a name as similar', () => {
    expect(compare(person('', '桂芳'), person('陈', '桂芳'))).toBe('similar');
    expect(compare(person('', 'Margaret'), person('Lowe', 'Margaret'))).toBe('similar');
    expect(compare(person('Lee', 'Ann'), person('Leeds', 'Joann'))).toBe('different');
  });

  it('tells different people apart', () => {
    expect(compare(person('陈', '桂芳'), person('李', '国强'))).toBe('different');
    expect(compare(person('陈', '桂芳'), person('陈', '志明'))).toBe('different');
  });
});
