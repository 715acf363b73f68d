import { createHmac, timingSafeEqual } from 'node:crypto';
import { SESSION_SECONDS } from './session-queries.ts';
import type { SignInLibrary } from './sign-in-library.ts';

/** Writes and reads the cookie that holds a session's token, signed so that nobody can make one up. */
export interface SessionCookie {
  /** The token in a request's cookies; `undefined` when there is none or its signature is not ours. */
  tokenIn(headers: Headers): string | undefined;
  write(token: string, isSecure: boolean): string;
  clear(): string;
}

export async function sessionCookie(library: SignInLibrary): Promise<SessionCookie> {
  const { authCookies, secret } = await library.$context;
  const { name } = authCookies.sessionToken;
  const sign = (token: string) => createHmac('sha256', secret).update(token).digest();
  return {
    tokenIn(headers) {
      const signed = readCookie(headers, name);
      if (signed === undefined) return undefined;
      const dot = signed.lastIndexOf('.');
      const token = signed.slice(0, Math.max(dot, 0));
      const expected = sign(token);
      const given = Buffer.from(signed.slice(dot + 1), 'base64');
      const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
      return token !== '' && isOurs ? token : undefined;
    },
    write: (token, isSecure) =>
      cookie(name, `${token}.${sign(token).toString('base64')}`, { maxAge: SESSION_SECONDS, isSecure }),
    clear: () => cookie(name, '', { maxAge: 0, isSecure: false }),
  };
}

/** One cookie of a request, decoded. */
export function readCookie(headers: Headers, name: string): string | undefined {
  const start = `${name}=`;
  const found = headers
    .get('cookie')
    ?.split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(start));
  return found === undefined ? undefined : decoded(found.slice(start.length));
}

/** A cookie that scripts cannot read and other sites cannot send along with a change. */
export function cookie(
  name: string,
  value: string,
  { maxAge, isSecure }: { maxAge: number; isSecure: boolean },
): string {
  const secure = isSecure ? '; Secure' : '';
  return `${name}=${encodeURIComponent(value)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
