/** Quantile of a customer's draws after mixing in the probability that nothing more comes. */
export function mixedQuantile(sorted: Float64Array, alive: number, level: number): number {
  const levelIfAlive = (level - (1 - alive)) / alive;
  if (!(levelIfAlive > 0)) return 0;
  const position = levelIfAlive * sorted.length - 0.5;
  const below = Math.min(sorted.length - 1, Math.max(0, Math.floor(position)));
  const above = Math.min(sorted.length - 1, below + 1);
  const share = Math.min(1, Math.max(0, position - below));
  return (sorted[below] ?? 0) * (1 - share) + (sorted[above] ?? 0) * share;
}
