/** Adds the upper triangle of a `size` × `size` matrix, row by row, to both halves of a full one. */
export function addSymmetric(target: Float64Array, size: number, triangle: ArrayLike<number>): void {
  let at = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = i; j < size; j += 1) {
      const value = triangle[at] ?? 0;
      target[size * i + j] = (target[size * i + j] ?? 0) + value;
      if (j > i) target[size * j + i] = (target[size * j + i] ?? 0) + value;
      at += 1;
    }
  }
}
