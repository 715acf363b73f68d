import { getRandomValues } from 'node:crypto';

/** A UUID version 7 (RFC 9562): the first 48 bits are the millisecond, so keys made together lie together. */
export function newUuid(atMilliseconds: number): string {
  const bytes = getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(atMilliseconds / 2 ** 32));
  view.setUint32(2, atMilliseconds % 2 ** 32);
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  const hex = Buffer.from(bytes.buffer).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
