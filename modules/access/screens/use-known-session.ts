import { useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered } from '#ui';
import { sessionKey } from './session-query.ts';

/** The session as the app knows it now; asks nobody. */
export function useKnownSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => answered(api.access.getSession({ signal })),
    enabled: false,
  }).data;
}
