// Gradient boosting: Friedman (2001), Annals of Statistics 29(5), 1189–1232; on histograms: Ke et al. (2017), NeurIPS 30.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput } from '../invalid-input.ts';
import { type RandomSource, seededRandom } from '../numerics/seeded-random.ts';
import { shuffle } from '../numerics/shuffle.ts';
import { allRows, type Features } from '../propensity/encode-features.ts';
import { BINS, type BinnedRows, binRows, type FeatureBins, learnBins } from './bin-features.ts';
import { addTree, type BoostedTree, walkable } from './boosted-tree.ts';
import { lossOf, type SlopeWriter, slopeWriter } from './boosting-loss.ts';
import { type BoostingOptions, type BoostingRules, requireBoostingRules } from './boosting-options.ts';
import { TreeGrower } from './grow-tree.ts';

/** A sum of trees: plain data that can be stored. */
export interface BoostedTreesModel {
  kind: 'boosted-trees';
  /** `logistic`: the score is the log odds; `squared`: the expected value itself. */
  loss: 'logistic' | 'squared';
  features: FeatureBins[];
  /** Score before any tree. */
  intercept: number;
  trees: BoostedTree[];
}

/** A fitted sum of trees with what it was fitted on. */
export interface BoostedTreesFit {
  outcome: 'fitted';
  model: BoostedTreesModel;
  n: number;
  /** Customers in whom it happened; `undefined` for amounts. */
  positives: number | undefined;
  /** Rows kept aside to know when to stop. */
  heldAside: number;
  /** Mean loss on the rows kept aside after each tree; on the training rows when none were. */
  losses: number[];
  warnings: { code: 'not-stopped'; detail: string }[];
}

const FEWEST_EVENTS = 20;
const FEWEST_ROWS = 40;
const LEAST_IMPROVEMENT = 1e-7;

/**
 * Learns who will (or how much) from those of whom it is known, by many small trees: finds thresholds, missing values
 * that mean something, and features that matter only together. Compare it with `fitPropensity`: it does not always win.
 *
 * @param features Columns of numbers or words; missing values are `null` and go their own way.
 * @param outcomes 0 or 1; with `loss: 'squared'` any finite numbers.
 * @returns A fit, or `not-enough-data` unless it both happened and did not happen to 20 customers (40 rows for amounts).
 * @throws InvalidInput listing every faulty column, outcome and option.
 * @remarks Gradients are rounded so that all sums are exact: the order of rows changes nothing but who is kept aside.
 */
export function fitBoostedTrees(
  features: Features,
  outcomes: ArrayLike<number>,
  options: BoostingOptions = {},
): BoostedTreesFit | NotEnoughData {
  const rules = requireBoostingRules('fitBoostedTrees', features, outcomes, options);
  const rows = options.rows ?? allRows(outcomes.length);
  const lacking = tooFew(rules, rows, outcomes);
  if (lacking) return lacking;
  const random = seededRandom(rules.seed);
  const { learning, aside } = splitAside(rows, outcomes, rules, random);
  const bins = learnBins(features, learning, Math.min(BINS, rules.mostBins));
  requireFreeDirections(bins, rules);
  const training = prepare(bins, features, learning, outcomes);
  const watched = aside.length > 0 ? prepare(bins, features, aside, outcomes) : undefined;
  const { model, losses } = boost(bins, training, watched, rules, random);
  const stopped = !watched || losses.length < rules.mostTrees;
  return {
    outcome: 'fitted',
    model,
    n: rows.length,
    positives: rules.loss === 'logistic' ? countEvents(rows, outcomes) : undefined,
    heldAside: aside.length,
    losses: losses.slice(0, Math.max(1, model.trees.length)),
    warnings: stopped
      ? []
      : [{ code: 'not-stopped', detail: `${rules.mostTrees} trees and still improving; allow more` }],
  };
}

interface Prepared {
  data: BinnedRows;
  outcomes: Float64Array;
  scores: Float64Array;
}

function prepare(
  bins: readonly FeatureBins[],
  features: Features,
  rows: Int32Array,
  outcomes: ArrayLike<number>,
): Prepared {
  return {
    data: binRows(bins, features, rows),
    outcomes: Float64Array.from(rows, (row) => outcomes[row] ?? 0),
    scores: new Float64Array(rows.length),
  };
}

function boost(
  bins: FeatureBins[],
  training: Prepared,
  watched: Prepared | undefined,
  rules: BoostingRules,
  random: RandomSource,
): { model: BoostedTreesModel; losses: number[] } {
  const n = training.outcomes.length;
  const writer = slopeWriter(rules.loss, training.outcomes);
  training.scores.fill(writer.intercept);
  watched?.scores.fill(writer.intercept);
  const grower = new TreeGrower(bins, training.data, {
    fewestRows: rules.fewestRowsPerLeaf,
    ridge: rules.ridge,
    directions: Int8Array.from(bins, ({ name }) => rules.monotone[name] ?? 0),
    rowUnit: writer.rowUnit,
    mostLeaves: rules.mostLeaves,
    mostDepth: rules.mostDepth,
  });
  const judged = watched ?? training;
  const trees: BoostedTree[] = [];
  const losses: number[] = [];
  let best = { loss: lossOf(rules.loss, judged.scores, judged.outcomes), trees: 0 };
  for (let round = 0; round < rules.mostTrees && bins.length > 0; round += 1) {
    const rows = sampleRows(n, rules.rowShare, random);
    const asked = sampleFeatures(bins.length, rules.columnShare, random);
    const tree = growOne(grower, writer, training, rows, asked, rules);
    if (tree.feature[0] === -1) break;
    trees.push(tree);
    if (watched) addTree(walkable(tree), watched.data, watched.scores);
    const loss = lossOf(rules.loss, judged.scores, judged.outcomes);
    losses.push(loss);
    if (loss < best.loss - LEAST_IMPROVEMENT) best = { loss, trees: trees.length };
    else if (watched && trees.length - best.trees >= rules.patience) break;
  }
  const kept = watched ? trees.slice(0, best.trees) : trees;
  return {
    model: {
      kind: 'boosted-trees',
      loss: rules.loss,
      features: bins,
      intercept: writer.intercept,
      trees: kept,
    },
    losses,
  };
}

function growOne(
  grower: TreeGrower,
  writer: SlopeWriter,
  training: Prepared,
  rows: Int32Array,
  asked: Int32Array,
  rules: BoostingRules,
): BoostedTree {
  const { scores, data } = training;
  const { tree, leaves } = grower.grow(rows, asked, writer.write(scores), rules.learningRate);
  if (rows.length < data.rows) {
    addTree(walkable(tree), data, scores);
    return tree;
  }
  for (const leaf of leaves) {
    const value = tree.value[leaf.node] ?? 0;
    const { rows: own } = leaf;
    for (let i = 0; i < own.length; i += 1) {
      const row = own[i] ?? 0;
      scores[row] = (scores[row] ?? 0) + value;
    }
  }
  return tree;
}

/** A share kept aside to know when to stop, drawn apart from both outcomes. */
function splitAside(
  rows: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  rules: BoostingRules,
  random: RandomSource,
): { learning: Int32Array; aside: Int32Array } {
  const all = Int32Array.from(rows);
  if (rules.stopShare === 0) return { learning: all, aside: new Int32Array(0) };
  const aside = new Set<number>();
  const classes =
    rules.loss === 'logistic'
      ? [0, 1].map((outcome) => all.filter((row) => outcomes[row] === outcome))
      : [all.slice()];
  for (const group of classes) {
    shuffle(group, random);
    for (const row of group.subarray(0, Math.round(rules.stopShare * group.length))) aside.add(row);
  }
  return { learning: all.filter((row) => !aside.has(row)), aside: all.filter((row) => aside.has(row)) };
}

function sampleRows(n: number, share: number, random: RandomSource): Int32Array {
  const all = allRows(n);
  if (share === 1) return all;
  const kept = all.filter(() => random.uniform() < share);
  return kept.length > 0 ? kept : all;
}

function sampleFeatures(count: number, share: number, random: RandomSource): Int32Array {
  const all = allRows(count);
  if (share === 1) return all;
  shuffle(all, random);
  return all.slice(0, Math.max(1, Math.round(share * count))).sort();
}

function countEvents(rows: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < rows.length; i += 1) count += outcomes[rows[i] ?? 0] ?? 0;
  return count;
}

function tooFew(
  rules: BoostingRules,
  rows: ArrayLike<number>,
  outcomes: ArrayLike<number>,
): NotEnoughData | undefined {
  if (rules.loss === 'squared') {
    if (rows.length >= FEWEST_ROWS) return undefined;
    return { outcome: 'not-enough-data', counted: 'customers', found: rows.length, needed: FEWEST_ROWS };
  }
  const positives = countEvents(rows, outcomes);
  const rarer = Math.min(positives, rows.length - positives);
  if (rarer >= FEWEST_EVENTS) return undefined;
  return {
    outcome: 'not-enough-data',
    counted: 'customers with the rarer outcome',
    found: rarer,
    needed: FEWEST_EVENTS,
  };
}

function requireFreeDirections(bins: readonly FeatureBins[], rules: BoostingRules): void {
  const words = bins
    .filter(({ name, kind }) => kind === 'words' && rules.monotone[name])
    .map(({ name }) => name);
  if (words.length > 0) {
    throw new InvalidInput(
      `fitBoostedTrees requires numbers for a rising or falling effect, got words in ${words.join(', ')}`,
    );
  }
}
