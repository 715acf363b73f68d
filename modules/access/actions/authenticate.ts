import { timingSafeEqual } from 'node:crypto';
import { type Authenticate, type Database, staffActor, systemActor } from '#platform';
import { FIELD_CLASSES_OF_ROLE } from '../contract/index.ts';
import type { SignInLibrary } from '../data/sign-in-library.ts';
import { findStaff } from '../data/staff-queries.ts';

const commandLine = { ...systemActor, displayName: 'command line' };

/** Tells who sends a request: the holder of the server's own token, or the member of staff a session cookie belongs to. */
export function authenticator(options: {
  db: Database;
  library: SignInLibrary;
  localToken: string;
}): Authenticate {
  return async (headers) => {
    const token = headers.get('authorization')?.match(/^Bearer (.+)$/)?.[1];
    if (token !== undefined) {
      return sameSecret(token, options.localToken) ? { actor: commandLine, viaCookie: false } : undefined;
    }
    if (!headers.has('cookie')) return undefined;
    const session = await options.library.api.getSession({ headers });
    const staff = session && (await findStaff(options.db, session.user.id));
    if (!staff || staff.deactivatedAt !== null) return undefined;
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
