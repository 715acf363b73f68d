// Cohen (1960, 1968); standard error: Fleiss, Cohen and Everitt (1969), Psychological Bulletin 72(5), 323–327.
import { InvalidInput } from '../invalid-input.ts';
import { normalQuantile } from '../numerics/normal-distribution.ts';

/** How far two raters agree beyond chance. */
export interface RaterAgreement {
  /** 1 is full agreement, 0 what chance gives. */
  kappa: number;
  low: number;
  high: number;
  standardError: number;
  confidence: number;
  /** Share of (weighted) agreement seen, and expected by chance. */
  observed: number;
  expected: number;
  n: number;
}

/**
 * Cohen's kappa of two raters of the same cases: topics coded by two people, quality scores of a contact.
 *
 * @param categories In their order; needed for weights, else those that occur.
 * @param weights `none`: agree or not; `linear` or `quadratic`: near misses count in part.
 * @throws InvalidInput for columns of unequal length, words that are no category, or raters who never vary.
 * @example
 * cohenKappa(['b', 'a', 'b', 'b', 'a', 'c'], ['a', 'a', 'b', 'b', 'a', 'b']).kappa // ≈ 0.4286
 */
export function cohenKappa(
  first: readonly string[],
  second: readonly string[],
  {
    categories = [...new Set([...first, ...second])].sort(),
    weights = 'none',
    confidence = 0.95,
  }: { categories?: readonly string[]; weights?: 'none' | 'linear' | 'quadratic'; confidence?: number } = {},
): RaterAgreement {
  const n = first.length;
  const size = categories.length;
  const at = new Map(categories.map((category, i) => [category, i]));
  const unknown = [...new Set([...first, ...second])].filter((category) => !at.has(category));
  if (n < 2 || second.length !== n || size < 2 || unknown.length > 0) {
    throw new InvalidInput(
      `cohenKappa requires two ratings of each case in two categories or more, got ${n} and ${second.length} ratings in ${size}${unknown.length > 0 ? `, not among them ${unknown.slice(0, 5).join(', ')}` : ''}`,
    );
  }
  const cells = new Float64Array(size * size);
  first.forEach((category, i) => {
    const cell = (at.get(category) ?? 0) * size + (at.get(second[i] ?? '') ?? 0);
    cells[cell] = (cells[cell] ?? 0) + 1 / n;
  });
  const weight = (i: number, j: number): number => {
    if (weights === 'none') return i === j ? 1 : 0;
    const distance = Math.abs(i - j) / (size - 1);
    return weights === 'linear' ? 1 - distance : 1 - distance * distance;
  };
  return agreementOf(cells, size, n, weight, confidence);
}

function agreementOf(
  cells: Float64Array,
  size: number,
  n: number,
  weight: (i: number, j: number) => number,
  confidence: number,
): RaterAgreement {
  const rows = new Float64Array(size);
  const columns = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      rows[i] = (rows[i] ?? 0) + (cells[i * size + j] ?? 0);
      columns[j] = (columns[j] ?? 0) + (cells[i * size + j] ?? 0);
    }
  }
  let observed = 0;
  let expected = 0;
  const rowWeight = new Float64Array(size);
  const columnWeight = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      observed += weight(i, j) * (cells[i * size + j] ?? 0);
      expected += weight(i, j) * (rows[i] ?? 0) * (columns[j] ?? 0);
      rowWeight[i] = (rowWeight[i] ?? 0) + weight(i, j) * (columns[j] ?? 0);
      columnWeight[j] = (columnWeight[j] ?? 0) + weight(i, j) * (rows[i] ?? 0);
    }
  }
  if (!(expected < 1))
    throw new InvalidInput('cohenKappa requires ratings that vary, got one category throughout');
  const kappa = (observed - expected) / (1 - expected);
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const spread =
        weight(i, j) * (1 - expected) - ((rowWeight[i] ?? 0) + (columnWeight[j] ?? 0)) * (1 - observed);
      sum += (cells[i * size + j] ?? 0) * spread * spread;
    }
  }
  const variance = (sum - (observed * expected - 2 * expected + observed) ** 2) / (n * (1 - expected) ** 4);
  const standardError = Math.sqrt(Math.max(0, variance));
  const reach = normalQuantile((1 + confidence) / 2) * standardError;
  return {
    kappa,
    low: Math.max(-1, kappa - reach),
    high: Math.min(1, kappa + reach),
    standardError,
    confidence,
    observed,
    expected,
    n,
  };
}
