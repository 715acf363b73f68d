/** Languages the interface speaks, each complete. */
export const languages = ['zh-CN', 'zh-TW', 'en'] as const;

export type Language = (typeof languages)[number];

/** Each language named in itself, as a language menu shows it. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
};

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** The first language of the browser's list that we speak; English when none is. */
export function preferredLanguage(browserLanguages: readonly string[]): Language {
  for (const tag of browserLanguages) {
    const lower = tag.toLowerCase();
    if (/^zh-(tw|hk|mo|hant)/.test(lower)) return 'zh-TW';
    if (lower === 'zh' || lower.startsWith('zh-')) return 'zh-CN';
    if (lower === 'en' || lower.startsWith('en-')) return 'en';
  }
  return 'en';
}
