/** What orders entries: newest first, and among those of one instant the greater id first. */
export interface Dated {
  occurredAt: string;
  entryId: string;
}

/** Negative when `a` stands above `b` on the timeline. */
export function compareNewestFirst(a: Dated, b: Dated): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? 1 : -1;
  if (a.entryId === b.entryId) return 0;
  return a.entryId < b.entryId ? 1 : -1;
}

/**
 * The newest `limit` entries of lists that are each newest first and hold at least `limit` entries, or all there are.
 * `hasMore` tells whether any list knows an older one.
 */
export function mergeTimelines<T extends Dated>(
  lists: readonly (readonly T[])[],
  limit: number,
): { entries: T[]; hasMore: boolean } {
  const all = lists.flat().sort(compareNewestFirst);
  return { entries: all.slice(0, limit), hasMore: all.length > limit };
}
