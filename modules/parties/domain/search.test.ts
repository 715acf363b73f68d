import { describe, expect, it } from 'vitest';
import { readPhone } from './phone.ts';
import { type Searchable, searchLexemes } from './search-lexemes.ts';
import { searchQuery } from './search-query.ts';

const phone = (typed: string, region: string) => {
  const read = readPhone(typed, region);
  if (!read.ok) throw new Error(`the test's phone ${typed} is refused: ${read.fault}`);
  return read.phone;
};
const nobody: Searchable = {
  kind: 'person',
  familyName: '',
  givenName: '',
  organisationName: '',
  otherName: '',
  phones: [],
  emails: [],
  numbers: [],
};
const chenGuifang: Searchable = {
  ...nobody,
  familyName: '陈',
  givenName: '桂芳',
  phones: [phone('138 0013 5521', 'CN')],
  numbers: [
    { kind: 'customer-number', value: 'C-000123' },
    { kind: 'external:shop', value: '00981' },
  ],
};
const wuJiahao: Searchable = {
  ...nobody,
  familyName: '吳',
  givenName: '家豪',
  phones: [phone('(02) 2771-2171', 'TW')],
};
const margaretLowe: Searchable = {
  ...nobody,
  familyName: 'Lowe',
  givenName: 'Margaret',
  emails: ['margaret.lowe@example.co.uk'],
};
const centre: Searchable = { ...nobody, kind: 'organisation', organisationName: '广州长青老年服务中心' };

/** What PostgreSQL does with the queries: every word has an alternative that begins (or is) a lexeme. */
function finds(
  party: Searchable,
  typed: string,
  settings = {},
  tier: 'prefix' | 'exact' = 'prefix',
): boolean {
  const query = searchQuery(typed, { phoneRegion: 'CN', seesContact: true, ...settings });
  if (!query || query[tier] === '') return false;
  const lexemes = searchLexemes(party);
  return query[tier]
    .split(' & ')
    .every((word) =>
      [...word.matchAll(/'((?:[^']|'')*)'(:\*)?/g)].some(([, lexeme = '', star]) =>
        lexemes.some((own) => (star ? own.startsWith(lexeme) : own === lexeme)),
      ),
    );
}

describe('search finds a Chinese name by', () => {
  it.each([
    ['陈桂芳'],
    ['陳桂芳'],
    ['桂芳'],
    ['芳'],
    ['陈'],
    ['chenguifang'],
    ['Chen Guifang'],
    ['chen gui fang'],
    ['guifang'],
    ['Guifang Chen'],
    ['cgf'],
    ['CGF'],
    ['chengf'],
    ['chengui'],
    ['陈女士'],
    ['Chén Guìfāng'],
    ['桂芳 5521'],
  ])('%s', (typed) => {
    expect(finds(chenGuifang, typed)).toBe(true);
  });

  it('its traditional and simplified form', () => {
    expect(finds(wuJiahao, '吴家豪')).toBe(true);
    expect(finds(wuJiahao, '吳家豪')).toBe(true);
    expect(finds(wuJiahao, 'wjh')).toBe(true);
  });

  it('either reading of the surname, and lü as lv or lu', () => {
    const zeng = { ...nobody, familyName: '曾', givenName: '丽' };
    const lyu = { ...nobody, familyName: '吕', givenName: '布' };

    expect(finds(zeng, 'zengli')).toBe(true);
    expect(finds(zeng, 'cengli')).toBe(true);
    expect(finds(lyu, 'lvbu')).toBe(true);
    expect(finds(lyu, 'lubu')).toBe(true);
  });

  it('part of an organisation', () => {
    expect(finds(centre, '长青')).toBe(true);
    expect(finds(centre, '老年服务')).toBe(true);
    expect(finds(centre, 'changqing')).toBe(true);
  });
});

describe('search finds a phone by', () => {
  it.each([
    ['138-0013-5521'],
    ['13800135521'],
    ['+86 138 0013 5521'],
    ['0086 138 0013 5521'],
    ['138 0013'],
    ['5521'],
    ['0013 5521'],
    ['１３８００１３５５２１'],
  ])('%s', (typed) => {
    expect(finds(chenGuifang, typed)).toBe(true);
  });

  it.each([['(02) 2771-2171'], ['02 2771'], ['2771 2171'], ['2171'], ['+886 2 2771 2171']])(
    '%s in Taipei',
    (typed) => {
      expect(finds(wuJiahao, typed, { phoneRegion: 'TW' })).toBe(true);
    },
  );

  it('its whole number before other matches', () => {
    expect(finds(chenGuifang, '138-0013-5521', {}, 'exact')).toBe(true);
    expect(finds(chenGuifang, '5521', {}, 'exact')).toBe(false);
  });

  it('nothing when the actor may not see telephones', () => {
    expect(finds(chenGuifang, '138-0013-5521', { seesContact: false })).toBe(false);
    expect(finds(chenGuifang, '桂芳 5521', { seesContact: false })).toBe(false);
    expect(finds(margaretLowe, 'margaret.lowe@example.co.uk', { seesContact: false })).toBe(false);
    expect(finds(chenGuifang, '桂芳', { seesContact: false })).toBe(true);
  });
});

describe('search finds', () => {
  it.each([
    ['margaret'],
    ['LOWE'],
    ['Lowe, Margaret'],
    ['marg low'],
    ['margaret.lowe'],
    ['margaret.lowe@example.co.uk'],
    ['Lówe'],
  ])('a Western name or e-mail by %s', (typed) => {
    expect(finds(margaretLowe, typed)).toBe(true);
  });

  it('an accented name without its accents', () => {
    const jose = { ...nobody, familyName: "O'Brién-Søn", givenName: 'José' };

    expect(finds(jose, 'jose obrien')).toBe(true);
    expect(finds(jose, "o'brien")).toBe(true);
    expect(finds(jose, 'son')).toBe(true);
  });

  it.each([['C-000123'], ['c000123'], ['C-123'], ['123'], ['00981'], ['981']])('a number by %s', (typed) => {
    expect(finds(chenGuifang, typed)).toBe(true);
  });

  it('nobody for another name, number or phone', () => {
    for (const typed of ['陈志明', '5522', 'C-124', 'wanggf', 'chen xiaomei', '芳桂']) {
      expect(finds(chenGuifang, typed), typed).toBe(false);
    }
  });

  it('nothing for blanks and marks alone', () => {
    expect(searchQuery(' \u200f ', { phoneRegion: 'CN', seesContact: true })).toBeUndefined();
    expect(searchQuery('...', { phoneRegion: 'CN', seesContact: true })).toBeUndefined();
  });
});

it('recognises a national identity number, and never puts one into the lexemes', () => {
  const query = searchQuery('11010519491231002x', { phoneRegion: 'CN', seesContact: true });

  expect(query?.nationalId).toBe('11010519491231002X');
});

it('keeps a query with quotes and operators harmless', () => {
  const query = searchQuery(`Robert'); drop & table | !x:*`, { phoneRegion: 'CN', seesContact: true });

  expect(query?.prefix).toBe(
    "('robert':* | 'e:robert':*) & ('drop':* | 'e:drop':*) & ('table':* | 'e:table':*) & ('x':*)",
  );
});
