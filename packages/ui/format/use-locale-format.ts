import { createContext, useContext, useMemo } from 'react';
import { useUiMessages } from '../i18n/use-messages.ts';
import { usePreferences } from '../preferences/preferences-context.ts';
import { useClock } from './clock.ts';
import { createLocaleFormat, type LocaleFormat } from './locale-format.ts';

/** The zone in which instants are shown; the business's zone when the app sets it, else the viewer's. */
export const TimeZoneContext = createContext<string | undefined>(undefined);

/** Formatting in the language and zone of the person looking. */
export function useLocaleFormat(): LocaleFormat {
  const [{ language }] = usePreferences();
  const clock = useClock();
  const timeZone = useContext(TimeZoneContext);
  const words = useUiMessages();
  return useMemo(
    () =>
      createLocaleFormat(language, {
        now: clock.now,
        justNow: words('time.now'),
        countedWord: (word, count) => words(`time.${word}`, { count }),
        ...(timeZone === undefined ? {} : { timeZone }),
      }),
    [language, clock, timeZone, words],
  );
}
