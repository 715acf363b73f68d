import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#platform';
import type { Role } from '../contract/index.ts';
import { SESSION_RENEWED_AFTER_SECONDS, SESSION_SECONDS, type SignInLibrary } from './sign-in-library.ts';

export interface SessionHolder {
  staffId: string;
  displayName: string;
  roles: Role[];
  branchIds: string[];
  /** A session in use is prolonged once a day. */
  renewalIsDue: boolean;
}

/** Who holds a session, if it has not ended and they may still sign in: one query, because every request asks it. */
export async function findSessionHolder(db: Database, token: string): Promise<SessionHolder | undefined> {
  const { rows } = await sql<SessionHolder>`
    select staff.staff_id as "staffId", staff.display_name as "displayName",
      array(select r.role from access.staff_role r where r.staff_id = staff.staff_id order by r.role) as roles,
      array(select b.branch_id from access.staff_branch b where b.staff_id = staff.staff_id) as "branchIds",
      session.expires_at <= now() + make_interval(secs => ${SESSION_SECONDS - SESSION_RENEWED_AFTER_SECONDS}) as "renewalIsDue"
    from access.session session join access.staff staff on staff.staff_id = session.user_id
    where session.token = ${token} and session.expires_at > now() and staff.deactivated_at is null`.execute(
    db,
  );
  return rows[0];
}

/** Reads the session's token out of a request's cookies; `undefined` when there is none or its signature is not ours. */
export async function sessionTokenReader(
  library: SignInLibrary,
): Promise<(headers: Headers) => string | undefined> {
  const { authCookies, secret } = await library.$context;
  const start = `${authCookies.sessionToken.name}=`;
  return (headers) => {
    const cookie = headers
      .get('cookie')
      ?.split(';')
      .map((one) => one.trim())
      .find((one) => one.startsWith(start));
    if (cookie === undefined) return undefined;
    const signed = decoded(cookie.slice(start.length));
    const dot = signed.lastIndexOf('.');
    const token = signed.slice(0, Math.max(dot, 0));
    const expected = createHmac('sha256', secret).update(token).digest();
    const given = Buffer.from(signed.slice(dot + 1), 'base64');
    return token !== '' && given.length === expected.length && timingSafeEqual(given, expected)
      ? token
      : undefined;
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
