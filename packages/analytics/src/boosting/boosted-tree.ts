import { BINS, type BinnedRows } from './bin-features.ts';

/** One tree as plain data, a column an attribute, an entry a node; the root is node 0. */
export interface BoostedTree {
  /** −1 at a leaf. */
  feature: number[];
  /** Bins that go left; all others, the missing one included unless listed, go right. Empty at a leaf. */
  leftBins: number[][];
  left: number[];
  right: number[];
  /** What a leaf adds to the score; 0 elsewhere. */
  value: number[];
  /** Training rows that came by. */
  rows: number[];
}

/** A tree ready for walking. */
export interface WalkableTree {
  feature: Int32Array;
  left: Int32Array;
  right: Int32Array;
  value: Float64Array;
  rows: Float64Array;
  /** Entry `node · 256 + bin` is 1 where the bin goes left. */
  goesLeft: Uint8Array;
}

export function walkable(tree: BoostedTree): WalkableTree {
  const goesLeft = new Uint8Array(tree.feature.length * BINS);
  tree.leftBins.forEach((bins, node) => {
    for (const bin of bins) goesLeft[node * BINS + bin] = 1;
  });
  return {
    feature: Int32Array.from(tree.feature),
    left: Int32Array.from(tree.left),
    right: Int32Array.from(tree.right),
    value: Float64Array.from(tree.value),
    rows: Float64Array.from(tree.rows),
    goesLeft,
  };
}

/** Adds the tree's value to the scores of the given rows, or of all. */
export function addTree(
  tree: WalkableTree,
  { bins, rows }: BinnedRows,
  scores: Float64Array,
  only?: Int32Array,
): void {
  const { feature, left, right, value, goesLeft } = tree;
  const count = only ? only.length : rows;
  for (let i = 0; i < count; i += 1) {
    const row = only ? (only[i] ?? 0) : i;
    let node = 0;
    let asked = feature[0] ?? -1;
    while (asked >= 0) {
      const bin = bins[asked * rows + row] ?? 0;
      node = (goesLeft[node * BINS + bin] === 1 ? left[node] : right[node]) ?? 0;
      asked = feature[node] ?? -1;
    }
    scores[row] = (scores[row] ?? 0) + (value[node] ?? 0);
  }
}
