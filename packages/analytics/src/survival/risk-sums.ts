/** Weighted sums over a set of rows: Σ w, Σ w x, Σ w x xᵀ (lower triangle). */
export class RiskSums {
  weight = 0;
  readonly first: Float64Array;
  readonly second: Float64Array;

  constructor(size: number) {
    this.first = new Float64Array(size);
    this.second = new Float64Array(size * size);
  }

  add(weight: number, values: Float64Array, from: number, withSecond: boolean): void {
    const size = this.first.length;
    this.weight += weight;
    for (let j = 0; j < size; j += 1) {
      const own = weight * (values[from + j] ?? 0);
      this.first[j] = (this.first[j] ?? 0) + own;
      if (!withSecond) continue;
      for (let k = 0; k <= j; k += 1) {
        this.second[j * size + k] = (this.second[j * size + k] ?? 0) + own * (values[from + k] ?? 0);
      }
    }
  }
}
