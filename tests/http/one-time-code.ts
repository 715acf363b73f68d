import { createHmac } from 'node:crypto';

/** An authenticator app, written anew from RFC 6238, so that the server is not tested against itself. */
export function oneTimeCode(secret: string, at: Date): string {
  let bits = 0n;
  for (const letter of secret) bits = bits * 32n + BigInt('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter));
  const key = Buffer.from(bits.toString(16).padStart((secret.length * 5) / 4, '0'), 'hex');
  const counter = Buffer.from(
    Math.floor(at.getTime() / 30_000)
      .toString(16)
      .padStart(16, '0'),
    'hex',
  );
  const mac = createHmac('sha1', key).update(counter).digest();
  const start = (mac[19] ?? 0) % 16;
  const value = BigInt(`0x${mac.subarray(start, start + 4).toString('hex')}`) % 2n ** 31n;
  return (value % 1_000_000n).toString().padStart(6, '0');
}
