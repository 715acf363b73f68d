import type { LocalText } from './local-text.ts';

/** The words in a language; English for one we do not speak. */
export function inLanguage(text: LocalText, language: string): string {
  return language === 'zh-CN' || language === 'zh-TW' ? text[language] : text.en;
}

/** Whether a value already in the system is words in every language; what comes in from outside is parsed by `localText`. */
export function isLocalText(value: unknown): value is LocalText {
  if (typeof value !== 'object' || value === null) return false;
  const entries = Object.entries(value);
  return (
    entries.length === 3 &&
    entries.every(([language, words]) => LANGUAGES.has(language) && typeof words === 'string')
  );
}

const LANGUAGES: ReadonlySet<string> = new Set(['zh-CN', 'zh-TW', 'en'] satisfies (keyof LocalText)[]);
