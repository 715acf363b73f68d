import { type RandomSource, seededRandom } from '#analytics';
import type { DemoMeasurement, DemoProcess } from '#pack-kit';
import { REFLEX_HZ, REFLEX_KIND, REFLEX_ROUTES, type Reflex } from '../audiometry/reflex-measurement.ts';
import { SPEECH_KIND, type SpeechResult } from '../audiometry/speech-measurement.ts';
import { TYMPANOGRAM_KIND } from '../audiometry/tympanogram-measurement.ts';

const BY = '林医师';
const DAY_MS = 86_400_000;
const NEEDS = ['和孙子说话', '看电视', '在餐厅聊天', '接电话'];
const EARS = ['R', 'L'] as const;

/** Speech tests, tympanograms and reflexes of those who were tested, needs of all, and what the aids changed for those who wear them. */
export function demoOutcomes(processes: readonly DemoProcess[], seed: number): DemoMeasurement[] {
  const random = seededRandom(seed);
  const reflexRandom = seededRandom(seed + 100);
  return processes.flatMap((process) => {
    const { customerNumber, steps } = process;
    const history = steps.find(({ stepKey }) => stepKey === 'history');
    const test = steps.find(({ stepKey }) => stepKey === 'hearing-test');
    const settled = steps.filter(({ stepKey }) => stepKey === 'follow-up').at(-1);
    const needs = someNeeds(random);
    const asked = { kind: 'hearing.cosi', body: { answers: needs, givenBy: 'interview' } };
    return [
      ...(history ? [{ customerNumber, at: history.at, by: BY, ...asked }] : []),
      ...(test ? tested(random).map((one) => ({ customerNumber, at: test.at, by: BY, ...one })) : []),
      ...(test
        ? [
            {
              customerNumber,
              at: test.at,
              by: BY,
              kind: REFLEX_KIND,
              body: { points: reflexes(reflexRandom) },
            },
          ]
        : []),
      ...(settled ? worn(random, needs, settled).map((one) => ({ customerNumber, ...one })) : []),
    ];
  });
}

const among = (random: RandomSource, from: number, to: number) => from + random.integerBelow(to - from + 1);

function someNeeds(random: RandomSource): Record<string, string> {
  const chosen = NEEDS.slice(0, among(random, 2, NEEDS.length));
  return Object.fromEntries(chosen.map((need, index) => [`need${index + 1}`, need]));
}

function tested(random: RandomSource): Pick<DemoMeasurement, 'kind' | 'body'>[] {
  const results = EARS.flatMap((ear): SpeechResult[] => {
    const scorePercent = 4 * among(random, 15, 23);
    return [
      { ear, test: 'SRT', levelDbHl: 5 * among(random, 7, 11) },
      { ear, test: 'WRS', levelDbHl: 80, maskLevelDb: 60, scorePercent, words: 25, presentation: 'recorded' },
    ];
  });
  const ears = EARS.map((ear) => ({
    ear,
    probeHz: 226,
    peakPressureDaPa: -5 * among(random, 0, 12),
    complianceMl: among(random, 40, 90) / 100,
    canalVolumeMl: among(random, 90, 150) / 100,
  }));
  return [
    { kind: SPEECH_KIND, body: { results } },
    { kind: TYMPANOGRAM_KIND, body: { ears } },
  ];
}

/** Reflexes of a usual middle ear, weaker on the other side; at 4000 Hz the loss often leaves none. */
function reflexes(random: RandomSource): Reflex[] {
  return EARS.flatMap((stimulusEar) =>
    REFLEX_ROUTES.flatMap((route) =>
      REFLEX_HZ.map((frequencyHz): Reflex => {
        const place = { stimulusEar, route, frequencyHz };
        if (frequencyHz === 4000 && random.uniform() < 0.6)
          return { ...place, levelDbHl: 110, noResponse: true };
        const levelDbHl = 5 * among(random, 17, 20) + (route === 'contralateral' ? 5 : 0);
        return { ...place, levelDbHl };
      }),
    ),
  );
}

function worn(
  random: RandomSource,
  needs: Record<string, string>,
  { at, by }: { at: string; by: string },
): Omit<DemoMeasurement, 'customerNumber'>[] {
  const items = ['use', 'benefit', 'difficulty', 'worth', 'affected', 'bothered', 'enjoyment'];
  const answers = {
    ...Object.fromEntries(items.map((item) => [item, String(among(random, 3, 5))])),
    unaided: random.uniform() < 0.5 ? 'moderate' : 'moderately-severe',
  };
  const rated = Object.fromEntries(
    Object.keys(needs).flatMap((_, index) => [
      [`change${index + 1}`, random.uniform() < 0.5 ? 'better' : 'much-better'],
      [`ability${index + 1}`, random.uniform() < 0.5 ? 'most-of-the-time' : 'almost-always'],
    ]),
  );
  const hours = { R: among(random, 30, 110) / 10, L: among(random, 30, 110) / 10 };
  return [
    { kind: 'hearing.ioi-ha', at, by, body: { answers, givenBy: 'self' } },
    { kind: 'hearing.cosi', at, by, body: { answers: { ...needs, ...rated }, givenBy: 'interview' } },
    {
      kind: 'hearing.wear-log',
      at: dayBefore(at),
      by: BY,
      body: { answers: { hours, days: 28 }, givenBy: 'interview' },
    },
  ];
}

function dayBefore(at: string): string {
  const day = new Date(Date.parse(`${at.slice(0, 10)}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
  return `${day}${at.slice(10)}`;
}
