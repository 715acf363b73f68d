/** Below this many tickets served, nothing is said. */
export const ENOUGH_SERVED = 8;

export interface Wait {
  minutes: number;
  lowMinutes: number;
  highMinutes: number;
}

/**
 * How long somebody waits who has so many before them: each of them is served for as long as the middle one of those
 * served of late, by as many as serve now. Between them lie the quarters served quickest and slowest. `undefined` where too
 * few were served.
 */
export function estimateWait(
  servingMinutes: readonly number[],
  { ahead, desks }: { ahead: number; desks: number },
): Wait | undefined {
  if (servingMinutes.length < ENOUGH_SERVED) return undefined;
  const ordered = servingMinutes.toSorted((a, b) => a - b);
  const each = ahead / Math.max(1, desks);
  const at = (share: number) => each * (ordered[Math.floor(share * (ordered.length - 1))] ?? 0);
  return { minutes: at(0.5), lowMinutes: at(0.25), highMinutes: at(0.75) };
}
