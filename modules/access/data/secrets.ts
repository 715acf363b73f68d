import { createHash, randomBytes } from 'node:crypto';

/** A token nobody can guess, for links, keys and challenges. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: enough to recognise it, not to use it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
