import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { messages as uiMessages } from './messages/en.ts';
import type { MessageKey } from './messages-like.ts';

export type MessageValues = Readonly<Record<string, string | number>> & { readonly count?: number };

/** Looks up a message by its dotted key and fills in values. */
export type Translate<T> = (key: MessageKey<T>, values?: MessageValues) => string;

/**
 * Makes a module's own hook for its words, with keys checked by the compiler:
 * `export const useWords = createUseMessages<typeof messages>('customers')`.
 */
export function createUseMessages<T>(namespace: string): () => Translate<T> {
  return () => {
    const { t } = useTranslation(namespace);
    // Stable until the language changes, so that what is made from words need not be made at every render.
    return useCallback((key, values) => String(values === undefined ? t(key) : t(key, values)), [t]);
  };
}

export const useUiMessages = createUseMessages<typeof uiMessages>('ui');

/** Looks up a message by namespace and key, for labels that the registry carries as text: `label('customers', 'title')`. */
export function useLabel(): (namespace: string, key: string) => string {
  const { t } = useTranslation();
  return useCallback((namespace, key) => String(t(key, { ns: namespace })), [t]);
}
