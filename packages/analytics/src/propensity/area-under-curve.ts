import { allRows } from './encode-features.ts';

/** Area under the ROC curve by ranks; ties count half. */
export function areaUnderCurve(scores: ArrayLike<number>, happened: ArrayLike<number>): number {
  const order = allRows(happened.length).sort((i, j) => (scores[i] ?? 0) - (scores[j] ?? 0));
  let rankSum = 0;
  let positives = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    let own = 0;
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) {
      own += happened[order[to] ?? 0] ?? 0;
      to += 1;
    }
    rankSum += (own * (from + to + 1)) / 2;
    positives += own;
    from = to;
  }
  const negatives = order.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
