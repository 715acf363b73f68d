import { shareInterval } from '../src/index.ts';
import type { CoverageCase } from './coverage-case.ts';

/** How often the 95 % interval of each parameter held the truth. */
export interface IntervalCoverage {
  /** Data sets whose fit has intervals. */
  n: number;
  /** Data sets without. */
  without: number;
  parameters: { parameter: string; covered: number; share: number; low: number; high: number }[];
}

/** Simulates, fits and counts; the share's own interval is Wilson's. */
export function intervalCoverage(
  { truth, intervalsOf }: Pick<CoverageCase, 'truth' | 'intervalsOf'>,
  dataSets: number,
): IntervalCoverage {
  const covered = new Map(Object.keys(truth).map((name) => [name, 0]));
  let n = 0;
  for (let seed = 1; seed <= dataSets; seed += 1) {
    const intervals = intervalsOf(seed);
    if (!intervals) continue;
    n += 1;
    for (const [name, value] of Object.entries(truth)) {
      const own = intervals.find(({ parameter }) => parameter === name);
      if (own && own.low <= value && value <= own.high) covered.set(name, (covered.get(name) ?? 0) + 1);
    }
  }
  const parameters = Array.from(covered, ([parameter, hits]) => {
    const { share, low, high } = shareInterval(hits, Math.max(1, n));
    return { parameter, covered: hits, share, low, high };
  });
  return { n, without: dataSets - n, parameters };
}
