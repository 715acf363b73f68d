import { type RandomSource, seededRandom } from '#analytics';
import type { DemoMeasurement, DemoProcess } from '#pack-kit';
import { type Audiogram, readAudiogram } from '../audiometry/audiogram.ts';
import { gainTarget, TARGET_HZ } from '../prescription/gain-target.ts';
import { hearingForTarget, VERIFICATION_KIND, type VerifiedEar } from '../prescription/verification.ts';

/** Gain of an open adult ear without an aid, as the canal resonates. */
const OPEN_EAR_DB = { 250: 1, 500: 2, 1000: 3, 1500: 6, 2000: 12, 3000: 16, 4000: 13, 6000: 7 } as const;
const RULE = 'nal-r';
/** Some fittings stay short of the target where the loss is worst. */
const SHORT_EVERY = 4;

/** How the gain of every fitting was held against its target, in the ear. */
export function demoVerifications(
  processes: readonly DemoProcess[],
  audiograms: readonly DemoMeasurement[],
  seed: number,
): DemoMeasurement[] {
  const random = seededRandom(seed);
  const latest = new Map(audiograms.map((one) => [one.customerNumber, readAudiogram(one.body)]));
  return processes.flatMap(({ customerNumber, steps }, index) => {
    const fitting = steps.find(({ stepKey }) => stepKey === 'fitting');
    const audiogram = latest.get(customerNumber);
    if (!fitting || !audiogram) return [];
    const shortDb = index % SHORT_EVERY === 0 ? 12 : 0;
    const ears = (['R', 'L'] as const).map((ear) => verifiedBy(random, audiogram, ear, shortDb));
    const body = { method: 'real-ear', rule: RULE, stimulus: 'ists', inputDb: 65, ears };
    return [{ customerNumber, kind: VERIFICATION_KIND, at: fitting.at, by: fitting.by, body }];
  });
}

function verifiedBy(
  random: RandomSource,
  { thresholds }: Audiogram,
  ear: 'R' | 'L',
  shortDb: number,
): VerifiedEar {
  const hearing = hearingForTarget(thresholds, ear);
  const target = gainTarget(
    RULE,
    Object.fromEntries(hearing.map(({ frequencyHz, db }) => [frequencyHz, db])),
  );
  const unaided = TARGET_HZ.map((frequencyHz) => ({
    frequencyHz,
    db: OPEN_EAR_DB[frequencyHz] + random.integerBelow(3) - 1,
  }));
  const aided = unaided.map(({ frequencyHz, db }) => {
    const missing = frequencyHz >= 3000 ? shortDb : 0;
    const gain = Math.round(target[frequencyHz] ?? 0) + random.integerBelow(3) - 1 - missing;
    return { frequencyHz, db: db + gain };
  });
  return { ear, hearing, unaided, aided };
}
