import { randomFillSync } from 'node:crypto';

/** Chance for many keys is fetched at once: asking for sixteen bytes costs as much as asking for thousands. */
const chance = Buffer.allocUnsafeSlow(16 * 512);
let used = chance.length;
let lastMilliseconds = -1;
let count = 0;

/**
 * A UUID version 7 (RFC 9562): the first 48 bits are the millisecond, so keys made together lie together. Within a
 * millisecond a process counts on from a random start (method 1 of section 6.2), so that what was made first also
 * sorts first.
 */
export function newUuid(atMilliseconds: number): string {
  if (used === chance.length) {
    randomFillSync(chance);
    used = 0;
  }
  const from = used;
  used += 16;
  count = atMilliseconds === lastMilliseconds ? count + 1 : chance.readUInt32BE(from + 6) >>> 7;
  lastMilliseconds = atMilliseconds;
  chance.writeUIntBE(Math.floor(atMilliseconds), from, 6);
  chance.writeUInt16BE(0x7000 | ((count >>> 14) & 0x0fff), from + 6);
  chance.writeUInt16BE(0x8000 | (count & 0x3fff), from + 8);
  const hex = chance.toString('hex', from, from + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
