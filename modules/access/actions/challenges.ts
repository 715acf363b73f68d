import type { ActionContext, HttpEdge } from '#platform';
import type { AccessServices } from '../access-services.ts';
import { type ChallengePurpose, insertChallenge, takeChallenge } from '../data/link-queries.ts';
import { hashOfToken, newToken } from '../data/secrets.ts';
import { cookie, readCookie } from '../data/session-cookie.ts';

const MINUTES = 10;
const COOKIE = 'perennial.challenge';

/** Remembers what a browser was asked, and ties the question to that browser by a cookie. */
export async function poseChallenge(
  ctx: ActionContext,
  edge: HttpEdge,
  challenge: { purpose: ChallengePurpose; staffId: string | null; value: Record<string, string> },
): Promise<void> {
  const token = newToken();
  const expiresAt = new Date(ctx.clock.now().getTime() + MINUTES * 60_000);
  await insertChallenge(ctx.db, { ...challenge, tokenHash: hashOfToken(token), expiresAt });
  edge.setCookie(cookie(COOKIE, token, { maxAge: MINUTES * 60, isSecure: edge.isSecure === true }));
}

/** What this browser was asked; each question is answered once, rightly or not. */
export async function answeredChallenge(
  ctx: ActionContext,
  services: AccessServices,
  edge: HttpEdge,
  purpose: ChallengePurpose,
): Promise<{ staffId: string | null; value: Record<string, string> } | undefined> {
  const token = readCookie(edge.headers, COOKIE);
  if (token === undefined) return undefined;
  edge.setCookie(cookie(COOKIE, '', { maxAge: 0, isSecure: false }));
  // Outside the transaction: a wrong answer is refused, and that must not bring the question back.
  return takeChallenge(services.db, hashOfToken(token), purpose, ctx.clock.now());
}

/** The address people see in their browser: the one set, or the one this browser used. */
export function publicOrigin(services: AccessServices, edge: HttpEdge): string {
  if (services.publicUrl !== undefined) return new URL(services.publicUrl).origin;
  return `${edge.isSecure ? 'https' : 'http'}://${edge.headers.get('host') ?? '127.0.0.1'}`;
}
