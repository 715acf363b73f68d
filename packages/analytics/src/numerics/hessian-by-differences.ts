/**
 * Hessian (row-major, symmetric) from central differences of a gradient; relative error about 1e−9 for smooth functions.
 *
 * @param gradientAt Fills the gradient at a point.
 */
export function hessianByDifferences(
  gradientAt: (point: Float64Array, gradient: Float64Array) => void,
  point: Float64Array,
  hessian: Float64Array,
): void {
  const size = point.length;
  const above = new Float64Array(size);
  const below = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    const step = 1e-5 * Math.max(1e-3, Math.abs(point[i] ?? 0));
    gradientAt(shifted(point, i, step), above);
    gradientAt(shifted(point, i, -step), below);
    for (let j = 0; j < size; j += 1)
      hessian[i * size + j] = ((above[j] ?? 0) - (below[j] ?? 0)) / (2 * step);
  }
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const mean = ((hessian[i * size + j] ?? 0) + (hessian[j * size + i] ?? 0)) / 2;
      hessian[i * size + j] = mean;
      hessian[j * size + i] = mean;
    }
  }
}

function shifted(point: Float64Array, at: number, by: number): Float64Array {
  const moved = Float64Array.from(point);
  moved[at] = (moved[at] ?? 0) + by;
  return moved;
}
