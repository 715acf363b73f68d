import { getRandomValues } from 'node:crypto';

let lastMilliseconds = -1;
let count = 0;

/**
 * A UUID version 7 (RFC 9562): the first 48 bits are the millisecond, so keys made together lie together. Within a
 * millisecond a process counts on from a random start (method 1 of section 6.2), so that what was made first also
 * sorts first.
 */
export function newUuid(atMilliseconds: number): string {
  const bytes = getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  count = atMilliseconds === lastMilliseconds ? count + 1 : view.getUint32(6) >>> 7;
  lastMilliseconds = atMilliseconds;
  view.setUint16(0, Math.floor(atMilliseconds / 2 ** 32));
  view.setUint32(2, atMilliseconds % 2 ** 32);
  view.setUint16(6, 0x7000 | ((count >>> 14) & 0x0fff));
  view.setUint16(8, 0x8000 | (count & 0x3fff));
  const hex = Buffer.from(bytes.buffer).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
