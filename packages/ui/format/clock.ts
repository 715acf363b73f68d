import { createContext, useContext, useEffect, useState } from 'react';

/** Where components get the present moment from, so that tests and the catalogue can hold it still. */
export type Clock = { readonly now: () => Date };

/** The browser's own clock: the single place where the interface asks the machine for the time. */
export const browserClock: Clock = { now: () => new Date() };

export const ClockContext = createContext<Clock>(browserClock);

export function useClock(): Clock {
  return useContext(ClockContext);
}

/** The present moment, refreshed every `everySeconds`, for words like "3 minutes ago" and running clocks. */
export function useNow(everySeconds = 60): Date {
  const clock = useClock();
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [clock, everySeconds]);
  return now;
}
