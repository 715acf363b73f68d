import type { Features } from '../src/index.ts';

/** Columns of a table of customers; those of numbers as numbers, empty ones as missing; the outcome is yes or no. */
export function columnsOf(
  text: string,
  leaveOut: readonly string[],
  outcomeName: string,
): { features: Features; happened: number[] } {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const rows = lines.map((line) => line.split(','));
  const features: Record<string, (number | string | null)[]> = {};
  let happened: number[] = [];
  header.split(',').forEach((name, at) => {
    const texts = rows.map((row) => (row[at] ?? '').trim());
    if (name === outcomeName) happened = texts.map((value) => (/^yes$/i.test(value) ? 1 : 0));
    else if (!leaveOut.includes(name)) {
      const numeric = texts.every((value) => value === '' || Number.isFinite(Number(value)));
      features[name] = texts.map((value) => (value === '' ? null : numeric ? Number(value) : value));
    }
  });
  return { features, happened };
}
