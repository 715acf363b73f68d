// Cyclic Jacobi rotations: Golub and Van Loan (2013), Matrix Computations, section 8.5.

/** Eigenvalues of a symmetric matrix with their vectors as columns (row-major). */
export interface SymmetricEigen {
  values: Float64Array;
  vectors: Float64Array;
}

/** Eigenvalues and vectors of a symmetric matrix (row-major), in no particular order. */
export function symmetricEigen(matrix: Float64Array, size: number): SymmetricEigen {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < 60; sweep += 1) {
    let off = 0;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        off += (a[p * size + q] ?? 0) ** 2;
        rotate(a, vectors, size, p, q);
      }
    }
    if (off < 1e-30) break;
  }
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i] ?? 0), vectors };
}

function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q] ?? 0;
  if (Math.abs(apq) < 1e-300) return;
  const theta = ((a[q * size + q] ?? 0) - (a[p * size + p] ?? 0)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  turn(a, size, p, q, c, s, 1, size);
  turn(a, size, p, q, c, s, size, 1);
  turn(vectors, size, p, q, c, s, 1, size);
}

/** Turns columns (across = 1, along = size) or rows (across = size, along = 1) p and q. */
function turn(
  m: Float64Array,
  size: number,
  p: number,
  q: number,
  c: number,
  s: number,
  across: number,
  along: number,
): void {
  for (let k = 0; k < size; k += 1) {
    const atP = k * along + p * across;
    const atQ = k * along + q * across;
    const mp = m[atP] ?? 0;
    const mq = m[atQ] ?? 0;
    m[atP] = c * mp - s * mq;
    m[atQ] = s * mp + c * mq;
  }
}
