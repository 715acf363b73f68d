import { describe, expect, it } from 'vitest';
import { preferredLanguage } from './languages.ts';

describe('preferred language', () => {
  it.each([
    [['zh-HK', 'en'], 'zh-TW'],
    [['zh-Hant-TW'], 'zh-TW'],
    [['zh-Hans-SG'], 'zh-CN'],
    [['zh'], 'zh-CN'],
    [['de-DE', 'zh-CN'], 'zh-CN'],
    [['en-AU'], 'en'],
    [['de-DE'], 'en'],
    [[], 'en'],
  ])('for a browser asking for %j is %s', (browserLanguages, language) => {
    expect(preferredLanguage(browserLanguages)).toBe(language);
  });
});
