import { describe, expect, it } from 'vitest';
import { PackedPartyIds } from './packed-party-ids.ts';

describe('packed customer keys', () => {
  it('gives back what was put in, beyond its first capacity', () => {
    const keys = Array.from(
      { length: 3000 },
      (_, i) =>
        `0198${i.toString(16).padStart(4, '0')}-f00d-7abc-8def-${(i * 7919).toString(16).padStart(12, '0')}`,
    );
    const packed = new PackedPartyIds();

    for (const key of keys) packed.push(key);

    expect(packed.length).toBe(3000);
    expect(keys.map((_, i) => packed.at(i))).toEqual(keys);
  });
});
