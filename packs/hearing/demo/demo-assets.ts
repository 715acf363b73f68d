import { type RandomSource, seededRandom } from '#analytics';
import type { DemoAsset, DemoLine, DemoLoaner, DemoRepair } from '#pack-kit';
import { addDays, daysBetween } from '#working-time';

/** Customers whose devices are known by serial number; more would only make the demo slow to load. */
const OWNERS = 32;
/** The named cast is the first to be numbered; theirs are always known. */
const LAST_OF_CAST = 'K00006';
const RECENT_DAYS = 680;
const CLERK = '周婷';
const FITTER = '林医师';
const MODELS: Record<string, string> = {
  'HA-BTE-ENTRY': 'B10',
  'HA-RIC-MID': 'R50',
  'HA-RIC-PREMIUM': 'R90',
};
const FAULTS = ['声音断断续续', '右键失灵', '充不进电', '有杂音', '突然没有声音'];

export const demoLoaners: readonly DemoLoaner[] = [
  { name: '备用 RIC R50', serial: 'LN-0001', branch: 0 },
  { name: '备用 RIC R50', serial: 'LN-0002', branch: 1 },
  { name: '备用 BTE B10', serial: 'LN-0003', branch: 2 },
];

/** Hearing aids of those who bought theirs last, one for each ear, some of them in repair or on their third fault. */
export function demoAssets(
  lines: readonly DemoLine[],
  { endOn, seed }: { endOn: string; seed: number },
): DemoAsset[] {
  const random = seededRandom(seed);
  const latest = chosenPurchases(lines, endOn);
  let repaired = 0;
  return latest.flatMap(
    ({ customerNumber, offerCode, orderNumber, orderedAt, quantity, amountMinor, staff }) => {
      const soldOn = orderedAt.slice(0, 10);
      const ears = quantity >= 2 ? (['right', 'left'] as const) : (['right'] as const);
      return ears.map((side, ear) => {
        const age = daysBetween(soldOn, endOn);
        // Old enough for two repairs, young enough to be covered.
        const fails = ear === 0 && age > 90 && age < 700 && random.uniform() < 0.4;
        const repairs = fails ? STORIES[repaired++ % STORIES.length]?.(random, endOn) : undefined;
        return {
          customerNumber: customerNumber ?? '',
          offerCode,
          make: 'Auralis',
          model: MODELS[offerCode] ?? '',
          serial: `AU${100_000 + random.integerBelow(900_000)}${side === 'right' ? 'R' : 'L'}`,
          lot: lotOf(offerCode, soldOn),
          side,
          invoiceNumber: orderNumber,
          soldOn,
          priceMinor: Math.round(amountMinor / quantity),
          soldBy: staff,
          repairs: repairs ?? [],
        };
      });
    },
  );
}

/** Made in the quarter it was sold: enough of each lot to show a recall. */
const lotOf = (offerCode: string, soldOn: string): string =>
  `${MODELS[offerCode] ?? 'HA'}-${soldOn.slice(2, 4)}Q${Math.ceil(Number(soldOn.slice(5, 7)) / 3)}`;

/** Purchases spread evenly over the last two years, and those of the cast. */
function chosenPurchases(lines: readonly DemoLine[], endOn: string): DemoLine[] {
  const all = latestPurchases(lines);
  const ofCast = all.filter(({ customerNumber }) => (customerNumber ?? '') <= LAST_OF_CAST);
  const recent = all.filter(
    (line) => !ofCast.includes(line) && daysBetween(line.orderedAt.slice(0, 10), endOn) < RECENT_DAYS,
  );
  const spacing = Math.max(1, Math.floor(recent.length / OWNERS));
  return [...ofCast, ...recent.filter((_, index) => index % spacing === 0).slice(0, OWNERS)];
}

/** The last hearing aids of each customer that were not given back, newest first. */
function latestPurchases(lines: readonly DemoLine[]): DemoLine[] {
  const givenBack = new Set(
    lines.filter(({ quantity }) => quantity < 0).map(({ orderNumber }) => orderNumber.replace(/-R$/, '')),
  );
  const latest = new Map<string, DemoLine>();
  for (const line of lines) {
    const { customerNumber, offerCode, quantity, orderNumber, orderedAt } = line;
    if (customerNumber === null || quantity <= 0 || givenBack.has(orderNumber)) continue;
    if (!(offerCode in MODELS)) continue;
    const known = latest.get(customerNumber);
    if (!known || known.orderedAt < orderedAt) latest.set(customerNumber, line);
  }
  return [...latest.values()].sort((a, b) => b.orderedAt.localeCompare(a.orderedAt));
}

type Story = (random: RandomSource, endOn: string) => DemoRepair[];

/** What becomes of a fault: mended, late, waiting for parts, just told, or failed twice and to be exchanged. */
const STORIES: readonly Story[] = [
  (random, endOn) => [mended(random, endOn, 30 + random.integerBelow(30), true)],
  (random, endOn) => [begun(random, endOn, 11)],
  (random, endOn) => [
    {
      ...begun(random, endOn, 24),
      steps: [...begun(random, endOn, 24).steps, step('parts-awaited', endOn, 22)],
    },
  ],
  (random, endOn) => [{ fault: faultOf(random), at: at(endOn, 1), by: CLERK, choose: null, steps: [] }],
  (random, endOn) => [
    mended(random, endOn, 60, false),
    mended(random, endOn, 30, false),
    {
      fault: faultOf(random),
      at: at(endOn, 2),
      by: CLERK,
      choose: 'hearing.aid-terms/exchange/failed-repairs',
      steps: [],
    },
  ],
  (random, endOn) => [mended(random, endOn, 20 + random.integerBelow(40), true)],
];

const faultOf = (random: RandomSource) => FAULTS[random.integerBelow(FAULTS.length)] ?? '';
const at = (endOn: string, daysAgo: number, clock = '10:20') => `${addDays(endOn, -daysAgo)} ${clock}`;
const step = (
  kind: DemoRepair['steps'][number]['kind'],
  endOn: string,
  daysAgo: number,
  worked?: boolean,
) => ({
  kind,
  at: at(endOn, daysAgo, '15:40'),
  by: FITTER,
  ...(worked === undefined ? {} : { worked }),
});

function begun(random: RandomSource, endOn: string, daysAgo: number): DemoRepair {
  return {
    fault: faultOf(random),
    at: at(endOn, daysAgo),
    by: CLERK,
    choose: 'hearing.aid-terms/repair/within-period',
    steps: [step('begun', endOn, daysAgo)],
  };
}

function mended(random: RandomSource, endOn: string, daysAgo: number, worked: boolean): DemoRepair {
  const taken = 2 + random.integerBelow(5);
  const repair = begun(random, endOn, daysAgo);
  return {
    ...repair,
    steps: [
      ...repair.steps,
      step('repaired', endOn, daysAgo - taken, worked),
      step('returned', endOn, daysAgo - taken),
    ],
  };
}
