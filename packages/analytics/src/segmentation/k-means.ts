// Starts: Arthur and Vassilvitskii (2007), SODA ("k-means++"). Silhouette: Rousseeuw (1987), J. Comp. Appl. Math. 20, 53–65.
import type { RandomSource } from '../numerics/seeded-random.ts';

/** Points row after row. */
export interface Points {
  n: number;
  width: number;
  values: Float64Array;
}

/** Groups of points. */
export interface Groups {
  centres: Float64Array;
  labels: Int32Array;
  /** Squared distances to the own centres, added up. */
  spread: number;
}

const MOST_ROUNDS = 100;

/** The best of several starts. */
export function kMeans(points: Points, groups: number, restarts: number, random: RandomSource): Groups {
  let best: Groups | undefined;
  for (let start = 0; start < restarts; start += 1) {
    const found = settle(points, startingCentres(points, groups, random));
    if (!best || found.spread < best.spread) best = found;
  }
  return best ?? { centres: new Float64Array(0), labels: new Int32Array(points.n), spread: Infinity };
}

/** Nearest centre of each point. */
export function nearestCentres(
  points: Points,
  centres: Float64Array,
): { labels: Int32Array; spread: number } {
  const groups = centres.length / points.width;
  const labels = new Int32Array(points.n);
  let spread = 0;
  for (let i = 0; i < points.n; i += 1) {
    let nearest = Infinity;
    for (let group = 0; group < groups; group += 1) {
      const distance = squaredDistance(points.values, i, centres, group, points.width);
      if (distance < nearest) {
        nearest = distance;
        labels[i] = group;
      }
    }
    spread += nearest;
  }
  return { labels, spread };
}

/** Mean over points of (b − a) / max(a, b): a the mean distance within the group, b to the nearest other group. */
export function silhouette(points: Points, labels: Int32Array, groups: number): number {
  const sizes = new Int32Array(groups);
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  let total = 0;
  for (let i = 0; i < points.n; i += 1) {
    const sums = new Float64Array(groups);
    for (let j = 0; j < points.n; j += 1) {
      const group = labels[j] ?? 0;
      const distance = Math.sqrt(squaredDistance(points.values, i, points.values, j, points.width));
      sums[group] = (sums[group] ?? 0) + distance;
    }
    const own = labels[i] ?? 0;
    // A point alone in its group says nothing.
    if ((sizes[own] ?? 0) < 2) continue;
    const within = (sums[own] ?? 0) / ((sizes[own] ?? 2) - 1);
    let other = Infinity;
    sums.forEach((sum, group) => {
      const size = sizes[group] ?? 0;
      if (group !== own && size > 0) other = Math.min(other, sum / size);
    });
    const larger = Math.max(within, other);
    if (larger > 0 && other < Infinity) total += (other - within) / larger;
  }
  return total / points.n;
}

/** Each next start far from those before: drawn in proportion to the squared distance. */
function startingCentres(points: Points, groups: number, random: RandomSource): Float64Array {
  const { n, width, values } = points;
  const centres = new Float64Array(groups * width);
  const far = new Float64Array(n).fill(Infinity);
  let chosen = random.integerBelow(n);
  for (let group = 0; group < groups; group += 1) {
    centres.set(values.subarray(chosen * width, (chosen + 1) * width), group * width);
    let total = 0;
    for (let i = 0; i < n; i += 1) {
      far[i] = Math.min(far[i] ?? 0, squaredDistance(values, i, centres, group, width));
      total += far[i] ?? 0;
    }
    let left = random.uniform() * total;
    chosen = n - 1;
    for (let i = 0; i < n; i += 1) {
      left -= far[i] ?? 0;
      if (left <= 0) {
        chosen = i;
        break;
      }
    }
  }
  return centres;
}

function settle(points: Points, start: Float64Array): Groups {
  const { n, width, values } = points;
  let centres = start;
  let found = nearestCentres(points, centres);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const sums = new Float64Array(centres.length);
    const sizes = new Int32Array(centres.length / width);
    for (let i = 0; i < n; i += 1) {
      const group = found.labels[i] ?? 0;
      sizes[group] = (sizes[group] ?? 0) + 1;
      for (let j = 0; j < width; j += 1) {
        sums[group * width + j] = (sums[group * width + j] ?? 0) + (values[i * width + j] ?? 0);
      }
    }
    const before = centres;
    // A group that lost everyone keeps its centre.
    centres = sums.map((sum, at) => {
      const size = sizes[Math.floor(at / width)] ?? 0;
      return size > 0 ? sum / size : (before[at] ?? 0);
    });
    const next = nearestCentres(points, centres);
    const gained = found.spread - next.spread;
    found = next;
    if (!(gained > 1e-12 * found.spread)) break;
  }
  return { centres, ...found };
}

function squaredDistance(
  first: Float64Array,
  i: number,
  second: Float64Array,
  j: number,
  width: number,
): number {
  let sum = 0;
  for (let at = 0; at < width; at += 1) {
    const gap = (first[i * width + at] ?? 0) - (second[j * width + at] ?? 0);
    sum += gap * gap;
  }
  return sum;
}
