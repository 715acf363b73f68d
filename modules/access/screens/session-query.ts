import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '#contract';
import type { Session } from '#modules/access/contract';
import { answered } from '#ui';

export const sessionKey = ['access', 'session'];

/**
 * Who is signed in. Once somebody is, an ended session does not empty the page under their hands:
 * `onEnded` is told, and the last answer stays until they have signed in again.
 */
export function sessionQuery(client: QueryClient, onEnded: () => void) {
  return queryOptions({
    queryKey: sessionKey,
    queryFn: async ({ signal }) => {
      const session = await answered(api.access.getSession({ signal }));
      const before = client.getQueryData<Session>(sessionKey);
      if (session.staff !== null || !before?.staff) return session;
      onEnded();
      return before;
    },
    staleTime: 5 * 60_000,
  });
}

export function keepSession(client: QueryClient, session: Session): void {
  client.setQueryData(sessionKey, session);
}

/** Says at once that nobody is signed in any more, and drops all that was shown to who was. */
export function endSession(client: QueryClient, session: Session): void {
  // Kept rather than cleared away with the rest: whoever watches the session must hear of its end.
  keepSession(client, session);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey.join() !== sessionKey.join() });
}

export function knownSession(client: QueryClient): Session | undefined {
  return client.getQueryData<Session>(sessionKey);
}
