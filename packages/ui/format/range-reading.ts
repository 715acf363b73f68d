/** An expected amount with the interval it is drawn from. */
type ExpectedRange = { readonly expected: number; readonly low: number; readonly high: number };

/**
 * How an average lies to its interval, once both are written down: `within` it; `above` it, because a few bring much more than the
 * rest; or `nothing` at all in the interval, so that the average comes from those few alone. The latter two need a word of
 * explanation: an average outside of its range looks like a mistake.
 */
export function rangeReading(
  { expected, high }: ExpectedRange,
  written: (value: number) => string,
): 'within' | 'above' | 'nothing' {
  if (written(high) === written(0)) return 'nothing';
  return expected > high && written(expected) !== written(high) ? 'above' : 'within';
}
