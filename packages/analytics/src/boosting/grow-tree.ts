// Best-first growth on histograms: Ke et al. (2017), NeurIPS 30, section 2; a sibling's histogram is its parent's minus
// the other's.
import { BINS, type BinnedRows, type FeatureBins, missingBin } from './bin-features.ts';
import type { BoostedTree } from './boosted-tree.ts';
import {
  leafValue,
  type NodeSums,
  type Split,
  SplitFinder,
  type SplitRules,
  type ValueBounds,
} from './find-split.ts';

/** Limits of a tree. */
export interface TreeRules extends SplitRules {
  mostLeaves: number;
  mostDepth: number;
}

/** What a tree is grown on: sums are exact, so the order of rows does not matter. */
export interface Slopes {
  gradient: Float64Array;
  /** Row unit plus curvature. */
  packed: Float64Array;
}

interface OpenLeaf {
  node: number;
  depth: number;
  from: number;
  to: number;
  sums: NodeSums;
  bounds: ValueBounds;
  histogram: Float64Array;
  split: Split | undefined;
}

/** A grown tree with the rows of each leaf. */
export interface GrownTree {
  tree: BoostedTree;
  leaves: { node: number; rows: Int32Array }[];
}

/** Grows trees on the same binned rows; keeps its buffers between trees. */
export class TreeGrower {
  private readonly features: readonly FeatureBins[];
  private readonly data: BinnedRows;
  private readonly rules: TreeRules;
  private readonly finder: SplitFinder;
  private readonly spare: Float64Array[] = [];
  private readonly moved: Int32Array;
  private readonly gradients: Float64Array;
  private readonly packed: Float64Array;

  constructor(features: readonly FeatureBins[], data: BinnedRows, rules: TreeRules) {
    this.features = features;
    this.data = data;
    this.rules = rules;
    this.finder = new SplitFinder(rules, features);
    this.moved = new Int32Array(data.rows);
    this.gradients = new Float64Array(data.rows);
    this.packed = new Float64Array(data.rows);
  }

  /**
   * @param rows Rows to grow on; reordered by leaf.
   * @param asked Features that may be asked.
   * @param scale Leaf values are multiplied by it: the learning rate.
   */
  grow(rows: Int32Array, asked: Int32Array, slopes: Slopes, scale: number): GrownTree {
    const tree: BoostedTree = { feature: [], leftBins: [], left: [], right: [], value: [], rows: [] };
    const root = this.openRoot(tree, rows, asked, slopes);
    const open = [root];
    const done: OpenLeaf[] = [];
    while (open.length > 0 && open.length + done.length < this.rules.mostLeaves) {
      const leaf = takeBest(open);
      if (!leaf.split) {
        done.push(leaf);
        continue;
      }
      for (const child of this.divide(tree, leaf, leaf.split, rows, asked, slopes)) open.push(child);
    }
    const leaves = [...done, ...open].map(({ node, from, to, sums, bounds, histogram }) => {
      tree.value[node] = scale * leafValue(sums, this.rules.ridge, bounds);
      this.spare.push(histogram);
      return { node, rows: rows.subarray(from, to) };
    });
    return { tree, leaves };
  }

  private openRoot(tree: BoostedTree, rows: Int32Array, asked: Int32Array, slopes: Slopes): OpenLeaf {
    let gradient = 0;
    let packed = 0;
    for (let i = 0; i < rows.length; i += 1) {
      gradient += slopes.gradient[rows[i] ?? 0] ?? 0;
      packed += slopes.packed[rows[i] ?? 0] ?? 0;
    }
    const sums = { gradient, curvature: packed - rows.length * this.rules.rowUnit, rows: rows.length };
    const histogram = this.newHistogram();
    this.fill(histogram, rows, asked, slopes);
    const bounds = { low: -Infinity, high: Infinity };
    return this.openLeaf(tree, { from: 0, to: rows.length, depth: 0, sums, bounds, histogram }, asked);
  }

  private openLeaf(tree: BoostedTree, leaf: Omit<OpenLeaf, 'node' | 'split'>, asked: Int32Array): OpenLeaf {
    const node = tree.feature.length;
    tree.feature.push(-1);
    tree.leftBins.push([]);
    tree.left.push(-1);
    tree.right.push(-1);
    tree.value.push(0);
    tree.rows.push(leaf.sums.rows);
    let split: Split | undefined;
    if (leaf.depth < this.rules.mostDepth && leaf.sums.rows >= 2 * this.rules.fewestRows) {
      for (const feature of asked) {
        split = this.finder.better(leaf.histogram, feature, leaf.sums, leaf.bounds, split);
      }
    }
    return { ...leaf, node, split };
  }

  /** Splits a leaf: the smaller side is counted, the other is what remains. */
  private divide(
    tree: BoostedTree,
    leaf: OpenLeaf,
    split: Split,
    rows: Int32Array,
    asked: Int32Array,
    slopes: Slopes,
  ): OpenLeaf[] {
    const middle = this.partition(rows, leaf, split);
    const smallerIsLeft = split.left.rows <= split.right.rows;
    const counted = this.newHistogram();
    this.fill(
      counted,
      smallerIsLeft ? rows.subarray(leaf.from, middle) : rows.subarray(middle, leaf.to),
      asked,
      slopes,
    );
    const remaining = leaf.histogram;
    for (const feature of asked) {
      const end = 2 * (feature * BINS + this.binsOf(feature));
      for (let at = 2 * feature * BINS; at < end; at += 1) {
        remaining[at] = (remaining[at] ?? 0) - (counted[at] ?? 0);
      }
    }
    const [low, high] = this.childBounds(leaf.bounds, split);
    const depth = leaf.depth + 1;
    const left = this.openLeaf(
      tree,
      {
        from: leaf.from,
        to: middle,
        depth,
        sums: split.left,
        bounds: low,
        histogram: smallerIsLeft ? counted : remaining,
      },
      asked,
    );
    const right = this.openLeaf(
      tree,
      {
        from: middle,
        to: leaf.to,
        depth,
        sums: split.right,
        bounds: high,
        histogram: smallerIsLeft ? remaining : counted,
      },
      asked,
    );
    tree.feature[leaf.node] = split.feature;
    tree.leftBins[leaf.node] = split.leftBins;
    tree.left[leaf.node] = left.node;
    tree.right[leaf.node] = right.node;
    return [left, right];
  }

  /** Below a monotone split the two sides may not cross the middle between them. */
  private childBounds(bounds: ValueBounds, split: Split): [ValueBounds, ValueBounds] {
    const direction = this.rules.directions[split.feature] ?? 0;
    if (direction === 0) return [bounds, bounds];
    const middle =
      (leafValue(split.left, this.rules.ridge, bounds) + leafValue(split.right, this.rules.ridge, bounds)) /
      2;
    const below = { low: bounds.low, high: middle };
    const above = { low: middle, high: bounds.high };
    return direction > 0 ? [below, above] : [above, below];
  }

  /** Puts rows that go left first, both sides in their order; returns where the right side begins. */
  private partition(rows: Int32Array, leaf: OpenLeaf, split: Split): number {
    const goesLeft = new Uint8Array(BINS);
    for (const bin of split.leftBins) goesLeft[bin] = 1;
    const start = split.feature * this.data.rows;
    let left = leaf.from;
    let right = 0;
    for (let i = leaf.from; i < leaf.to; i += 1) {
      const row = rows[i] ?? 0;
      if (goesLeft[this.data.bins[start + row] ?? 0] === 1) {
        rows[left] = row;
        left += 1;
      } else {
        this.moved[right] = row;
        right += 1;
      }
    }
    rows.set(this.moved.subarray(0, right), left);
    return left;
  }

  private fill(histogram: Float64Array, rows: Int32Array, asked: Int32Array, slopes: Slopes): void {
    const count = rows.length;
    const { gradients, packed } = this;
    for (let i = 0; i < count; i += 1) {
      const row = rows[i] ?? 0;
      gradients[i] = slopes.gradient[row] ?? 0;
      packed[i] = slopes.packed[row] ?? 0;
    }
    for (const feature of asked) {
      const base = 2 * feature * BINS;
      histogram.fill(0, base, base + 2 * this.binsOf(feature));
    }
    const { bins, rows: stride } = this.data;
    const pairs = asked.length - (asked.length % 2);
    for (let i = 0; i < pairs; i += 2) {
      addTwoColumns(histogram, bins, stride, asked[i] ?? 0, asked[i + 1] ?? 0, rows, gradients, packed);
    }
    if (pairs < asked.length) addColumn(histogram, bins, stride, asked[pairs] ?? 0, rows, gradients, packed);
  }

  private binsOf(feature: number): number {
    const bins = this.features[feature];
    return bins ? missingBin(bins) + 1 : 0;
  }

  private newHistogram(): Float64Array {
    return this.spare.pop() ?? new Float64Array(2 * BINS * this.features.length);
  }
}

function addColumn(
  histogram: Float64Array,
  bins: Uint8Array,
  stride: number,
  feature: number,
  rows: Int32Array,
  gradients: Float64Array,
  packed: Float64Array,
): void {
  const from = feature * stride;
  const base = 2 * feature * BINS;
  for (let i = 0; i < rows.length; i += 1) {
    const at = base + 2 * (bins[from + (rows[i] ?? 0)] ?? 0);
    histogram[at] = (histogram[at] ?? 0) + (gradients[i] ?? 0);
    histogram[at + 1] = (histogram[at + 1] ?? 0) + (packed[i] ?? 0);
  }
}

/** Two columns in one pass: a sum waits for the one before it in the same bin, so two chains go at once. */
function addTwoColumns(
  histogram: Float64Array,
  bins: Uint8Array,
  stride: number,
  first: number,
  second: number,
  rows: Int32Array,
  gradients: Float64Array,
  packed: Float64Array,
): void {
  const firstFrom = first * stride;
  const secondFrom = second * stride;
  const firstBase = 2 * first * BINS;
  const secondBase = 2 * second * BINS;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] ?? 0;
    const gradient = gradients[i] ?? 0;
    const own = packed[i] ?? 0;
    const at = firstBase + 2 * (bins[firstFrom + row] ?? 0);
    const other = secondBase + 2 * (bins[secondFrom + row] ?? 0);
    histogram[at] = (histogram[at] ?? 0) + gradient;
    histogram[at + 1] = (histogram[at + 1] ?? 0) + own;
    histogram[other] = (histogram[other] ?? 0) + gradient;
    histogram[other + 1] = (histogram[other + 1] ?? 0) + own;
  }
}

/** Removes and returns the leaf whose split gains most; a leaf without a split comes last. */
function takeBest(open: OpenLeaf[]): OpenLeaf {
  let best = 0;
  open.forEach((leaf, i) => {
    if ((leaf.split?.gain ?? -1) > (open[best]?.split?.gain ?? -1)) best = i;
  });
  const [leaf] = open.splice(best, 1);
  if (!leaf) throw new RangeError('takeBest needs a leaf');
  return leaf;
}
