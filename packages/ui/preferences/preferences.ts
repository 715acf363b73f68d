import { useSyncExternalStore } from 'react';
import { isLanguage, type Language, preferredLanguage } from '../i18n/languages.ts';

export type ThemeChoice = 'light' | 'dark' | 'system';

/** What a person has chosen about the interface; kept on this device only. */
export type Preferences = {
  readonly theme: ThemeChoice;
  readonly largeType: boolean;
  readonly language: Language;
};

/** A store of preferences that React can subscribe to. */
export type PreferencesStore = {
  readonly get: () => Preferences;
  readonly set: (change: Partial<Preferences>) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const storageKey = 'perennial.preferences';

function readStored(storage: KeyValueStorage | undefined, fallback: Preferences): Preferences {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(storageKey) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return fallback;
    const fields: Partial<Record<keyof Preferences, unknown>> = stored;
    return {
      theme: fields.theme === 'light' || fields.theme === 'dark' ? fields.theme : fallback.theme,
      largeType: fields.largeType === true,
      language: isLanguage(fields.language) ? fields.language : fallback.language,
    };
  } catch {
    return fallback;
  }
}

/**
 * Makes the store; reads what was saved, falls back to the browser's languages and the system theme.
 * Storage that refuses (private windows, full disks) costs persistence, never the choice itself.
 */
export function createPreferences(
  storage: KeyValueStorage | undefined,
  browserLanguages: readonly string[],
): PreferencesStore {
  let current = readStored(storage, {
    theme: 'system',
    largeType: false,
    language: preferredLanguage(browserLanguages),
  });
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (change) => {
      current = { ...current, ...change };
      try {
        storage?.setItem(storageKey, JSON.stringify(current));
      } catch {
        // The choice still holds for this visit.
      }
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The current preferences of a store, re-rendering on change. */
export function usePreferencesOf(store: PreferencesStore): Preferences {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
