import { describe, expect, it } from 'vitest';
import { newUuid } from './ids.ts';

describe('an id', () => {
  it('sorts after every id made before it, within a millisecond too', () => {
    const ids = Array.from({ length: 10_000 }, (_, place) =>
      newUuid(1_772_442_000_000 + Math.floor(place / 5_000)),
    );

    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
  });
});
