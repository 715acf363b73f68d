import { createHmac, randomBytes } from 'node:crypto';
import type { Vault } from '#platform';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;
const PURPOSE = 'webhook secrets';

/** A new secret, in the form receivers of the Standard Webhooks specification expect. */
export function newSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

/** As it is kept: nobody who reads the database or a backup can sign in our name. */
export function sealedSecret(vault: Vault, secret: string): string {
  return vault.seal(PURPOSE, secret);
}

/** `undefined` when the server has another secret now than when it was sealed. */
export function openedSecret(vault: Vault, kept: string): string | undefined {
  return isPlain(kept) ? kept : vault.unseal(PURPOSE, kept);
}

/** Whether it was kept before secrets were sealed. */
export function isPlain(kept: string): boolean {
  return kept.startsWith(PREFIX);
}

/** Headers that let the receiver tell that a message is ours, when it was sent, and whether it has it already. */
export function signedHeaders(
  message: { id: string; sentAt: Date; body: string },
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(message.sentAt.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    const signed = createHmac('sha256', key).update(`${message.id}.${timestamp}.${message.body}`);
    return `v1,${signed.digest('base64')}`;
  });
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Perennial-Webhooks',
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
