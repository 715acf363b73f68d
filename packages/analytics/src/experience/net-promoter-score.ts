// Interval: adjusted Wald, three responses added (¾ promoters, ¾ detractors, 1½ passives), after Agresti and Min (2005),
// Biometrics 61, 515–523; compared for NPS by Rocks (2016), International Journal of Market Research 58(3).
import { require } from '../invalid-input.ts';
import { normalCdf, normalQuantile } from '../numerics/normal-distribution.ts';
import { finitePopulationFactor } from './finite-population.ts';

/** Answers to "how likely are you to recommend us", counted: promoters 9–10, detractors 0–6. */
export interface PromoterCounts {
  promoters: number;
  detractors: number;
  /** All valid answers, passives included. */
  n: number;
}

/** A score from −100 to 100 with its interval. */
export interface NetPromoterScore {
  score: number;
  /** Centre of the interval: the score pulled slightly to 0. */
  adjusted: number;
  marginOfError: number;
  low: number;
  high: number;
  confidence: number;
  n: number;
}

/** Counts promoters and detractors among scores from 0 to 10. */
export function countPromoters(scores: ArrayLike<number>): PromoterCounts {
  const counts = { promoters: 0, detractors: 0, n: scores.length };
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i] ?? NaN;
    require(Number.isInteger(score) && score >= 0 && score <= 10, () =>
      `countPromoters requires whole scores 0–10, got ${score}`);
    if (score >= 9) counts.promoters += 1;
    if (score <= 6) counts.detractors += 1;
  }
  return counts;
}

/**
 * Net Promoter Score with an interval that keeps its coverage for few answers.
 *
 * @param options `confidence` 0.95 unless told; `population`: how many could have been asked, narrows the interval when
 * more than 5 % answered.
 * @returns The plain score, and an interval around the adjusted one, inside −100 … 100.
 * @throws InvalidInput for negative counts, or more of them than answers.
 * @example
 * netPromoterScore({ promoters: 120, detractors: 40, n: 200 }).adjusted // ≈ 39.408867
 */
export function netPromoterScore(
  counts: PromoterCounts,
  { confidence = 0.95, population }: { confidence?: number; population?: number } = {},
): NetPromoterScore {
  const { centre, variance, adjustedN } = adjustedScore('netPromoterScore', counts);
  const z = normalQuantile((1 + confidence) / 2);
  const factor = population === undefined ? 1 : finitePopulationFactor(counts.n, population);
  const marginOfError = 100 * z * Math.sqrt(variance / adjustedN) * factor;
  const adjusted = 100 * centre;
  return {
    score: (100 * (counts.promoters - counts.detractors)) / counts.n,
    adjusted,
    marginOfError,
    low: Math.max(-100, adjusted - marginOfError),
    high: Math.min(100, adjusted + marginOfError),
    confidence,
    n: counts.n,
  };
}

/** A difference with its interval and two-sided p-value. */
export interface Difference {
  difference: number;
  low: number;
  high: number;
  z: number;
  pValue: number;
  confidence: number;
}

/**
 * Whether one Net Promoter Score is higher than another, of different people.
 *
 * @example
 * compareNetPromoterScores({ promoters: 120, detractors: 40, n: 200 }, { promoters: 95, detractors: 55, n: 190 }).z // ≈ 2.233317
 */
export function compareNetPromoterScores(
  first: PromoterCounts,
  second: PromoterCounts,
  confidence = 0.95,
): Difference {
  const a = adjustedScore('compareNetPromoterScores', first);
  const b = adjustedScore('compareNetPromoterScores', second);
  const error = 100 * Math.sqrt(a.variance / a.adjustedN + b.variance / b.adjustedN);
  return differenceOf(100 * (a.centre - b.centre), error, confidence);
}

/** A normal difference from its standard error. */
export function differenceOf(difference: number, standardError: number, confidence: number): Difference {
  const reach = normalQuantile((1 + confidence) / 2) * standardError;
  const z = difference === 0 ? 0 : difference / standardError;
  return {
    difference,
    low: difference - reach,
    high: difference + reach,
    z,
    pValue: 2 * normalCdf(-Math.abs(z)),
    confidence,
  };
}

function adjustedScore(
  functionName: string,
  { promoters, detractors, n }: PromoterCounts,
): { centre: number; variance: number; adjustedN: number } {
  require(promoters >= 0 && detractors >= 0 && n > 0 && promoters + detractors <= n, () =>
    `${functionName} requires promoters and detractors ≥ 0 within n > 0, got ${promoters}, ${detractors}, ${n}`);
  const adjustedN = n + 3;
  const p = (promoters + 0.75) / adjustedN;
  const d = (detractors + 0.75) / adjustedN;
  return { centre: p - d, variance: p + d - (p - d) ** 2, adjustedN };
}
