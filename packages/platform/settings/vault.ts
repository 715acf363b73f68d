import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts what the database keeps and somebody must be able to read again. */
export interface Vault {
  /** `purpose` separates what is kept for different ends: what was sealed for one is unreadable for another. */
  seal(purpose: string, text: string): string;
  /** `undefined` when it was sealed with another secret, for another purpose, or changed since. */
  unseal(purpose: string, sealed: string): string | undefined;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A vault whose keys are made from the server's secret, which is in no database and in no backup. */
export function openVault(secret: string): Vault {
  const keyOf = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `perennial ${purpose}`, 32));
  return {
    seal(purpose, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyOf(purpose), nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    unseal(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const end = NONCE_BYTES + TAG_BYTES;
      try {
        const decipher = createDecipheriv('aes-256-gcm', keyOf(purpose), bytes.subarray(0, NONCE_BYTES));
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, end));
        return Buffer.concat([decipher.update(bytes.subarray(end)), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
