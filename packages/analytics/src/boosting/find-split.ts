// Split gain: Chen and Guestrin (2016), KDD, equations 6–7. Words in the order of their gradients: Fisher (1958), JASA 53,
// 789–798. Monotone bounds: as in Auguste, Malory and Smirnov (2020), arXiv:2011.00986, section 2.
import type { FeatureBins } from './bin-features.ts';
import { BINS, missingBin } from './bin-features.ts';

/** Sums of a node: gradient, curvature, rows. */
export interface NodeSums {
  gradient: number;
  curvature: number;
  rows: number;
}

/** Limits of the values below a node, from monotone splits above it. */
export interface ValueBounds {
  low: number;
  high: number;
}

/** The best way found to split a node. */
export interface Split {
  feature: number;
  gain: number;
  leftBins: number[];
  left: NodeSums;
  right: NodeSums;
}

/** What a split must respect. */
export interface SplitRules {
  fewestRows: number;
  ridge: number;
  /** 1 rising, −1 falling, 0 free; an entry a feature. */
  directions: Int8Array;
  /** Rows are counted in this unit on top of the curvature: both share one sum, exactly. */
  rowUnit: number;
}

const LEAST_CURVATURE = 1e-3;
const LEAST_GAIN = 1e-10;
const WORD_SMOOTHING = 10;
const FEWEST_PER_WORD = 10;

/** Value of a leaf: the Newton step, inside its bounds. */
export function leafValue({ gradient, curvature }: NodeSums, ridge: number, bounds: ValueBounds): number {
  const free = -gradient / (curvature + ridge + 1e-300);
  return Math.min(bounds.high, Math.max(bounds.low, free));
}

/** Twice the fall of the loss by giving a node a value. */
function worth(sums: NodeSums, ridge: number, value: number): number {
  return -(2 * sums.gradient * value + (sums.curvature + ridge) * value * value);
}

/** Finds the best split of one node on one feature. */
export class SplitFinder {
  private readonly rules: SplitRules;
  private readonly features: readonly FeatureBins[];
  private readonly left: NodeSums = { gradient: 0, curvature: 0, rows: 0 };
  private readonly right: NodeSums = { gradient: 0, curvature: 0, rows: 0 };

  constructor(rules: SplitRules, features: readonly FeatureBins[]) {
    this.rules = rules;
    this.features = features;
  }

  /**
   * @param histogram Entry `2 · (feature · 256 + bin)` the gradient, the next rows and curvature together.
   * @returns A split better than the one given, or that one.
   */
  better(
    histogram: Float64Array,
    feature: number,
    node: NodeSums,
    bounds: ValueBounds,
    best: Split | undefined,
  ): Split | undefined {
    const bins = this.features[feature];
    if (!bins) return best;
    const missing = missingBin(bins);
    const at = (bin: number): number => 2 * (feature * BINS + bin);
    const order = bins.kind === 'words' ? this.wordOrder(histogram, feature, missing) : undefined;
    const last = order ? order.length : missing;
    const parentWorth = worth(node, this.rules.ridge, leafValue(node, this.rules.ridge, bounds));
    const missingGradient = histogram[at(missing)] ?? 0;
    const missingPacked = histogram[at(missing) + 1] ?? 0;
    const ways = !order && missingPacked > 0 ? 2 : 1;
    let gainToBeat = best?.gain ?? LEAST_GAIN;
    let chosen: { cut: number; way: number; left: NodeSums; right: NodeSums } | undefined;
    for (let way = 0; way < ways; way += 1) {
      let gradient = way === 1 ? missingGradient : 0;
      let packed = way === 1 ? missingPacked : 0;
      // The last cut leaves only missing values on the right: with words, nothing.
      const cuts = !order && way === 0 && missingPacked > 0 ? last : last - 1;
      for (let cut = 0; cut < cuts; cut += 1) {
        const place = at(order ? (order[cut] ?? 0) : cut);
        const own = histogram[place + 1] ?? 0;
        if (own === 0) continue;
        gradient += histogram[place] ?? 0;
        packed += own;
        const rows = Math.floor(packed / this.rules.rowUnit);
        if (rows < this.rules.fewestRows) continue;
        if (node.rows - rows < this.rules.fewestRows) break;
        const curvature = packed - rows * this.rules.rowUnit;
        const gain = this.gain(node, gradient, curvature, rows, feature, bounds) - parentWorth;
        if (gain <= gainToBeat) continue;
        gainToBeat = gain;
        chosen = { cut, way, left: { ...this.left }, right: { ...this.right } };
      }
    }
    if (!chosen) return best;
    const { cut, way, left, right } = chosen;
    const leftBins = order ? order.slice(0, cut + 1) : Array.from({ length: cut + 1 }, (_, bin) => bin);
    // Where no missing value was seen, one will go with the many.
    const goesWithMany = missingPacked === 0 && left.rows > right.rows;
    if ((way === 1 || goesWithMany) && !leftBins.includes(missing)) leftBins.push(missing);
    return { feature, gain: gainToBeat, leftBins, left, right };
  }

  /** Worth of the two sides together; −Infinity where the split is not allowed. */
  private gain(
    node: NodeSums,
    gradient: number,
    curvature: number,
    rows: number,
    feature: number,
    bounds: ValueBounds,
  ): number {
    const { left, right } = this;
    const { ridge } = this.rules;
    left.gradient = gradient;
    left.curvature = curvature;
    left.rows = rows;
    right.gradient = node.gradient - gradient;
    right.curvature = node.curvature - curvature;
    right.rows = node.rows - rows;
    if (!(left.curvature >= LEAST_CURVATURE && right.curvature >= LEAST_CURVATURE)) return -Infinity;
    if (bounds.low === -Infinity && bounds.high === Infinity && this.rules.directions[feature] === 0) {
      return (
        (left.gradient * left.gradient) / (left.curvature + ridge) +
        (right.gradient * right.gradient) / (right.curvature + ridge)
      );
    }
    const leftValue = leafValue(left, ridge, bounds);
    const rightValue = leafValue(right, ridge, bounds);
    if ((rightValue - leftValue) * (this.rules.directions[feature] ?? 0) < 0) return -Infinity;
    return worth(left, ridge, leftValue) + worth(right, ridge, rightValue);
  }

  /** Words with enough rows in this node, in the order of their mean gradient; missing counts as a word. */
  private wordOrder(histogram: Float64Array, feature: number, missing: number): number[] {
    const seen: { bin: number; slope: number }[] = [];
    for (let bin = 0; bin <= missing; bin += 1) {
      const place = 2 * (feature * BINS + bin);
      const packed = histogram[place + 1] ?? 0;
      const rows = Math.floor(packed / this.rules.rowUnit);
      if (rows < FEWEST_PER_WORD) continue;
      const curvature = packed - rows * this.rules.rowUnit;
      seen.push({ bin, slope: (histogram[place] ?? 0) / (curvature + WORD_SMOOTHING) });
    }
    return seen.sort((a, b) => a.slope - b.slope || a.bin - b.bin).map(({ bin }) => bin);
  }
}
