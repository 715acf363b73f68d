import { timingSafeEqual } from 'node:crypto';
import { type Authenticate, type Database, staffActor, systemActor } from '#platform';
import { FIELD_CLASSES_OF_ROLE } from '../contract/index.ts';
import { findSessionHolder, sessionTokenReader } from '../data/session-queries.ts';
import type { SignInLibrary } from '../data/sign-in-library.ts';

const commandLine = { ...systemActor, displayName: 'command line' };

/** Tells who sends a request: the holder of the server's own token, or the member of staff a session cookie belongs to. */
export function authenticator(options: {
  db: Database;
  library: SignInLibrary;
  localToken: string;
}): Authenticate {
  const tokenReader = sessionTokenReader(options.library);
  return async (headers) => {
    const token = headers.get('authorization')?.match(/^Bearer (.+)$/)?.[1];
    if (token !== undefined) {
      return sameSecret(token, options.localToken) ? { actor: commandLine, viaCookie: false } : undefined;
    }
    if (!headers.has('cookie')) return undefined;
    const sessionToken = (await tokenReader)(headers);
    if (sessionToken === undefined) return undefined;
    const staff = await findSessionHolder(options.db, sessionToken);
    // The library renews sessions in use and clears those that ended; asking it every time costs more than the request.
    if (!staff || staff.renewalIsDue) await options.library.api.getSession({ headers });
    if (!staff) return undefined;
    return {
      actor: staffActor({ ...staff, actorId: staff.staffId }, FIELD_CLASSES_OF_ROLE),
      viaCookie: true,
    };
  };
}

function sameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
