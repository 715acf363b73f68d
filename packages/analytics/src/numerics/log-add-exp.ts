/** ln(e^a + e^b) without overflow; −Infinity stands for a term of zero. */
export function logAddExp(a: number, b: number): number {
  const larger = a > b ? a : b;
  if (larger === -Infinity) return -Infinity;
  const smaller = a > b ? b : a;
  return larger + Math.log1p(Math.exp(smaller - larger));
}

/** ln Σ e^value without overflow; −Infinity for an empty list. */
export function logSumExp(values: ArrayLike<number>): number {
  let largest = -Infinity;
  for (let i = 0; i < values.length; i += 1) largest = Math.max(largest, values[i] ?? -Infinity);
  if (largest === -Infinity) return -Infinity;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += Math.exp((values[i] ?? -Infinity) - largest);
  return largest + Math.log(sum);
}
