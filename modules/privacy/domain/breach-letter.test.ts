import { describe, expect, it } from 'vitest';
import { breachLetter, type LetterFacts } from './breach-letter.ts';
import { PAGE_LANGUAGES } from './preference-page.ts';

const FACTS: LetterFacts = {
  businessName: '清音听力',
  number: 'I-0001',
  title: '一台平板电脑遗失',
  knownAt: '2026-05-01 09:00 (Asia/Shanghai)',
  today: '2026-05-02',
  affectedPeople: 320,
  cause: '外出服务时遗失',
  dataCategories: '姓名、电话、听力图',
  possibleHarm: '可能收到诈骗电话',
  remedy: '已远程锁定；请留意陌生来电',
  contact: '020-8765 4321',
  source: 'PIPL Art. 57',
  audience: 'authority',
};

describe('the letter about an incident', () => {
  it.each(PAGE_LANGUAGES)('says in %s everything that the law wants told', (language) => {
    const { text, missing } = breachLetter(FACTS, language);

    expect(missing).toEqual([]);
    const { audience: _, number: __, affectedPeople, ...told } = FACTS;
    for (const value of [...Object.values(told), String(affectedPeople)]) expect(text).toContain(value);
    expect(text).not.toContain('undefined');
  });

  it.each(PAGE_LANGUAGES)('marks in %s what is still to be written', (language) => {
    const { text, missing } = breachLetter(
      { ...FACTS, cause: ' ', contact: '', affectedPeople: null },
      language,
    );

    expect(missing).toEqual(['cause', 'contact']);
    expect(text.match(/\[[^\]]+\]/g)).toHaveLength(2);
    expect(text).not.toContain('null');
  });

  it('does not tell one person how many others there are', () => {
    expect(breachLetter({ ...FACTS, audience: 'people' }, 'en').text).not.toContain('320');
  });
});
