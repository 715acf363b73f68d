import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customersOf, partSmallGroups, SMALLEST_GROUP } from './small-groups.ts';

const sizes = (groups: readonly { customers: number }[]) => groups.map(({ customers }) => customers);
const part = (given: readonly number[]) => {
  const { told, small } = partSmallGroups(given.map((customers) => ({ customers })));
  return { told: sizes(told), small: sizes(small) };
};

describe('groups too small to be told by themselves (S1-46)', () => {
  it('stand together, and with the next smallest where they are still too few', () => {
    expect(part([40, 7, 4, 3])).toEqual({ told: [40, 7], small: [4, 3] });
    expect(part([40, 9, 7, 1])).toEqual({ told: [40, 9], small: [1, 7] });
    expect(part([40, 9])).toEqual({ told: [40, 9], small: [] });
    expect(part([2, 1])).toEqual({ told: [], small: [2, 1] });
  });

  it('never leave fewer than five when all that is told is taken from the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 12 }), (given) => {
        const groups = given.map((customers) => ({ customers }));
        const { told, small } = partSmallGroups(groups);
        const rest = customersOf(groups) - customersOf(told);
        expect(rest).toBe(customersOf(small));
        expect(told.every(({ customers }) => customers >= SMALLEST_GROUP)).toBe(true);
        expect(rest === 0 || rest >= SMALLEST_GROUP || told.length === 0).toBe(true);
      }),
    );
  });
});
