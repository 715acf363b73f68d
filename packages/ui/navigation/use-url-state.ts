import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/**
 * A piece of view state kept in the address (tab, filter, sort), so that links, reload and back keep it.
 * Replaces the current history entry unless `push` is given.
 */
export function useUrlState(
  name: string,
  options: { readonly push?: boolean } = {},
): readonly [string | undefined, (value: string | undefined) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const raw = search[name];
  const value = raw === undefined || raw === null ? undefined : String(raw);
  const push = options.push === true;
  const set = useCallback(
    (next: string | undefined) => {
      void navigate({
        to: '.',
        search: (before: Readonly<Record<string, unknown>>) => ({ ...before, [name]: next }),
        replace: !push,
      });
    },
    [navigate, name, push],
  );
  return [value, set];
}
