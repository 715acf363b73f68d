import { describe, expect, it } from 'vitest';
import { currencies, guessCurrency, guessRegion, regions, timeZones } from './places.ts';

describe('guessing where a business is', () => {
  it.each([
    ['Asia/Shanghai', ['en-US'], 'en', 'CN', 'CNY'],
    ['Asia/Taipei', ['zh-TW'], 'zh-TW', 'TW', 'TWD'],
    ['Europe/Berlin', ['de-DE'], 'en', 'DE', 'EUR'],
    ['America/St_Johns', ['en-CA', 'en'], 'en', 'CA', 'CAD'],
    ['Etc/UTC', ['zh'], 'zh-CN', 'CN', 'CNY'],
  ] as const)('takes a machine in %s that prefers %j for %s', (zone, tags, language, region, currency) => {
    expect(guessRegion(zone, tags, language)).toBe(region);
    expect(guessCurrency(region)).toBe(currency);
  });
});

describe('what can be chosen', () => {
  it.each([
    ['zh-CN', '中国'],
    ['zh-TW', '中國'],
    ['en', 'China'],
  ] as const)('names regions in %s', (language, china) => {
    const found = regions(language);

    expect(found.find(({ value }) => value === 'CN')?.label).toContain(china);
    expect(found.find(({ value }) => value === 'ZZ')).toBeUndefined();
    expect(found.length).toBeGreaterThan(230);
  });

  it('names currencies with their code, and knows the time zones of the world', () => {
    expect(currencies('en').find(({ value }) => value === 'TWD')?.label).toMatch(/Taiwan.*\(TWD\)/);
    expect(timeZones()).toContain('Asia/Taipei');
  });
});
