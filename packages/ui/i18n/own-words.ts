import type { i18n } from 'i18next';
import { use, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage, type Language } from './languages.ts';
import type { MessageLoaders } from './messages-like.ts';
import type { Translate } from './use-messages.ts';

/**
 * Makes a hook for words that come with the screens that show them instead of with the first load: whoever uses it waits
 * in the nearest `Suspense` until the language shown is there. The namespace must be nobody else's.
 */
export function createUseOwnWords<T>(namespace: string, loaders: MessageLoaders): () => Translate<T> {
  const loading = new Map<Language, Promise<void>>();
  function load(i18n: i18n, language: Language): Promise<void> {
    const words = loaders[language]().then(({ messages }) => {
      i18n.addResourceBundle(language, namespace, messages);
    });
    loading.set(language, words);
    // A load that failed is tried anew by whoever asks next.
    words.catch(() => loading.delete(language));
    return words;
  }
  return () => {
    const { t, i18n } = useTranslation(namespace);
    const language = isLanguage(i18n.language) ? i18n.language : 'en';
    // Asked for also when the words are there: who waited is rendered again, and React expects them to wait the same way.
    use(loading.get(language) ?? load(i18n, language));
    return useCallback((key, values) => String(values === undefined ? t(key) : t(key, values)), [t]);
  };
}
