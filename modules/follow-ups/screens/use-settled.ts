import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { careKey } from './care-queries.ts';

/** Panels come one after the other, each with what it asks for: still for so long is all of them. */
const STILL_MS = 80;
const PATIENCE_MS = 1200;

/**
 * Whether what a page of panels shows first is there: nothing more is asked for the first time, or it was waited for long enough. Who
 * comes back to a page that was read before waits for nothing.
 */
export function useSettled(): boolean {
  const client = useQueryClient();
  const [isSettled, setSettled] = useState(() =>
    client
      .getQueryCache()
      .findAll({ queryKey: [...careKey, 'tasks'] })
      .some(({ state }) => state.data !== undefined),
  );
  const pending = useIsFetching({ predicate: ({ state }) => state.status === 'pending' });
  useEffect(() => {
    const patience = setTimeout(() => setSettled(true), PATIENCE_MS);
    return () => clearTimeout(patience);
  }, []);
  useEffect(() => {
    if (pending > 0) return;
    const still = setTimeout(() => setSettled(true), STILL_MS);
    return () => clearTimeout(still);
  }, [pending]);
  return isSettled;
}
