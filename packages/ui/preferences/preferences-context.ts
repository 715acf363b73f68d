import { createContext, useContext } from 'react';
import { type Preferences, type PreferencesStore, usePreferencesOf } from './preferences.ts';

export const PreferencesContext = createContext<PreferencesStore | undefined>(undefined);

/** Preferences and the way to change them. */
export function usePreferences(): readonly [Preferences, PreferencesStore['set']] {
  const store = useContext(PreferencesContext);
  if (store === undefined) throw new Error('usePreferences needs AppProviders above it');
  return [usePreferencesOf(store), store.set];
}
