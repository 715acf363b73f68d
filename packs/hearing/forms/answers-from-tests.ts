import type { Answers } from '#form-kit';
import { airBoneGap } from '../audiometry/loss-type.ts';
import type { SpeechTests } from '../audiometry/speech-measurement.ts';
import { type Ear, type Threshold, thresholdAt } from '../audiometry/threshold.ts';

const ASKED_HZ = [250, 500, 1000, 2000, 4000, 8000] as const;
const EARS: readonly Ear[] = ['R', 'L'];
const CONDUCTIVE_GAP_DB = 15;

/**
 * What the step of the hearing test asks, as an audiogram and a speech test of the same visit say it; what they do not say is
 * left out. A tone that was not heard counts at the level tried, of word scores the best.
 */
export function answersFromTests(thresholds: readonly Threshold[], speech?: SpeechTests): Answers {
  const air = ASKED_HZ.map((hz) => {
    const levels = byEar((ear) => {
      const level = thresholdAt(thresholds, ear, 'air', hz)?.levelDbHl;
      return level === undefined ? undefined : Math.round(level);
    });
    return [`air${hz}`, levels] as const;
  });
  const gap = byEar((ear) => {
    const found = airBoneGap(thresholds, ear);
    return found === undefined ? undefined : found >= CONDUCTIVE_GAP_DB;
  });
  const wordScore = byEar((ear) => {
    const scores = (speech?.results ?? []).flatMap((one) =>
      one.test === 'WRS' && one.ear === ear ? (one.scorePercent ?? []) : [],
    );
    return scores.length === 0 ? undefined : Math.round(Math.max(...scores));
  });
  const all = [...air, ['airBoneGap', gap] as const, ['wordScore', wordScore] as const];
  return Object.fromEntries(all.filter(([, value]) => Object.keys(value).length > 0));
}

function byEar<T>(of: (ear: Ear) => T | undefined): Record<string, T> {
  return Object.fromEntries(
    EARS.flatMap((ear) => {
      const value = of(ear);
      return value === undefined ? [] : [[ear, value] as const];
    }),
  );
}
