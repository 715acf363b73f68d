/** Lower Cholesky factor (row-major, size × size), or `undefined` when the matrix is not positive definite. */
export function cholesky(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (factor[i * size + k] ?? 0) * (factor[j * size + k] ?? 0);
      if (i === j) {
        if (!(sum > 1e-14 * Math.abs(matrix[i * size + i] ?? 0)) || !(sum > 0)) return undefined;
        factor[i * size + i] = Math.sqrt(sum);
      } else {
        factor[i * size + j] = sum / (factor[j * size + j] ?? 1);
      }
    }
  }
  return factor;
}

/** Solves A x = right side, given the lower Cholesky factor of A. */
export function solveCholesky(factor: Float64Array, size: number, rightSide: Float64Array): Float64Array {
  const solution = Float64Array.from(rightSide);
  for (let i = 0; i < size; i += 1) {
    let sum = solution[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (factor[i * size + k] ?? 0) * (solution[k] ?? 0);
    solution[i] = sum / (factor[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = solution[i] ?? 0;
    for (let k = i + 1; k < size; k += 1) sum -= (factor[k * size + i] ?? 0) * (solution[k] ?? 0);
    solution[i] = sum / (factor[i * size + i] ?? 1);
  }
  return solution;
}

/** Inverse of a positive definite matrix (row-major), or `undefined` when it is not one. */
export function invertPositiveDefinite(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = cholesky(matrix, size);
  if (!factor) return undefined;
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    const solved = solveCholesky(factor, size, unit);
    for (let row = 0; row < size; row += 1) inverse[row * size + column] = solved[row] ?? 0;
  }
  return inverse;
}
