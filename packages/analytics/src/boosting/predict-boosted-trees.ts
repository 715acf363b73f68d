import { allRows, type Features } from '../propensity/encode-features.ts';
import { binRows } from './bin-features.ts';
import { addTree, walkable } from './boosted-tree.ts';
import type { BoostedTreesModel } from './fit-boosted-trees.ts';

/**
 * Probability that it will happen, or the expected amount for `loss: 'squared'`, for each row.
 *
 * @throws InvalidInput naming the features that were not given.
 */
export function predictBoostedTrees(
  model: BoostedTreesModel,
  features: Features,
  rows?: ArrayLike<number>,
): Float64Array {
  const length = Object.values(features)[0]?.length ?? 0;
  const data = binRows(model.features, features, rows ?? allRows(length));
  const scores = new Float64Array(data.rows).fill(model.intercept);
  for (const tree of model.trees) addTree(walkable(tree), data, scores);
  return model.loss === 'logistic' ? scores.map((score) => 1 / (1 + Math.exp(-score))) : scores;
}
