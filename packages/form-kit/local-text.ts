import { z } from 'zod';

const words = z.string().trim().min(1, 'write something').max(500);

/** Words in every language the product speaks. */
export const localText = z.strictObject({ 'zh-CN': words, 'zh-TW': words, en: words });
export type LocalText = z.infer<typeof localText>;

/** The words in a language; English for one we do not speak. */
export function inLanguage(text: LocalText, language: string): string {
  return language === 'zh-CN' || language === 'zh-TW' ? text[language] : text.en;
}
