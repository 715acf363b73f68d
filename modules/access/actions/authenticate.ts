import { timingSafeEqual } from 'node:crypto';
import { type Actor, type Database, type StaffIdentity, staffActor, systemActor } from '#platform';
import type { Caller } from '../access-services.ts';
import { FIELD_CLASSES_OF_ROLE } from '../contract/index.ts';
import { findKeyHolder, noteKeyUse } from '../data/api-key-queries.ts';
import { hashOfToken } from '../data/secrets.ts';
import type { SessionCookie } from '../data/session-cookie.ts';
import {
  clearEndedSession,
  findSessionHolder,
  type SessionHolder,
  touchSession,
} from '../data/session-queries.ts';

const commandLine = { ...systemActor, displayName: 'command line' };

/** Tells who sends a request: the holder of the server's own token, a program with an API key, or whose session a cookie belongs to. */
export function authenticator(options: {
  db: Database;
  cookie: Promise<SessionCookie>;
  localToken: string;
}): (headers: Headers) => Promise<Caller | undefined> {
  return async (headers) => {
    const token = headers.get('authorization')?.match(/^Bearer (.+)$/)?.[1];
    if (token !== undefined) {
      return sameSecret(token, options.localToken)
        ? { actor: commandLine, viaCookie: false }
        : callerWithKey(options.db, token);
    }
    if (!headers.has('cookie')) return undefined;
    const sessionToken = (await options.cookie).tokenIn(headers);
    return sessionToken === undefined ? undefined : callerWithSession(options.db, sessionToken);
  };
}

async function callerWithKey(db: Database, token: string): Promise<Caller | undefined> {
  const key = await findKeyHolder(db, hashOfToken(token));
  if (!key) return undefined;
  if (key.useIsUnnoted) await noteKeyUse(db, key.apiKeyId);
  const identity = {
    actorId: key.apiKeyId,
    displayName: `API · ${key.name}`,
    roles: key.roles,
    branchIds: key.branchIds,
    apiKey: { scopes: key.scopes },
  };
  return { actor: staffActor(identity, FIELD_CLASSES_OF_ROLE), viaCookie: false };
}

/** Whoever holds a session's token, kept alive because they ask. */
export async function callerWithSession(db: Database, token: string): Promise<Caller | undefined> {
  const holder = await findSessionHolder(db, token);
  if (!holder) {
    await clearEndedSession(db, token);
    return undefined;
  }
  if (holder.touchIsDue) await touchSession(db, holder.sessionId);
  const actor = staffActor(identityOf(holder), FIELD_CLASSES_OF_ROLE);
  return {
    actor: holder.secondStepDue ? withoutSight(actor) : actor,
    viaCookie: true,
    session: {
      sessionId: holder.sessionId,
      staffId: holder.staffId,
      impersonation:
        holder.seenAsUntil === null
          ? null
          : { administratorName: holder.displayName, endsAt: new Date(holder.seenAsUntil).toISOString() },
      emergencyEndsAt: holder.seenAs ? null : holder.emergencyEndsAt,
      secondStepDue: holder.secondStepDue,
    },
  };
}

/** Who still owes a second step may do only what everybody signed in may: set it up, or leave. */
function withoutSight(actor: Actor): Actor {
  return { ...actor, scopeOf: () => undefined, sees: () => false };
}

function identityOf(holder: SessionHolder): StaffIdentity {
  const { seenAs } = holder;
  if (seenAs) {
    return {
      ...seenAs,
      actorId: seenAs.staffId,
      impersonator: { actorId: holder.staffId, displayName: holder.displayName },
    };
  }
  return {
    actorId: holder.staffId,
    displayName: holder.displayName,
    roles: holder.roles,
    branchIds: holder.branchIds,
    ...(holder.emergencyAccessId === null ? {} : { emergencyAccessId: holder.emergencyAccessId }),
  };
}

function sameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
