import { usePreferences } from '#ui';
import { useWords } from './messages/use-words.ts';

/** Languages offered first; a file may name any other. */
export const OFFERED_LANGUAGES = ['zh-CN', 'zh-TW', 'yue', 'en'] as const;

/** What a language is called: in our words where we have them, in the browser's otherwise. */
export function useLanguageName(): (tag: string) => string {
  const words = useWords();
  const [{ language }] = usePreferences();
  return (tag) => {
    const offered = OFFERED_LANGUAGES.find((one) => one === tag);
    if (offered) return words(`language.${offered}`);
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  };
}
