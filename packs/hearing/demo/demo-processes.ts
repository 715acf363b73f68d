import { type RandomSource, seededRandom } from '#analytics';
import type { Answers } from '#form-kit';
import type { DemoCustomer, DemoProcess } from '#pack-kit';
import { addDays } from '#working-time';
import { hearingFitting } from '../hearing-fitting.ts';

const COUNT = 96;
const SETTLED = 0.45;
const DAY_MS = 86_400_000;
const FITTER = '林医师';

/** Steps of a fitting with domes and of one with ear moulds, with the days each took after the one before. */
const WITH_DOMES = [
  'reception',
  'history',
  'otoscopy',
  'hearing-test',
  'selection',
  'fitting',
  'follow-up',
  'follow-up',
];
const WITH_MOULDS = [...WITH_DOMES.slice(0, 5), 'impression', ...WITH_DOMES.slice(5)];
const DAYS_TAKEN: Record<string, number> = { fitting: 2, impression: 1, 'follow-up': 28 };
/** Laboratories, and how many days most of their moulds take. */
const LABS = [
  ['华南耳模', 7],
  ['佳音耳模', 11],
] as const;
const MOULD = {
  style: '半耳甲腔',
  material: 'silicone',
  vent: 1.5,
  canal: '中等',
  tube: '3 号',
  colour: '透明',
};
const SOURCES = ['customer', 'customer', 'doctor', 'family', 'online', 'passing'];
const REMAKES = ['loose', 'loose', 'tight', 'impression', 'made-wrong'];

const REASONS = [
  '电视声音开得太大，家人抱怨',
  '在餐厅听不清别人说话',
  '打电话听不清',
  '想换新助听器',
  '老伴让来查一查',
];
const NEEDS = ['和孙子说话', '看电视', '打麻将', '接电话', '买菜时听清报价'];
const PAUSES: Record<string, { reason: string; note: string }> = {
  selection: { reason: 'customer', note: '等儿子回来一起决定' },
  fitting: { reason: 'lab', note: '耳模返工' },
  'hearing-test': { reason: 'doctor', note: '转耳鼻喉科看中耳' },
};

/** Customers of the demo on their way through a fitting: most in the middle of it, some waiting, some late, some done. */
export function demoProcesses(
  customers: readonly DemoCustomer[],
  { endOn, seed }: { endOn: string; seed: number },
): DemoProcess[] {
  const random = seededRandom(seed);
  const clients = customers.filter(
    ({ kind, deceasedOn, branch }) => kind === 'person' && deceasedOn === null && branch < 2,
  );
  const first = clients.find(({ fullName }) => fullName === '陈桂芳');
  const spacing = Math.floor(clients.length / COUNT);
  const chosen = clients.filter((client, index) => client === first || index % spacing === spacing - 1);
  return chosen.slice(0, COUNT).map((client) => oneProcess(random, client, endOn));
}

function oneProcess(random: RandomSource, customer: DemoCustomer, endOn: string): DemoProcess {
  const isMould = random.uniform() < 0.35;
  const way = isMould ? WITH_MOULDS : WITH_DOMES;
  const isSettled = random.uniform() < SETTLED;
  const done = isSettled ? way : way.slice(0, random.integerBelow(way.length + 1));
  const [lab, usualDays] = LABS[random.integerBelow(LABS.length)] ?? LABS[0];
  const labDays = usualDays - 2 + random.integerBelow(6);
  const daysTaken = (stepKey: string) =>
    isMould && stepKey === 'fitting' ? labDays : (DAYS_TAKEN[stepKey] ?? 0);
  const settled = done.length === way.length;
  // Nearly all stand where they stand since yesterday or today; some have been left alone for too long.
  // A laboratory takes its time, now and then more than it promised.
  const isAtLab = isMould && way[done.length] === 'fitting';
  const daysAtStep = isAtLab
    ? 5 + random.integerBelow(9)
    : random.uniform() < 0.25
      ? 4 + random.integerBelow(6)
      : 1 + random.integerBelow(2);
  const totalDays = done.reduce((sum, stepKey) => sum + daysTaken(stepKey), daysAtStep);
  let dayMs = Date.parse(`${endOn}T00:00:00Z`) - totalDays * DAY_MS;
  let minute = 9 * 60 + 15 + random.integerBelow(240);
  const moment = () => `${new Date(dayMs).toISOString().slice(0, 10)} ${clockTime(minute)}`;
  const startedAt = moment();
  const steps = done.map((stepKey, index) => {
    dayMs += daysTaken(stepKey) * DAY_MS;
    minute = Math.min(minute + 9 + random.integerBelow(12), 17 * 60 + 50);
    const isLast = settled && index === done.length - 1;
    return {
      stepKey,
      at: moment(),
      by: FITTER,
      answers: answersOf(random, stepKey, { isMould, isLast, lab, on: moment().slice(0, 10) }),
      ...(stepKey === 'fitting' ? { survey: saidOfFitting(random) } : {}),
      ...(stepKey === 'follow-up' ? { survey: saidOfFollowUp(random) } : {}),
    };
  });
  const pause = settled ? undefined : PAUSES[way[done.length] ?? ''];
  const waits = pause !== undefined && random.uniform() < 0.5;
  return {
    customerNumber: customer.number,
    templateKey: hearingFitting.key,
    startedAt,
    startedBy: FITTER,
    steps,
    pause: waits ? { at: steps.at(-1)?.at ?? startedAt, by: FITTER, ...pause } : null,
  };
}

/** Most are content; a few are not, or did not follow all of it; a few would rather not say. */
function saidOfFitting(random: RandomSource): Answers | null {
  const mood = random.uniform();
  if (mood < 0.1) return null;
  if (mood < 0.16) return { satisfied: 'little', understood: 'some', better: '讲得太快，没记住' };
  if (mood < 0.24) return { satisfied: 'neither', understood: 'all' };
  return { satisfied: mood < 0.6 ? 'very' : 'quite', understood: 'all' };
}

function saidOfFollowUp(random: RandomSource): Answers | null {
  const mood = random.uniform();
  if (mood < 0.15) return null;
  if (mood < 0.22) return { satisfied: 'little', asExpected: 'worse', repeated: true };
  return {
    satisfied: mood < 0.5 ? 'very' : 'quite',
    asExpected: mood < 0.45 ? 'better' : 'same',
    repeated: mood > 0.95,
  };
}

const clockTime = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function answersOf(
  random: RandomSource,
  stepKey: string,
  { isMould, isLast, lab, on }: { isMould: boolean; isLast: boolean; lab: string; on: string },
): Answers {
  const one = (choices: readonly string[]) => choices[random.integerBelow(choices.length)] ?? '';
  const both = <T>(value: T) => ({ R: value, L: value });
  switch (stepKey) {
    case 'reception':
      return { reason: one(REASONS), source: one(SOURCES), treatmentConsent: true, language: 'mandarin' };
    case 'history':
      return {
        suddenLoss: false,
        drainage: false,
        dizziness: false,
        pain: false,
        facialSign: false,
        noise: random.uniform() < 0.3,
        onset: 'five-years',
        hands: 'good',
        sight: 'good',
        needs: one(NEEDS),
      };
    case 'otoscopy':
      return {
        wax: { R: random.integerBelow(4) * 10, L: random.integerBelow(4) * 10 },
        perforation: both(false),
        discharge: both(false),
      };
    case 'hearing-test':
      return { ...slopingLoss(random), explained: true };
    case 'selection':
      return {
        options: [
          { model: 'RIC 312', price: 8980, why: '小巧，高频听得清，适合爱看电视的客户' },
          { model: 'RIC 充电', price: 11_800, why: '不用换电池，手指不灵活也方便' },
        ],
        questions: [{ asked: '洗澡要摘吗？', answered: 'yes' }],
        choice: isMould ? 'mould' : 'instant',
        model: both('RIC 312'),
        coupling: both(isMould ? 'mould' : 'dome-closed'),
        battery: '312',
        trialDays: 30,
      };
    case 'impression':
      return {
        otoblock: true,
        moulds: ['R', 'L'].map((ear) => ({ ear, ...MOULD })),
        lab,
        expectedOn: addDays(on, 8),
        ...(random.uniform() < 0.2 ? { remakeReason: one(REMAKES) } : {}),
      };
    case 'fitting':
      return {
        ...(isMould ? { mouldReceivedOn: on } : {}),
        serial: {
          R: `R${100_000 + random.integerBelow(900_000)}`,
          ...(random.uniform() < 0.85 ? { L: `L${100_000 + random.integerBelow(900_000)}` } : {}),
        },
        wears: true,
        battery: true,
        cleans: true,
        phone: random.uniform() < 0.7,
        volume: true,
        verified: 'real-ear',
        warrantyCard: true,
      };
    default:
      return {
        hoursPerDay: 4 + random.integerBelow(9),
        trialDecision: isLast ? 'keeps' : 'undecided',
        next: isLast ? 'settled' : 'again',
      };
  }
}

/** A loss of old age: worse towards the high tones, in steps of 5 dB. */
function slopingLoss(random: RandomSource): Answers {
  const base = 20 + 5 * random.integerBelow(6);
  const rise: Record<number, number> = { 250: 0, 500: 5, 1000: 10, 2000: 20, 4000: 30, 8000: 40 };
  return Object.fromEntries(
    Object.entries(rise).map(([hz, more]) => [
      `air${hz}`,
      { R: Math.min(110, base + more), L: Math.min(110, base + more + 5 * random.integerBelow(3)) },
    ]),
  );
}
