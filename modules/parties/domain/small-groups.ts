/** A group of fewer customers than this is not told by itself: a figure of it would name somebody. */
export const SMALLEST_GROUP = 5;

interface Group {
  readonly customers: number;
}

/**
 * Parts small groups from those that may be told. Where the small ones together are still too few, the next smallest
 * joins them: taken from the whole, those told would leave them.
 */
export function partSmallGroups<G extends Group>(
  groups: readonly G[],
  smallest = SMALLEST_GROUP,
): { told: G[]; small: G[] } {
  const small = groups.filter(({ customers }) => customers < smallest);
  const told = groups.filter(({ customers }) => customers >= smallest);
  if (small.length === 0 || customersOf(small) >= smallest) return { told, small };
  const next = told.toSorted((a, b) => a.customers - b.customers)[0];
  return next ? { told: told.filter((group) => group !== next), small: [...small, next] } : { told, small };
}

/** How many customers groups have that share none. */
export function customersOf(groups: readonly Group[]): number {
  return groups.reduce((sum, { customers }) => sum + customers, 0);
}
