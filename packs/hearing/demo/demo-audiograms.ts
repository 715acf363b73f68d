import type { DemoMeasurement, DemoProcess } from '#pack-kit';
import { AUDIOGRAM_KIND, type Audiogram } from '../audiometry/audiogram.ts';
import type { Threshold } from '../audiometry/threshold.ts';

const TESTED = 'hearing-test';
const YEAR_MS = 365 * 86_400_000;
const BONE_HZ = [500, 1000, 2000, 4000];
/** Some were tested a year before, when they heard a little better, a few of them much. */
const EARLIER_EVERY = 3;
const MUCH_EVERY = 2 * EARLIER_EVERY;

/** The audiogram of every customer whose hearing was tested in a fitting, and an earlier one of every third. */
export function demoAudiograms(processes: readonly DemoProcess[]): DemoMeasurement[] {
  return processes.flatMap(({ customerNumber, steps }, index) => {
    const test = steps.find(({ stepKey }) => stepKey === TESTED);
    if (!test) return [];
    const base = { customerNumber, kind: AUDIOGRAM_KIND, by: test.by };
    const now = { ...base, at: test.at, body: audiogramOf(test.answers, 0) };
    if (index % EARLIER_EVERY !== 0) return [now];
    const betterDb = index % MUCH_EVERY === 0 ? 10 : 5;
    const earlier = new Date(Date.parse(`${test.at.slice(0, 10)}T00:00:00Z`) - YEAR_MS);
    const at = `${earlier.toISOString().slice(0, 10)}${test.at.slice(10)}`;
    return [{ ...base, at, body: audiogramOf(test.answers, betterDb) }, now];
  });
}

/** Air conduction as answered in the fitting; bone conduction 5 dB better, as with a loss of the inner ear. */
function audiogramOf(answers: DemoProcess['steps'][number]['answers'], betterDb: number): Audiogram {
  const thresholds: Threshold[] = [];
  for (const [key, value] of Object.entries(answers)) {
    const frequencyHz = Number(/^air(\d+)$/.exec(key)?.[1]);
    if (!frequencyHz || typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    for (const ear of ['R', 'L'] as const) {
      const level = (value as Partial<Record<string, unknown>>)[ear];
      if (typeof level !== 'number') continue;
      const levelDbHl = level - betterDb;
      thresholds.push({
        ear,
        conduction: 'air',
        transducer: 'supra-aural',
        frequencyHz,
        levelDbHl,
        masked: false,
      });
      if (!BONE_HZ.includes(frequencyHz) || levelDbHl - 5 > 70) continue;
      thresholds.push({
        ear,
        conduction: 'bone',
        transducer: 'bone-mastoid',
        frequencyHz,
        levelDbHl: levelDbHl - 5,
        masked: false,
      });
    }
  }
  return {
    thresholds,
    reliability: 'good',
    audiometer: 'AD-229',
    calibratedOn: '2026-01-12',
    method: 'ascending',
    stimulus: 'pure-tone',
    room: 'booth',
  };
}
