import '../theme/mantine-styles.ts';
import '../theme/tokens.css';
import '../theme/document.css';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react';
import { I18nextProvider } from 'react-i18next';
import { browserClock, type Clock, ClockContext } from '../format/clock.ts';
import { TimeZoneContext } from '../format/use-locale-format.ts';
import type { Words } from '../i18n/create-i18n.ts';
import { useUiMessages } from '../i18n/use-messages.ts';
import { type PreferencesStore, type ThemeChoice, usePreferencesOf } from '../preferences/preferences.ts';
import { PreferencesContext } from '../preferences/preferences-context.ts';
import type { ScreenModule } from '../registry/screen-module.ts';
import { ScreensContext } from '../registry/screens-context.ts';
import { ShortcutsProvider } from '../shortcuts/shortcuts-provider.tsx';
import { resolveThemeVariables, themeWithWords } from '../theme/theme.ts';
import { NotificationRegion } from './notification-region.tsx';
import { returnFocus } from './return-focus.ts';

export type AppProvidersProps = {
  readonly children: ReactNode;
  readonly preferences: PreferencesStore;
  readonly words: Words;
  readonly queryClient: QueryClient;
  readonly screens?: readonly ScreenModule[];
  readonly clock?: Clock;
  /** IANA zone in which instants are shown. */
  readonly timeZone?: string;
};

const darkQuery = '(prefers-color-scheme: dark)';

function subscribeToSystemTheme(listener: () => void): () => void {
  const query = window.matchMedia(darkQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

function useResolvedTheme(choice: ThemeChoice): 'light' | 'dark' {
  const systemIsDark = useSyncExternalStore(
    subscribeToSystemTheme,
    () => window.matchMedia(darkQuery).matches,
  );
  if (choice !== 'system') return choice;
  return systemIsDark ? 'dark' : 'light';
}

function ThemeProvider({ choice, children }: { readonly choice: ThemeChoice; readonly children: ReactNode }) {
  const words = useUiMessages();
  const scheme = useResolvedTheme(choice);
  const closeLabel = words('action.close');
  const theme = useMemo(() => themeWithWords(closeLabel), [closeLabel]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveThemeVariables} forceColorScheme={scheme}>
      {children}
    </MantineProvider>
  );
}

/** Everything components need around them: theme, words, preferences, data cache, registry, clock. */
export function AppProviders(props: AppProvidersProps) {
  const { children, preferences, words, queryClient, screens = [], clock = browserClock, timeZone } = props;
  const { theme: choice, largeType, language } = usePreferencesOf(preferences);

  useEffect(() => returnFocus(document), []);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-large-type', largeType);
  }, [largeType]);
  useEffect(() => {
    document.documentElement.lang = language;
    void words.show(language);
  }, [language, words]);

  return (
    <PreferencesContext.Provider value={preferences}>
      <I18nextProvider i18n={words.i18n}>
        <ThemeProvider choice={choice}>
          <QueryClientProvider client={queryClient}>
            <ClockContext.Provider value={clock}>
              <TimeZoneContext.Provider value={timeZone}>
                <ScreensContext.Provider value={screens}>
                  <ShortcutsProvider>
                    <ModalsProvider>
                      {children}
                      <NotificationRegion />
                    </ModalsProvider>
                  </ShortcutsProvider>
                </ScreensContext.Provider>
              </TimeZoneContext.Provider>
            </ClockContext.Provider>
          </QueryClientProvider>
        </ThemeProvider>
      </I18nextProvider>
    </PreferencesContext.Provider>
  );
}
