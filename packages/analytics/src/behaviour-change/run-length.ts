// Average run length of a cumulative sum by a Markov chain: Brook and Evans (1972), Biometrika 59(3), 539–549.

/** What one period adds to the sum, and how probable that is. */
export interface Increments {
  values: Float64Array;
  probabilities: Float64Array;
}

const STATES = 160;

/**
 * Mean number of periods until S ← max(0, S + increment), begun at 0, reaches the threshold.
 *
 * @remarks The sum between two grid points is shared between them, which keeps its mean.
 */
export function averageRunLength({ values, probabilities }: Increments, threshold: number): number {
  const width = threshold / STATES;
  const staying = new Float64Array(STATES * STATES);
  for (let from = 0; from < STATES; from += 1) {
    const row = from * STATES;
    for (let i = 0; i < values.length; i += 1) {
      const to = from + (values[i] ?? 0) / width;
      if (to >= STATES) continue;
      const below = Math.max(0, Math.floor(to));
      const share = to <= 0 || below === STATES - 1 ? 0 : to - below;
      const probability = probabilities[i] ?? 0;
      staying[row + below] = (staying[row + below] ?? 0) + probability * (1 - share);
      if (share > 0) staying[row + below + 1] = (staying[row + below + 1] ?? 0) + probability * share;
    }
  }
  return expectedSteps(staying);
}

/** Solves (I − Q) t = 1 by elimination; Q never sums to more than 1 a row, so no pivoting is needed. */
function expectedSteps(staying: Float64Array): number {
  const matrix = staying.map((value) => -value);
  for (let i = 0; i < STATES; i += 1) matrix[i * STATES + i] = 1 + (matrix[i * STATES + i] ?? 0);
  const steps = new Float64Array(STATES).fill(1);
  // From the last state up, so that the answer for state 0 needs no substitution back.
  for (let pivot = STATES - 1; pivot > 0; pivot -= 1) {
    const diagonal = matrix[pivot * STATES + pivot] ?? 1;
    for (let row = 0; row < pivot; row += 1) {
      const factor = (matrix[row * STATES + pivot] ?? 0) / diagonal;
      if (factor === 0) continue;
      for (let column = 0; column < pivot; column += 1) {
        const at = row * STATES + column;
        matrix[at] = (matrix[at] ?? 0) - factor * (matrix[pivot * STATES + column] ?? 0);
      }
      steps[row] = (steps[row] ?? 0) - factor * (steps[pivot] ?? 0);
    }
  }
  return (steps[0] ?? 0) / (matrix[0] ?? 1);
}
