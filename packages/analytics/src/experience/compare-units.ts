// Goldstein and Spiegelhalter (1996), JRSS A 159(3), 385–443: league tables need intervals on ranks.
import { InvalidInput, require } from '../invalid-input.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { adjustPValues } from './control-multiple-tests.ts';
import { quantileOf } from './mean-interval.ts';
import { shareSpread } from './share-interval.ts';

/** A unit with its shrunken share and how sure its place is. */
export interface RankedUnit {
  unit: string;
  n: number;
  share: number;
  /** Pulled to the mean by as much as the unit's size does not support. */
  shrunken: number;
  low: number;
  high: number;
  /** 1 is the highest share; the interval says which places cannot be ruled out. */
  rankLow: number;
  rankHigh: number;
  /** Units of one group cannot be told apart from the first of the group. */
  tieGroup: number;
}

/**
 * Branches or people by a share, small ones shrunken, with intervals for share and rank and with tie groups: never a bare
 * league table.
 *
 * @returns Highest shrunken share first.
 * @throws InvalidInput below two units, or for counts that cannot be.
 */
export function rankUnits(
  units: readonly { unit: string; successes: number; n: number }[],
  { confidence = 0.95, draws = 2000, seed = 1 }: { confidence?: number; draws?: number; seed?: number } = {},
): RankedUnit[] {
  const faults = units.filter(({ successes, n }) => !(n > 0 && successes >= 0 && successes <= n));
  if (units.length < 2 || faults.length > 0) {
    throw new InvalidInput(
      `rankUnits requires two units with 0 ≤ successes ≤ n and n > 0, got ${faults.map(({ unit, successes, n }) => `${unit} ${successes} of ${n}`).join(', ') || units.length}`,
    );
  }
  const { mean, strength } = shareSpread(units);
  // Units that differ by chance alone still have a common share that is not known exactly.
  const prior = Math.min(strength, 1e6);
  const random = seededRandom(seed);
  const shares = units.map(() => new Float64Array(draws));
  const ranks = units.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = units.map(({ successes, n }) =>
      random.beta(prior * mean + successes + 1e-9, prior * (1 - mean) + n - successes + 1e-9),
    );
    drawn.forEach((share, i) => {
      const shareDraws = shares[i];
      const rankDraws = ranks[i];
      if (shareDraws) shareDraws[draw] = share;
      if (rankDraws) rankDraws[draw] = 1 + drawn.filter((other) => other > share).length;
    });
  }
  const limits = (values: Float64Array | undefined): [number, number] => {
    const sorted = (values ?? new Float64Array(1)).sort();
    return [quantileOf(sorted, (1 - confidence) / 2), quantileOf(sorted, (1 + confidence) / 2)];
  };
  const rows = units.map(({ unit, successes, n }, i) => {
    const [low, high] = limits(shares[i]);
    const [rankLow, rankHigh] = limits(ranks[i]);
    const shrunken = (prior * mean + successes) / (prior + n);
    return {
      unit,
      n,
      share: successes / n,
      shrunken,
      low,
      high,
      rankLow: Math.floor(rankLow),
      rankHigh: Math.ceil(rankHigh),
      tieGroup: 1,
    };
  });
  rows.sort((a, b) => b.shrunken - a.shrunken);
  return withTieGroups(rows);
}

/** A new group starts at the first unit whose interval lies below that of the group's first. */
function withTieGroups(rows: RankedUnit[]): RankedUnit[] {
  let group = 1;
  let head = rows[0];
  return rows.map((row) => {
    if (head && row.high < head.low) {
      group += 1;
      head = row;
    }
    return { ...row, tieGroup: group };
  });
}

/** What may be said about a tile's change. */
export interface ChangeVerdict {
  tile: string;
  difference: number;
  pValue: number;
  /** After Benjamini–Hochberg over all tiles compared. */
  adjustedPValue: number;
  verdict: 'rose' | 'fell' | 'no-clear-change';
}

/**
 * Which of many tiles really changed: p-values adjusted for looking at all of them; everything else is "no clear change".
 *
 * @param tiles Differences as `compareShares` or `compareNetPromoterScores` give them.
 * @param significance Share of false alarms tolerated among those marked; 0.05 unless told.
 */
export function markChanges(
  tiles: readonly { tile: string; difference: number; pValue: number }[],
  significance = 0.05,
): ChangeVerdict[] {
  require(significance > 0 && significance < 1, () =>
    `markChanges requires 0 < significance < 1, got ${significance}`);
  const adjusted = adjustPValues(tiles.map(({ pValue }) => pValue));
  return tiles.map(({ tile, difference, pValue }, i) => {
    const adjustedPValue = adjusted[i] ?? 1;
    const clear = adjustedPValue < significance && difference !== 0;
    return {
      tile,
      difference,
      pValue,
      adjustedPValue,
      verdict: !clear ? 'no-clear-change' : difference > 0 ? 'rose' : 'fell',
    };
  });
}
