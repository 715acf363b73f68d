import { InvalidInput, require } from '../invalid-input.ts';
import { finitePopulationFactor } from './finite-population.ts';
import { type MeanInterval, meanInterval } from './mean-interval.ts';
import { type ShareInterval, shareInterval } from './share-interval.ts';

/** Customer satisfaction (CSAT): the share who ticked the best boxes, with the convention it was counted by. */
export interface SatisfactionScore extends ShareInterval {
  /** Answers from this one on count as satisfied. */
  satisfiedFrom: number;
  mean: number;
  /** The mean on 0–100: 100 · (mean − lowest) / (highest − lowest). */
  index: number;
}

/** How a score is read. */
export interface ScoreOptions {
  confidence?: number;
  /** How many could have been asked: narrows the interval when more than 5 % answered. */
  population?: number;
}

/**
 * Share of satisfied answers on a scale of whole numbers, with Wilson's interval.
 *
 * @param scale Lowest and highest answer offered. The best box of three, two of four to seven, and three of ten count as
 * satisfied; other scales need `satisfiedFrom`.
 * @throws InvalidInput without answers, for answers off the scale, or a scale without a convention.
 * @example
 * satisfactionScore([5, 4, 4, 3, 5, 2, 4, 5], { lowest: 1, highest: 5 }).share // ≈ 0.75
 */
export function satisfactionScore(
  scores: ArrayLike<number>,
  scale: { lowest: number; highest: number; satisfiedFrom?: number },
  options: ScoreOptions = {},
): SatisfactionScore {
  const { lowest, highest } = scale;
  const satisfiedFrom = scale.satisfiedFrom ?? conventionalBox(lowest, highest);
  requireScores('satisfactionScore', scores, lowest, highest);
  const values = Array.from(scores);
  const mean = values.reduce((sum, score) => sum + score, 0) / values.length;
  return {
    ...limitedShare(values.filter((score) => score >= satisfiedFrom).length, values.length, options),
    satisfiedFrom,
    mean,
    index: (100 * (mean - lowest)) / (highest - lowest),
  };
}

/** Customer effort (CES 2.0, 1–7, higher is easier); conventions differ, so all three numbers are given. */
export interface EffortScore {
  mean: MeanInterval;
  /** Share of answers from `easyFrom` on. */
  easy: ShareInterval;
  easyFrom: number;
  /** Share of answers up to `hardTo`. */
  hard: ShareInterval;
  hardTo: number;
}

/**
 * Agreement with "made it easy", 1–7: mean with Student's interval, shares of easy and of hard with Wilson's.
 *
 * @throws InvalidInput below two answers, or off 1–7.
 * @example
 * effortScore([7, 6, 5, 7, 4, 6, 7, 3, 6, 7, 5, 6]).easy.share // ≈ 0.8333
 */
export function effortScore(
  scores: ArrayLike<number>,
  {
    easyFrom = 5,
    hardTo = 3,
    confidence = 0.95,
    population,
  }: ScoreOptions & { easyFrom?: number; hardTo?: number } = {},
): EffortScore {
  requireScores('effortScore', scores, 1, 7);
  const values = Array.from(scores);
  const plain = meanInterval(values, confidence);
  const factor = population === undefined ? 1 : finitePopulationFactor(values.length, population);
  const shareOf = (counts: (score: number) => boolean): ShareInterval =>
    limitedShare(values.filter(counts).length, values.length, { confidence, population });
  return {
    mean: {
      ...plain,
      low: plain.mean - factor * (plain.mean - plain.low),
      high: plain.mean + factor * (plain.high - plain.mean),
    },
    easy: shareOf((score) => score >= easyFrom),
    easyFrom,
    hard: shareOf((score) => score <= hardTo),
    hardTo,
  };
}

/** Wilson's interval as if as many more had answered as a finite population makes the answers worth. */
function limitedShare(
  successes: number,
  n: number,
  { confidence = 0.95, population }: ScoreOptions,
): ShareInterval {
  const factor = population === undefined ? 1 : finitePopulationFactor(n, population);
  if (factor === 0) return { share: successes / n, low: successes / n, high: successes / n, confidence, n };
  const worth = n / factor ** 2;
  return { ...shareInterval((successes / n) * worth, worth, confidence), n };
}

function conventionalBox(lowest: number, highest: number): number {
  const boxes = highest - lowest + 1;
  if (boxes === 3) return highest;
  if (boxes >= 4 && boxes <= 7) return highest - 1;
  if (boxes === 10) return highest - 2;
  throw new InvalidInput(
    `satisfactionScore requires satisfiedFrom for a scale of ${boxes} points: there is a convention for 3, 4–7 and 10`,
  );
}

function requireScores(
  functionName: string,
  scores: ArrayLike<number>,
  lowest: number,
  highest: number,
): void {
  const off = Array.from(scores).filter(
    (score) => !Number.isInteger(score) || score < lowest || score > highest,
  );
  require(scores.length > 0 && off.length === 0, () =>
    `${functionName} requires whole scores ${lowest}–${highest}, got ${off.slice(0, 5).join(', ') || 'none'}`);
}
