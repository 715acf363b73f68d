import { PTA4_HZ, type PureToneAverage, pureToneAverage } from './pure-tone-average.ts';
import type { Ear, Threshold } from './threshold.ts';

/** One band of a scheme: everything from a level on, or everything above it, up to the next band. */
export type GradeBand = { grade: string } & ({ fromDbHl: number } | { aboveDbHl: number });

/** A published table of grades. Results keep the scheme they were graded by. */
export interface GradeScheme {
  key: string;
  source: string;
  effectiveFrom: string;
  effectiveTo?: string;
  /** The grade below the first band. */
  best: string;
  /** In rising order. Schemes that print whole decibels (41–60, 61–80) begin a band at its printed number. */
  bands: readonly GradeBand[];
}

/** The grade tables on hand. A new edition is a new entry; old results keep theirs. */
export const GRADE_SCHEMES = {
  who2021: {
    key: 'who-2021',
    source: 'WHO, World report on hearing, 2021; better ear, 500/1000/2000/4000 Hz',
    effectiveFrom: '2021-03-03',
    best: 'normal',
    bands: [
      { grade: 'mild', fromDbHl: 20 },
      { grade: 'moderate', fromDbHl: 35 },
      { grade: 'moderately-severe', fromDbHl: 50 },
      { grade: 'severe', fromDbHl: 65 },
      { grade: 'profound', fromDbHl: 80 },
      { grade: 'complete', fromDbHl: 95 },
    ],
  },
  gbt26341: {
    key: 'gbt-26341-2010',
    source: 'GB/T 26341-2010, hearing disability; better ear, unaided, 500/1000/2000/4000 Hz',
    effectiveFrom: '2011-05-01',
    best: 'none',
    bands: [
      { grade: 'grade-4', fromDbHl: 41 },
      { grade: 'grade-3', fromDbHl: 61 },
      { grade: 'grade-2', fromDbHl: 81 },
      { grade: 'grade-1', aboveDbHl: 90 },
    ],
  },
  who1997: {
    key: 'who-1997',
    source: 'WHO, 1997; better ear, 500/1000/2000/4000 Hz; kept for old records',
    effectiveFrom: '1997-01-01',
    effectiveTo: '2021-03-02',
    best: 'normal',
    bands: [
      { grade: 'slight', fromDbHl: 26 },
      { grade: 'moderate', fromDbHl: 41 },
      { grade: 'severe', fromDbHl: 61 },
      { grade: 'profound', fromDbHl: 81 },
    ],
  },
  clark1981: {
    key: 'clark-1981',
    source: 'Clark, 1981, as printed by audiometers; each ear',
    effectiveFrom: '1981-01-01',
    best: 'normal',
    bands: [
      { grade: 'slight', aboveDbHl: 15 },
      { grade: 'mild', aboveDbHl: 25 },
      { grade: 'moderate', aboveDbHl: 40 },
      { grade: 'moderately-severe', aboveDbHl: 55 },
      { grade: 'severe', aboveDbHl: 70 },
      { grade: 'profound', aboveDbHl: 90 },
    ],
  },
} as const satisfies Record<string, GradeScheme>;

/** The grade of a mean threshold in dB HL. */
export function gradeOf(scheme: GradeScheme, dbHl: number): string {
  const reached = scheme.bands.findLast((band) =>
    'fromDbHl' in band ? dbHl >= band.fromDbHl : dbHl > band.aboveDbHl,
  );
  return reached?.grade ?? scheme.best;
}

/** Both ears' averages at 500/1000/2000/4000 Hz and the better of them, which schemes grade. */
export interface BetterEar {
  ear: Ear;
  average: PureToneAverage;
  worse: PureToneAverage;
}

/** The better ear; `undefined` unless all four frequencies of both ears were measured. */
export function betterEar(thresholds: readonly Threshold[]): BetterEar | undefined {
  const right = pureToneAverage(thresholds, 'R', PTA4_HZ);
  const left = pureToneAverage(thresholds, 'L', PTA4_HZ);
  if (!right || !left) return undefined;
  return right.dbHl <= left.dbHl
    ? { ear: 'R', average: right, worse: left }
    : { ear: 'L', average: left, worse: right };
}

/** WHO 2021: the better ear hears normally (below 20 dB HL), the other is at 35 dB HL or worse. */
export function isUnilateral({ average, worse }: BetterEar): boolean {
  return average.dbHl < 20 && worse.dbHl >= 35;
}
