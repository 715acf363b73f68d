export type CosiChange = 'worse' | 'no-difference' | 'slightly-better' | 'better' | 'much-better';
export type CosiAbility =
  | 'hardly-ever'
  | 'occasionally'
  | 'half-the-time'
  | 'most-of-the-time'
  | 'almost-always';

/** One of up to five needs the client named, in the client's words, and its outcome once rated. */
export interface CosiNeed {
  rank: number;
  text: string;
  change?: CosiChange;
  ability?: CosiAbility;
}

const CHANGE: Record<CosiChange, number> = {
  worse: 1,
  'no-difference': 2,
  'slightly-better': 3,
  better: 4,
  'much-better': 5,
};
const ABILITY_PERCENT: Record<CosiAbility, number> = {
  'hardly-ever': 10,
  occasionally: 25,
  'half-the-time': 50,
  'most-of-the-time': 75,
  'almost-always': 95,
};
const MOST_NEEDS = 5;

export interface CosiScore {
  /** Rated needs. */
  n: number;
  /** 1 (worse) to 5 (much better). */
  meanChange: number | undefined;
  meanAbilityPercent: number | undefined;
}

/** Means over the needs that were rated; the questions are the client's own. */
export function scoreCosi(needs: readonly CosiNeed[]): CosiScore {
  if (needs.length > MOST_NEEDS)
    throw new RangeError(`scoreCosi requires at most 5 needs, got ${needs.length}`);
  const changes = needs.flatMap(({ change }) => (change ? [CHANGE[change]] : []));
  const abilities = needs.flatMap(({ ability }) => (ability ? [ABILITY_PERCENT[ability]] : []));
  return {
    n: needs.filter(({ change, ability }) => change !== undefined || ability !== undefined).length,
    meanChange: mean(changes),
    meanAbilityPercent: mean(abilities),
  };
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
