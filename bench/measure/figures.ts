import { cpus, loadavg, totalmem } from 'node:os';

/** One measured figure and what it must not exceed, or must reach. */
export interface Figure {
  name: string;
  measured: number;
  unit: string;
  limit?: number;
  /** Whether more is better; less is, unless said. */
  atLeast?: boolean;
  /** What it was measured on: how many requests, rows, runs. */
  basis: string;
}

/** Prints figures as a table, with how far each is from its limit: below 1 is good. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  const rows = figures.map((figure) => [
    figure.name,
    `${rounded(figure.measured)} ${figure.unit}`,
    figure.limit === undefined ? '' : `${figure.atLeast ? '≥' : '≤'} ${rounded(figure.limit)} ${figure.unit}`,
    figure.limit === undefined ? '' : shareOfLimit(figure).toFixed(2),
    figure.limit === undefined ? '' : shareOfLimit(figure) <= 1 ? 'held' : 'MISSED',
    figure.basis,
  ]);
  console.log(`\n### ${title}\n\n${machine()}\n`);
  console.log('| figure | measured | limit | of the limit | | basis |\n|---|---:|---:|---:|---|---|');
  for (const cells of rows) console.log(`| ${cells.join(' | ')} |`);
}

/** How much of its limit a figure uses; above 1 it misses. */
export function shareOfLimit({ measured, limit, atLeast }: Figure): number {
  if (limit === undefined) return 0;
  return atLeast ? limit / measured : measured / limit;
}

/** What the figures were measured on, and how busy it was with other things. */
export function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const load = loadavg()
    .map((average) => average.toFixed(1))
    .join(' ');
  return `${processors.length} × ${processors[0]?.model ?? 'processor'}, ${memory} GB, Node.js ${process.versions.node}, load averages ${load}`;
}

function rounded(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB');
  return value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}

/** The value below which a share of the sample lies; the sample is sorted in place. */
export function quantile(sample: Float64Array, share: number): number {
  if (sample.length === 0) return Number.NaN;
  sample.sort();
  const place = Math.max(0, Math.ceil(share * sample.length) - 1);
  return sample[Math.min(sample.length - 1, place)] ?? Number.NaN;
}
