import { describe, expect, it } from 'vitest';
import { openVault } from './vault.ts';

describe('a vault', () => {
  const vault = openVault('a secret of the server that is long enough');

  it('gives back what was sealed, and seals the same text differently every time', () => {
    const sealed = [vault.seal('codes', '常青 1234'), vault.seal('codes', '常青 1234')];

    expect(sealed.map((one) => vault.unseal('codes', one))).toEqual(['常青 1234', '常青 1234']);
    expect(sealed[0]).not.toBe(sealed[1]);
    expect(Buffer.from(sealed[0] ?? '', 'base64url').includes('1234')).toBe(false);
  });

  it('gives nothing back for another purpose, by another secret, or after a change', () => {
    const sealed = vault.seal('codes', 'text');
    const bytes = Buffer.from(sealed, 'base64url');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;

    expect(vault.unseal('webhooks', sealed)).toBeUndefined();
    expect(openVault('another secret').unseal('codes', sealed)).toBeUndefined();
    expect(vault.unseal('codes', bytes.toString('base64url'))).toBeUndefined();
    expect(vault.unseal('codes', 'short')).toBeUndefined();
  });
});
