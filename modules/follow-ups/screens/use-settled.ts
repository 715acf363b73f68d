import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useState } from 'react';
import { careKey } from './care-queries.ts';

/** Nothing may begin within this time of the last thing that came. */
const STILL_MS = 80;
const PATIENCE_MS = 1200;

/**
 * Whether what a page of panels shows first is there: nothing is asked for the first time any more and no panel shows that it is
 * coming, or it was waited for long enough. Who comes back to a page that was read before waits for nothing.
 */
export function useSettled(panels: RefObject<HTMLElement | null>): boolean {
  const client = useQueryClient();
  const [isSettled, setSettled] = useState(() =>
    client
      .getQueryCache()
      .findAll({ queryKey: [...careKey, 'tasks'] })
      .some(({ state }) => state.data !== undefined),
  );
  const pending = useIsFetching({ predicate: ({ state }) => state.status === 'pending' });
  useEffect(() => {
    if (isSettled) return;
    const patience = setTimeout(() => setSettled(true), PATIENCE_MS);
    return () => clearTimeout(patience);
  }, [isSettled]);
  useEffect(() => {
    if (isSettled || pending > 0) return;
    const look = setInterval(() => {
      if (panels.current?.querySelector('[data-loading]') === null) setSettled(true);
    }, STILL_MS);
    return () => clearInterval(look);
  }, [isSettled, pending, panels]);
  return isSettled;
}
