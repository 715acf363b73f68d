import { createHash } from 'node:crypto';
import { refuse } from '#contract-kit';
import type { HttpEdge } from '#platform';
import { accessProblems } from '../contract/index.ts';
import type { SignInLibrary } from '../data/sign-in-library.ts';

export interface Credentials {
  email: string;
  password: string;
}

/**
 * Opens a session and hands its cookie to the edge. Attempts are limited by e-mail address *and* client,
 * so that one person's typing mistakes do not lock out a clinic behind one connection.
 */
export async function openSession(
  library: SignInLibrary,
  credentials: Credentials,
  edge: HttpEdge,
): Promise<Headers> {
  const origin = `http://${edge.headers.get('host') ?? '127.0.0.1'}`;
  const client = edge.headers.get('x-forwarded-for') ?? edge.headers.get('user-agent') ?? '';
  const response = await library.handler(
    new Request(`${origin}/api/sign-in/sign-in/email`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin,
        'user-agent': edge.headers.get('user-agent') ?? '',
        'x-perennial-client': pseudoAddress(`${credentials.email.toLowerCase()} ${client}`),
      },
      body: JSON.stringify({
        email: credentials.email.toLowerCase(),
        password: credentials.password,
        rememberMe: true,
      }),
    }),
  );
  if (response.status === 429) {
    refuse(
      accessProblems.tooManyAttempts,
      'too many attempts with this address; wait a minute, then try again',
    );
  }
  if (!response.ok)
    refuse(accessProblems.wrongCredentials, 'the e-mail address or the password is wrong; try again');
  const cookies = response.headers.getSetCookie();
  for (const cookie of cookies) edge.setCookie(cookie);
  return new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
}

/** The library limits by network address; this is one made from what we want to limit by. */
function pseudoAddress(text: string): string {
  const [a, b, c] = createHash('sha256').update(text).digest();
  return `10.${a}.${b}.${c}`;
}

/** Ends the session of the cookie and clears it. */
export async function closeSession(library: SignInLibrary, edge: HttpEdge): Promise<void> {
  const response = await library.api.signOut({ headers: edge.headers, asResponse: true });
  for (const cookie of response.headers.getSetCookie()) edge.setCookie(cookie);
}
