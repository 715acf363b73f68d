// Exact Shapley values of trees in polynomial time: Lundberg, Erion and Lee (2018), arXiv:1802.03888, algorithm 2.
import { InvalidInput } from '../invalid-input.ts';
import type { Features } from '../propensity/encode-features.ts';
import type { PropensityReason } from '../propensity/fit-propensity.ts';
import { BINS, binRows } from './bin-features.ts';
import { type BoostedTree, type WalkableTree, walkable } from './boosted-tree.ts';
import type { BoostedTreesModel } from './fit-boosted-trees.ts';

/** Why one customer's score is what it is. */
export interface BoostedTreesExplanation {
  /** Mean score of the training rows. */
  averageScore: number;
  /** Log odds, or the expected amount: `averageScore` and all contributions. */
  score: number;
  /** Strongest first. */
  reasons: PropensityReason[];
}

/**
 * Splits one customer's score into what each feature adds: exact Shapley values, with features left unknown by going both
 * ways in the shares of the training rows ("path-dependent").
 *
 * @returns Contributions that add up to the score minus its average; they are of log odds unless the loss is squared.
 */
export function explainBoostedTrees(
  model: BoostedTreesModel,
  features: Features,
  row: number,
): BoostedTreesExplanation {
  const { bins } = binRows(model.features, features, [row]);
  if (!Number.isInteger(row) || row < 0) {
    throw new InvalidInput(`explainBoostedTrees requires a row number, got ${row}`);
  }
  const shares = new Float64Array(model.features.length);
  let averageScore = model.intercept;
  for (const tree of model.trees) {
    averageScore += averageOf(tree);
    new TreeShares(walkable(tree), bins, shares).add();
  }
  const reasons = model.features
    .map(({ name }, at) => ({ feature: name, contribution: shares[at] ?? 0 }))
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const score = shares.reduce((sum, share) => sum + share, averageScore);
  return { averageScore, score, reasons };
}

/** Mean value of a tree over its training rows. */
function averageOf(tree: BoostedTree): number {
  const all = tree.rows[0] ?? 1;
  return tree.value.reduce((sum, value, node) => sum + (value * (tree.rows[node] ?? 0)) / all, 0);
}

/** A feature met on the way: the share of paths that pass when it is unknown, and when it is known. */
interface Step {
  feature: number;
  unknown: number;
  known: number;
  /** Weight of the subsets of each size. */
  weight: number;
}

class TreeShares {
  private readonly tree: WalkableTree;
  private readonly bins: Uint8Array;
  private readonly shares: Float64Array;

  constructor(tree: WalkableTree, bins: Uint8Array, shares: Float64Array) {
    this.tree = tree;
    this.bins = bins;
    this.shares = shares;
  }

  add(): void {
    this.visit(0, [], { feature: -1, unknown: 1, known: 1 });
  }

  private visit(node: number, before: readonly Step[], met: Omit<Step, 'weight'>): void {
    const { tree } = this;
    const path = extended(before, met);
    const feature = tree.feature[node] ?? -1;
    if (feature < 0) {
      for (let i = 1; i < path.length; i += 1) {
        const step = path[i];
        if (!step) continue;
        const gained = weightWithout(path, i) * (step.known - step.unknown) * (tree.value[node] ?? 0);
        this.shares[step.feature] = (this.shares[step.feature] ?? 0) + gained;
      }
      return;
    }
    const goesLeft = tree.goesLeft[node * BINS + (this.bins[feature] ?? 0)] === 1;
    const left = tree.left[node] ?? 0;
    const right = tree.right[node] ?? 0;
    const earlier = path.findIndex((step, i) => i > 0 && step.feature === feature);
    const past = path[earlier] ?? { unknown: 1, known: 1 };
    const rest = earlier > 0 ? unwound(path, earlier) : path;
    for (const child of [left, right]) {
      const share = (tree.rows[child] ?? 0) / (tree.rows[node] ?? 1);
      const taken = (child === left) === goesLeft;
      this.visit(child, rest, { feature, unknown: past.unknown * share, known: taken ? past.known : 0 });
    }
  }
}

/** The path with one more feature; weights of subsets one larger. */
function extended(before: readonly Step[], met: Omit<Step, 'weight'>): Step[] {
  const length = before.length;
  const path = before.map((step) => ({ ...step }));
  path.push({ ...met, weight: length === 0 ? 1 : 0 });
  for (let i = length - 1; i >= 0; i -= 1) {
    const here = path[i];
    const next = path[i + 1];
    if (!here || !next) continue;
    next.weight += (met.known * here.weight * (i + 1)) / (length + 1);
    here.weight = (met.unknown * here.weight * (length - i)) / (length + 1);
  }
  return path;
}

/** The path as if a feature had not been met. */
function unwound(path: readonly Step[], at: number): Step[] {
  const weights = weightsWithout(path, at);
  return path.filter((_, i) => i !== at).map((step, i) => ({ ...step, weight: weights[i] ?? 0 }));
}

function weightWithout(path: readonly Step[], at: number): number {
  return weightsWithout(path, at).reduce((sum, weight) => sum + weight, 0);
}

function weightsWithout(path: readonly Step[], at: number): number[] {
  const last = path.length - 1;
  const { known, unknown } = path[at] ?? { known: 0, unknown: 1 };
  const weights = new Array<number>(last).fill(0);
  let next = path[last]?.weight ?? 0;
  for (let i = last - 1; i >= 0; i -= 1) {
    const own = path[i]?.weight ?? 0;
    if (known !== 0) {
      const weight = (next * (last + 1)) / ((i + 1) * known);
      next = own - (weight * unknown * (last - i)) / (last + 1);
      weights[i] = weight;
    } else {
      weights[i] = (own * (last + 1)) / (unknown * (last - i));
    }
  }
  return weights;
}
