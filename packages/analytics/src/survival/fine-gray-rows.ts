import { RiskSums } from './risk-sums.ts';

/** Rows that share a duration: from … to − 1 in order of duration. */
export interface CensoredStep {
  time: number;
  from: number;
  to: number;
  events: number;
  censored: number;
  /** Probability of not being censored before this time. */
  uncensoredBefore: number;
}

/** Rows in order of duration: 1 for the cause, 2 for another one, 0 for censored. */
export interface FineGrayRows {
  size: number;
  values: Float64Array;
  kinds: Uint8Array;
  steps: CensoredStep[];
}

/** Linear score of each row. */
export function scoresOf({ size, values, kinds }: FineGrayRows, point: Float64Array): Float64Array {
  return Float64Array.from(kinds, (_, i) => {
    let score = 0;
    for (let j = 0; j < size; j += 1) score += (point[j] ?? 0) * (values[i * size + j] ?? 0);
    return score;
  });
}

/**
 * Visits each step with events, latest first, with the sums over those present and over those gone another way before
 * (each divided by their own G). Backwards, the present are only ever added to, so nothing cancels.
 */
export function overRiskSets(
  { size, values, kinds, steps }: FineGrayRows,
  scores: Float64Array,
  largest: number,
  withSecond: boolean,
  visit: (step: CensoredStep, present: RiskSums, gone: RiskSums, at: number) => void,
): void {
  const present = new RiskSums(size);
  const gone = new RiskSums(size);
  const addGone = ({ from, to, uncensoredBefore }: CensoredStep, sign: number): void => {
    for (let i = from; i < to; i += 1) {
      const weight = (sign * Math.exp((scores[i] ?? 0) - largest)) / uncensoredBefore;
      if (kinds[i] === 2) gone.add(weight, values, i * size, withSecond);
    }
  };
  for (const step of steps) addGone(step, 1);
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const step = steps[at];
    if (!step) continue;
    for (let i = step.from; i < step.to; i += 1)
      present.add(Math.exp((scores[i] ?? 0) - largest), values, i * size, withSecond);
    addGone(step, -1);
    if (step.events > 0) visit(step, present, gone, at);
  }
}
