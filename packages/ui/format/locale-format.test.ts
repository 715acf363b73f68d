import { describe, expect, it } from 'vitest';
import type { Language } from '../i18n/languages.ts';
import { createLocaleFormat, formatPersonName, formatPhone } from './locale-format.ts';

function formatIn(language: Language) {
  return createLocaleFormat(language, {
    timeZone: 'Asia/Shanghai',
    now: () => new Date('2026-11-22T02:30:00Z'),
    countedWord: (word, count) => `${count} ${word}`,
    justNow: 'now',
  });
}

describe('locale format', () => {
  it('writes money from the minor unit of each currency', () => {
    const format = formatIn('en');

    expect(format.money(1_840_050, 'CNY')).toBe('¥18,400.50');
    expect(format.money(18_400, 'JPY')).toBe('¥18,400');
    expect(format.money(12_345, 'KWD')).toMatch(/12\.345$/);
    expect(format.money(1_840_050, 'CNY', { rounded: true })).toBe('¥18,401');
  });

  it('shortens large amounts the way the language counts', () => {
    expect(formatIn('en').money(1_480_000_000, 'CNY', { compact: true })).toBe('¥14.8M');
    expect(formatIn('zh-CN').money(1_480_000_000, 'CNY', { compact: true })).toBe('¥1480万');
  });

  it('never shifts a calendar date with the zone', () => {
    const format = createLocaleFormat('en', {
      timeZone: 'Pacific/Honolulu',
      now: () => new Date(0),
      countedWord: String,
      justNow: '',
    });

    expect(format.date('2026-11-21')).toBe('21 Nov 2026');
    expect(format.dayKey('2026-11-21')).toBe('2026-11-21');
  });

  it('shows an instant in the business zone', () => {
    const format = formatIn('zh-CN');

    expect(format.time('2026-11-21T18:14:00Z')).toBe('02:14');
    expect(format.dayKey('2026-11-21T18:14:00Z')).toBe('2026-11-22');
  });

  it.each([
    ['2026-11-22T02:29:40Z', 'now'],
    ['2026-11-22T02:10:00Z', '20 minutes ago'],
    ['2026-11-21T23:30:00Z', '3 hours ago'],
    ['2026-11-24T02:30:00Z', 'in 2 days'],
    ['2026-11-01T02:30:00Z', '3 weeks ago'],
    ['2026-06-01T02:30:00Z', '5 months ago'],
    ['2023-06-01T02:30:00Z', '3 years ago'],
  ])('says how long ago %s was', (at, words) => {
    expect(formatIn('en').relative(at)).toBe(words);
  });

  it('puts the family name first where the script does', () => {
    expect(formatPersonName({ family: '陈', given: '桂芳' })).toBe('陈桂芳');
    expect(formatPersonName({ family: 'Lowe', given: 'Margaret' })).toBe('Margaret Lowe');
    expect(formatPersonName({ family: 'Tan', given: 'Mei', script: 'Hani' })).toBe('TanMei');
    expect(formatPersonName({ given: 'Ada' })).toBe('Ada');
  });

  it('counts age in whole years, and in months below two', () => {
    const format = formatIn('en');

    expect(format.age('1950-03-02')).toBe('76 age');
    expect(format.age('1950-11-22')).toBe('76 age');
    expect(format.age('1950-11-23')).toBe('75 age');
    expect(format.age('2025-09-30')).toBe('13 ageMonths');
    expect(format.age('2027-01-01')).toBeUndefined();
    expect(format.age('1950-03-02', '2020-03-01')).toBe('69 age');
  });

  it('spaces phone numbers for reading aloud', () => {
    expect(formatPhone('+8613800135521')).toBe('138 0013 5521');
    expect(formatPhone('+862083331046')).toBe('020 8333 1046');
    expect(formatPhone('+861065551234')).toBe('010 6555 1234');
    expect(formatPhone('+867587654321')).toBe('0758 765 4321');
    expect(formatPhone('+864008123456')).toBe('400 812 3456');
    expect(formatPhone('+85291234567')).toBe('+852 9123 4567');
    expect(formatPhone('+12025550123')).toBe('+1 202 555 0123');
    expect(formatPhone('ext. 5')).toBe('ext. 5');
  });

  it('never rounds a share up to the whole', () => {
    const format = formatIn('en');

    expect(format.percent(2806 / 2807)).toBe('99.9%');
    expect(format.percent(0.99996, 1)).toBe('99.9%');
    expect(format.percent(0.994)).toBe('99%');
    expect(format.percent(1)).toBe('100%');
    expect(format.percent(1.2)).toBe('120%');
  });

  it('says durations in two units at most', () => {
    const format = formatIn('en');

    expect(format.duration(47)).toBe('47 minutes');
    expect(format.duration(160)).toBe('2 hours 40 minutes');
    expect(format.duration(3 * 1440 + 125)).toBe('3 days 2 hours');
    expect(format.duration(0)).toBe('0 minutes');
  });
});
