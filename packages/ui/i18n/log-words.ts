import type { i18n } from 'i18next';
import { use, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenModule } from '../registry/screen-module.ts';
import { useScreens } from '../registry/screens-context.ts';
import { isLanguage, type Language } from './languages.ts';

// By language alone: the instance a component is handed is another one at every try of a first rendering.
const loading = new Map<Language, Promise<void>>();

function namespaceOf(module: ScreenModule): string {
  return `${module.name}-log`;
}

async function load(i18n: i18n, language: Language, screens: readonly ScreenModule[]): Promise<void> {
  await Promise.all(
    screens.map(async (module) => {
      if (module.logWords === undefined) return;
      const { logWords } = await module.logWords();
      const { messages } = await logWords[language]();
      i18n.addResourceBundle(language, namespaceOf(module), messages);
    }),
  );
}

function loaded(i18n: i18n, language: Language, screens: readonly ScreenModule[]): Promise<void> {
  const already = loading.get(language);
  if (already !== undefined) return already;
  const words = load(i18n, language, screens);
  loading.set(language, words);
  // A load that failed is tried anew by whoever asks next.
  words.catch(() => loading.delete(language));
  return words;
}

/**
 * Names of actions, subjects and tables from whichever module has them; the name itself where none has. They come with
 * whoever first asks, who waits in the nearest `Suspense`.
 */
export function useLogWords(): (group: 'audit' | 'subject' | 'table', name: string) => string {
  const screens = useScreens();
  const { t, i18n } = useTranslation();
  use(loaded(i18n, isLanguage(i18n.language) ? i18n.language : 'en', screens));
  return useCallback(
    (group, name) => {
      const key = `${group}.${name}`;
      const module = screens.find((one) => i18n.exists(key, { ns: namespaceOf(one) }));
      return module === undefined ? name : String(t(key, { ns: namespaceOf(module) }));
    },
    [screens, t, i18n],
  );
}
