/**
 * Numbers given by hand are odd, numbers given by imports are even: each has its own counter, so that somebody at the
 * front desk never waits for the end of an import to get theirs.
 */
export function customerNumber(lane: 'by-hand' | 'imported', count: number): string {
  const number = lane === 'by-hand' ? count * 2 - 1 : count * 2;
  return `C-${String(number).padStart(6, '0')}`;
}
