// Martilla and James (1977), Journal of Marketing 41(1), 77–79.
import { InvalidInput } from '../invalid-input.ts';
import { quantileOf } from './mean-interval.ts';

/** A factor to place on the map; limits are those of its intervals, where known. */
export interface RatedFactor {
  name: string;
  importance: number;
  performance: number;
  importanceLow?: number;
  importanceHigh?: number;
  performanceLow?: number;
  performanceHigh?: number;
}

/** What to do about a factor. */
export type ImportancePerformanceLabel =
  | 'concentrate-here'
  | 'keep-up'
  | 'low-priority'
  | 'possible-overkill';

/** A factor on the map. */
export interface PlacedFactor extends RatedFactor {
  label: ImportancePerformanceLabel;
  /** False when an interval crosses a line: draw it hollow. */
  decided: boolean;
}

/** Where the lines run: the means or medians of the factors, or values of one's own. */
export type CutLines = 'mean' | 'median' | { importance: number; performance: number };

/** The map, and how much it depends on where the lines run. */
export interface ImportancePerformanceMap {
  importanceCut: number;
  performanceCut: number;
  factors: PlacedFactor[];
  /** Factors that would get another label with each other choice of lines. */
  labelsChanged: { cut: 'mean' | 'median'; factors: string[] }[];
}

/**
 * Importance against performance: what to improve, keep, leave, or spend less on. The lines are arbitrary, so the result
 * says which labels hang on them.
 *
 * @throws InvalidInput without factors or for values that are not finite.
 */
export function importancePerformance(
  factors: readonly RatedFactor[],
  cut: CutLines = 'mean',
): ImportancePerformanceMap {
  const faults = factors.filter(({ importance, performance }) => !Number.isFinite(importance + performance));
  if (factors.length === 0 || faults.length > 0) {
    throw new InvalidInput(
      `importancePerformance requires factors with finite values, got ${faults.map(({ name }) => name).join(', ') || 'none'}`,
    );
  }
  const lines = linesOf(factors, cut);
  const choices = (['mean', 'median'] as const).filter((choice) => choice !== cut);
  return {
    importanceCut: lines.importance,
    performanceCut: lines.performance,
    factors: factors.map((factor) => ({
      ...factor,
      label: labelOf(factor, lines),
      decided:
        !crosses(factor.importanceLow, factor.importanceHigh, lines.importance) &&
        !crosses(factor.performanceLow, factor.performanceHigh, lines.performance),
    })),
    labelsChanged: choices.map((choice) => {
      const other = linesOf(factors, choice);
      const changed = factors.filter((factor) => labelOf(factor, other) !== labelOf(factor, lines));
      return { cut: choice, factors: changed.map(({ name }) => name) };
    }),
  };
}

/**
 * Factors of which people say one thing and act on another: ranks of stated and derived importance that differ by two or
 * more.
 *
 * @returns The factors with both ranks, 1 being the most important.
 */
export function importanceDisagreement(
  factors: readonly { name: string; stated: number; derived: number }[],
): { name: string; statedRank: number; derivedRank: number }[] {
  const rank = (key: 'stated' | 'derived', own: number): number =>
    1 + factors.filter((factor) => factor[key] > own).length;
  return factors
    .map(({ name, stated, derived }) => ({
      name,
      statedRank: rank('stated', stated),
      derivedRank: rank('derived', derived),
    }))
    .filter(({ statedRank, derivedRank }) => Math.abs(statedRank - derivedRank) >= 2);
}

function linesOf(
  factors: readonly RatedFactor[],
  cut: CutLines,
): { importance: number; performance: number } {
  if (typeof cut === 'object') return cut;
  const middle = (values: number[]): number =>
    cut === 'mean'
      ? values.reduce((sum, value) => sum + value, 0) / values.length
      : quantileOf(Float64Array.from(values).sort(), 0.5);
  return {
    importance: middle(factors.map(({ importance }) => importance)),
    performance: middle(factors.map(({ performance }) => performance)),
  };
}

function labelOf(
  { importance, performance }: RatedFactor,
  lines: { importance: number; performance: number },
): ImportancePerformanceLabel {
  if (importance >= lines.importance) return performance < lines.performance ? 'concentrate-here' : 'keep-up';
  return performance < lines.performance ? 'low-priority' : 'possible-overkill';
}

function crosses(low: number | undefined, high: number | undefined, line: number): boolean {
  return low !== undefined && high !== undefined && low < line && line < high;
}
