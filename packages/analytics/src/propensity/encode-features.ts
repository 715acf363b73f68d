import { InvalidInput } from '../invalid-input.ts';

/** Named columns of numbers or words, one entry a customer; `null` and `undefined` are missing. */
export type Features = Readonly<Record<string, ArrayLike<number | string | null | undefined>>>;

/** How one column becomes numbers: learned from the training rows, kept with the model. */
export type Encoding =
  | { name: string; kind: 'number'; mean: number; scale: number; markMissing: boolean }
  | { name: string; kind: 'words'; words: string[]; shares: number[] };

/** Rows as numbers (row-major). */
export interface EncodedRows {
  rows: number;
  width: number;
  values: Float64Array;
  /** What each number stands for, e.g. `contract = monthly`. */
  labels: string[];
}

const FEWEST_PER_WORD = 10;

/** Learns encodings from given rows; words seen fewer than 10 times are treated as unknown. */
export function learnEncodings(features: Features, rows: ArrayLike<number>): Encoding[] {
  const encodings = Object.entries(features).map(([name, column]) => learnOne(name, column, rows));
  return encodings.filter((encoding) => encoding !== undefined);
}

function learnOne(name: string, column: Features[string], rows: ArrayLike<number>): Encoding | undefined {
  const present = Array.from(rows, (row) => column[row]).filter(
    (value) => value !== null && value !== undefined,
  );
  if (present.some((value) => typeof value === 'string')) {
    const counts = new Map<string, number>();
    for (const value of present) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    const kept = [...counts]
      .filter(([, count]) => count >= FEWEST_PER_WORD)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    if (kept.length < 2) return undefined;
    return {
      name,
      kind: 'words',
      words: kept.map(([word]) => word),
      shares: kept.map(([, count]) => count / rows.length),
    };
  }
  const numbers = present.map(Number);
  if (!numbers.every(Number.isFinite)) {
    throw new InvalidInput(
      `Feature ${name} has numbers that are not finite; leave missing values out as null`,
    );
  }
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const scale = Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length);
  const missing = rows.length - numbers.length;
  // A column that does not vary says nothing.
  if (!(scale > 1e-12 * (1 + Math.abs(mean)))) return undefined;
  return { name, kind: 'number', mean, scale, markMissing: missing >= FEWEST_PER_WORD };
}

/** Applies encodings: numbers centred and scaled, words as 0/1 minus their share, missing numbers at the mean. */
export function encodeRows(
  encodings: readonly Encoding[],
  features: Features,
  rows: ArrayLike<number>,
): EncodedRows {
  const absent = encodings.filter(({ name }) => !Object.hasOwn(features, name)).map(({ name }) => name);
  if (absent.length > 0)
    throw new InvalidInput(`The model needs features that were not given: ${absent.join(', ')}`);
  const labels = encodings.flatMap(labelsOf);
  const width = labels.length;
  const values = new Float64Array(rows.length * width);
  let at = 0;
  for (const encoding of encodings) {
    const column = features[encoding.name] ?? [];
    for (let i = 0; i < rows.length; i += 1) {
      writeEncoded(encoding, column[rows[i] ?? 0], values, i * width + at);
    }
    at += labelsOf(encoding).length;
  }
  return { rows: rows.length, width, values, labels };
}

function labelsOf(encoding: Encoding): string[] {
  if (encoding.kind === 'words') return encoding.words.map((word) => `${encoding.name} = ${word}`);
  return encoding.markMissing ? [encoding.name, `${encoding.name} missing`] : [encoding.name];
}

function writeEncoded(
  encoding: Encoding,
  value: number | string | null | undefined,
  values: Float64Array,
  at: number,
): void {
  if (encoding.kind === 'words') {
    encoding.words.forEach((word, j) => {
      values[at + j] = (String(value) === word ? 1 : 0) - (encoding.shares[j] ?? 0);
    });
    return;
  }
  const missing = value === null || value === undefined;
  values[at] = missing ? 0 : (Number(value) - encoding.mean) / encoding.scale;
  if (encoding.markMissing) values[at + 1] = missing ? 1 : 0;
}

/** Row numbers 0 … n − 1. */
export function allRows(n: number): Int32Array {
  const rows = new Int32Array(n);
  for (let i = 0; i < n; i += 1) rows[i] = i;
  return rows;
}
