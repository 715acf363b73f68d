export type Point = readonly [x: number, y: number];

/** Maps a domain onto pixels; a domain without width maps to the middle. */
export function linearScale(domain: readonly [number, number], range: readonly [number, number]) {
  const [from, to] = domain;
  const [start, end] = range;
  return (value: number): number =>
    from === to ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);
}

const short = (value: number): string => (Math.round(value * 10) / 10).toString();

/** An SVG path through the points; empty for none. */
export function linePath(points: readonly Point[]): string {
  return points.map(([x, y], position) => `${position === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('');
}

/** The closed area between an upper and a lower line. */
export function bandPath(upper: readonly Point[], lower: readonly Point[]): string {
  if (upper.length === 0 || lower.length === 0) return '';
  return `${linePath(upper)}${linePath([...lower].reverse()).replace('M', 'L')}Z`;
}

/** Position of the point nearest to x; undefined for no points. */
export function nearestIndex(xs: readonly number[], x: number): number | undefined {
  let best: number | undefined;
  for (const [index, each] of xs.entries()) {
    if (best === undefined || Math.abs(each - x) < Math.abs((xs[best] ?? 0) - x)) best = index;
  }
  return best;
}

/** The largest and smallest of many numbers, or the fallback for none. */
export function extent(
  values: readonly number[],
  fallback: readonly [number, number],
): readonly [number, number] {
  if (values.length === 0) return fallback;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
