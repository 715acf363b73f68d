import { type RandomSource, seededRandom } from '#analytics';
import type { DemoBusiness, DemoCustomer, DemoLine, DemoNote, DemoStaff } from '#pack-kit';
import { hearingAppointments } from '../hearing-appointments.ts';
import { hearingFitting } from '../hearing-fitting.ts';
import { hearingAidTerms } from '../hearing-guarantee.ts';
import { hearingMeasurements } from '../hearing-measurements.ts';
import { hearingAidRepairStandard } from '../hearing-repair-standard.ts';
import { demoAppointments, demoBookables } from './demo-appointments.ts';
import { demoAssets, demoLoaners } from './demo-assets.ts';
import { demoAudiograms } from './demo-audiograms.ts';
import { demoCast } from './demo-cast.ts';
import { demoFieldWork } from './demo-field-work.ts';
import { demoFiles } from './demo-files.ts';
import { demoFollowUps } from './demo-follow-ups.ts';
import {
  callTexts,
  givenNamesFemale,
  givenNamesMale,
  noteTexts,
  surnames,
  westernNamesFemale,
  westernNamesMale,
  westernSurnames,
} from './demo-names.ts';
import { demoOffers } from './demo-offers.ts';
import { demoOutcomes } from './demo-outcomes.ts';
import { demoPrivacy } from './demo-privacy.ts';
import { demoProcesses } from './demo-processes.ts';
import { demoPromises } from './demo-promises.ts';
import { demoRecds } from './demo-recds.ts';
import { demoRentals, demoStock } from './demo-stock.ts';
import { demoVerifications } from './demo-verifications.ts';
import { demoHolidays, demoWalkIns } from './demo-walk-ins.ts';

export interface DemoOptions {
  /** The demo's last day, `YYYY-MM-DD`. */
  endOn: string;
  seed?: number;
  /** People besides the named cast. */
  customers?: number;
}

const BRANCHES = ['越秀店', '天河店', '海珠店'] as const;
const STAFF: readonly DemoStaff[] = [
  { name: 'Ann Lee', email: 'ann.lee@demo.example', role: 'manager', branches: [0, 1, 2] },
  { name: '周婷', email: 'zhou.ting@demo.example', role: 'service-clerk', branches: [0] },
  { name: '林医师', email: 'dr.lin@demo.example', role: 'practitioner', branches: [0, 1] },
  { name: '何佩仪', email: 'he.peiyi@demo.example', role: 'relationship-manager', branches: [0, 1, 2] },
  { name: '梁小燕', email: 'liang.xiaoyan@demo.example', role: 'front-desk', branches: [2] },
];
const SEED = 20_261_122;
const WEEK_MILLISECONDS = 7 * 24 * 3600 * 1000;
const YEARS = 6;
const WEEKS = YEARS * 52;
/** Rates of the simulated Pareto/NBD world, in weeks: how often people buy and how soon they leave. */
const BUYING = { shape: 1.3, rateWeeks: 17 };
const LEAVING = { shape: 0.8, rateWeeks: 150 };
const NEVER_BOUGHT_SHARE = 0.06;
const REFUND_SHARE = 0.012;
const ANONYMOUS_LINES = 600;
const price = new Map(demoOffers.map((offer) => [offer.code, offer]));

/** Makes the demo clinic: the same for the same seed and last day. */
export function generateDemoClinic(options: DemoOptions): DemoBusiness {
  const random = seededRandom(options.seed ?? SEED);
  const world = new DemoWorld(random, Date.parse(`${options.endOn}T00:00:00Z`));
  for (const member of demoCast) world.addCastMember(member);
  for (let index = 0; index < (options.customers ?? 2000); index++) world.addStranger(index);
  world.addAnonymousSales();
  const { customers, lines, notes } = world;
  const processes = demoProcesses(customers, { endOn: options.endOn, seed: (options.seed ?? SEED) + 1 });
  const assets = demoAssets(lines, { endOn: options.endOn, seed: (options.seed ?? SEED) + 4 });
  const audiograms = demoAudiograms(processes);
  return {
    name: 'hearing-clinic',
    businessName: '常青听力连锁',
    timeZone: 'Asia/Shanghai',
    offset: '+08:00',
    region: 'CN',
    currency: 'CNY',
    branches: BRANCHES,
    staff: STAFF,
    offers: demoOffers,
    customers,
    lines,
    notes,
    templates: [hearingFitting],
    bookables: demoBookables(STAFF, BRANCHES),
    appointmentTypes: hearingAppointments,
    appointments: demoAppointments(customers, STAFF),
    walkIns: demoWalkIns(customers, (options.seed ?? SEED) + 6),
    holidays: demoHolidays,
    processes,
    guaranteeRules: [hearingAidTerms],
    repairStandards: [hearingAidRepairStandard],
    assets,
    privacy: demoPrivacy({ endOn: options.endOn }),
    stock: demoStock(customers, { endOn: options.endOn, seed: (options.seed ?? SEED) + 5 }),
    rentals: demoRentals(assets, options.endOn),
    loaners: demoLoaners,
    fieldWork: demoFieldWork(customers, (options.seed ?? SEED) + 3),
    measurementKinds: hearingMeasurements,
    measurements: [
      ...audiograms,
      ...demoOutcomes(processes, (options.seed ?? SEED) + 2),
      ...demoVerifications(processes, audiograms, (options.seed ?? SEED) + 7),
      ...demoRecds(processes),
    ],
    promises: demoPromises(customers, options.endOn),
    followUps: demoFollowUps,
    files: demoFiles(customers, options.endOn),
  };
}

function givenNamesOf(isFemale: boolean, western: boolean): readonly string[] {
  if (western) return isFemale ? westernNamesFemale : westernNamesMale;
  return isFemale ? givenNamesFemale : givenNamesMale;
}

class DemoWorld {
  readonly customers: DemoCustomer[] = [];
  readonly lines: DemoLine[] = [];
  readonly notes: DemoNote[] = [];
  private readonly random: RandomSource;
  private readonly end: number;
  private receipts = 0;

  constructor(random: RandomSource, end: number) {
    this.random = random;
    this.end = end;
  }

  addCastMember({ customer, purchases, notes }: (typeof demoCast)[number]): void {
    const number = this.nextCustomerNumber();
    this.customers.push({ number, ...customer });
    const baskets = Map.groupBy(purchases, ([weeksAgo]) => weeksAgo);
    for (const [weeksAgo, items] of [...baskets].sort(([a], [b]) => b - a)) {
      this.sell(
        number,
        customer.branch,
        weeksAgo,
        items.map(([, code, quantity]) => [code, quantity] as const),
      );
    }
    for (const { weeksAgo, ...note } of notes)
      this.notes.push({ customerNumber: number, at: this.localTime(weeksAgo), ...note });
  }

  addStranger(index: number): void {
    const number = this.nextCustomerNumber();
    const branch = this.random.integerBelow(BRANCHES.length);
    const firstWeeksAgo = 1 + this.random.uniform() * (WEEKS - 2);
    this.customers.push(this.stranger(number, index, branch, firstWeeksAgo));
    if (this.random.uniform() < NEVER_BOUGHT_SHARE) return;
    this.simulatePurchases(number, branch, firstWeeksAgo);
    this.writeNotes(number, firstWeeksAgo);
  }

  addAnonymousSales(): void {
    for (let index = 0; index < ANONYMOUS_LINES; index++) {
      const code = this.pick(['BATTERY-60', 'DOME-PACK', 'DRY-BOX'] as const);
      this.sell(null, this.random.integerBelow(BRANCHES.length), this.random.uniform() * WEEKS, [[code, 1]]);
    }
  }

  private simulatePurchases(number: string, branch: number, firstWeeksAgo: number): void {
    const rate = this.random.gamma(BUYING.shape, BUYING.rateWeeks);
    const lifetime = this.random.exponential(this.random.gamma(LEAVING.shape, LEAVING.rateWeeks));
    const generosity = this.random.gamma(6, 6);
    const device = this.pick(['HA-BTE-ENTRY', 'HA-RIC-MID', 'HA-RIC-MID', 'HA-RIC-PREMIUM'] as const);
    const ears = this.random.uniform() < 0.62 ? 2 : 1;
    this.sell(number, branch, firstWeeksAgo, [
      [device, ears],
      ...(this.random.uniform() < 0.3 ? [['MOULD', ears] as const] : []),
    ]);
    let sinceDevice = 0;
    for (let passed = this.random.exponential(rate); passed < Math.min(lifetime, firstWeeksAgo); ) {
      const replaces = passed - sinceDevice > 240 && this.random.uniform() < 0.35;
      if (replaces) sinceDevice = passed;
      this.sell(
        number,
        branch,
        firstWeeksAgo - passed,
        replaces ? [[device, ears]] : this.smallBasket(generosity),
      );
      passed += this.random.exponential(rate);
    }
  }

  private smallBasket(generosity: number): (readonly [string, number])[] {
    const quantity = Math.max(1, Math.round(generosity * (0.6 + this.random.uniform())));
    const roll = this.random.uniform();
    if (roll < 0.5) return [['BATTERY-60', quantity]];
    if (roll < 0.68)
      return [
        ['DOME-PACK', quantity],
        ['CLEANING', 1],
      ];
    if (roll < 0.78) return [['BATTERY-YEAR', 1]];
    if (roll < 0.88) return [['REPAIR-OUT', 1]];
    if (roll < 0.94) return [['DRY-BOX', 1]];
    return roll < 0.97 ? [['REMOTE-MIC', 1]] : [['HOME-VISIT', 1]];
  }

  private sell(
    number: string | null,
    branch: number,
    weeksAgo: number,
    items: readonly (readonly [string, number])[],
  ): void {
    this.receipts += 1;
    const orderedAt = this.localTime(weeksAgo);
    const orderNumber = `Y${orderedAt.slice(2, 10).replaceAll('-', '')}-${String(this.receipts).padStart(5, '0')}`;
    const channel = this.random.uniform() < 0.86 ? 'counter' : this.pick(['phone', 'online'] as const);
    for (const [offerCode, quantity] of items) {
      const offer = price.get(offerCode);
      if (!offer) throw new Error(`the demo sells ${offerCode}, which is not among its offers`);
      const line = {
        customerNumber: number,
        orderNumber,
        orderedAt,
        offerCode,
        branch,
        channel,
        staff: this.pick(['周婷', '梁小燕']),
      } as const;
      this.lines.push({
        ...line,
        quantity,
        amountMinor: offer.priceMinor * quantity,
        costMinor: offer.costMinor * quantity,
      });
      if (offer.priceMinor > 0 && weeksAgo > 3 && this.random.uniform() < REFUND_SHARE) {
        this.refund(
          {
            ...line,
            quantity,
            amountMinor: offer.priceMinor * quantity,
            costMinor: offer.costMinor * quantity,
          },
          weeksAgo,
        );
      }
    }
  }

  private refund(line: DemoLine, weeksAgo: number): void {
    this.lines.push({
      ...line,
      orderNumber: `${line.orderNumber}-R`,
      orderedAt: this.localTime(weeksAgo - 0.3 - this.random.uniform() * 2),
      quantity: -line.quantity,
      amountMinor: -line.amountMinor,
      costMinor: -line.costMinor,
    });
  }

  private writeNotes(number: string, firstWeeksAgo: number): void {
    const count = this.random.poisson(0.8);
    for (let index = 0; index < count; index++) {
      const at = this.localTime(this.random.uniform() * firstWeeksAgo);
      const isCall = this.random.uniform() < 0.35;
      this.notes.push({
        customerNumber: number,
        at,
        author: this.pick(['周婷', '林医师', '何佩仪']),
        kind: isCall ? 'call' : 'note',
        text: this.pick(isCall ? callTexts : noteTexts),
      });
    }
  }

  private stranger(number: string, index: number, branch: number, firstWeeksAgo: number): DemoCustomer {
    const isFemale = this.random.uniform() < 0.54;
    const western = this.random.uniform() < 0.03;
    const familyName = this.pick(western ? westernSurnames : surnames);
    const givenName = this.pick(givenNamesOf(isFemale, western));
    const age = 52 + Math.min(44, this.random.gamma(7, 0.35));
    const born = new Date(this.end - age * 365.25 * 24 * 3600 * 1000);
    return {
      number,
      kind: 'person',
      familyName,
      givenName,
      fullName: western ? `${givenName} ${familyName}` : `${familyName}${givenName}`,
      gender: isFemale ? 'female' : 'male',
      birthOn: born.toISOString().slice(0, 10),
      deceasedOn: null,
      phones: [this.phone(index)],
      emails: western ? [`${givenName}.${familyName}.${index}@example.org`.toLowerCase()] : [],
      language: western ? 'en' : 'zh-CN',
      branch,
      tags: this.random.uniform() < 0.2 ? [this.pick(['宜电话', '行动不便', '家属陪同', '喜欢短信'])] : [],
      createdOn: this.localTime(firstWeeksAgo).slice(0, 10),
    };
  }

  /** One in twelve shares a landline with a neighbour or a relative, as people do. */
  private phone(index: number): string {
    if (this.random.uniform() < 1 / 12)
      return `020-8${String(300 + (index % 40)).padStart(3, '0')} ${String(1000 + (index % 90))}`;
    const prefix = this.pick(['138', '139', '136', '135', '189', '186', '180']);
    return `${prefix}${String(10_000_000 + Math.floor(this.random.uniform() * 89_999_999))}`;
  }

  private localTime(weeksAgo: number): string {
    const day = new Date(this.end - Math.max(0, weeksAgo) * WEEK_MILLISECONDS).toISOString().slice(0, 10);
    const minutes = 9 * 60 + this.random.integerBelow(9 * 60);
    return `${day} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  }

  private nextCustomerNumber(): string {
    return `K${String(this.customers.length + 1).padStart(5, '0')}`;
  }

  private pick<T>(choices: readonly T[]): T {
    const choice = choices[this.random.integerBelow(choices.length)];
    if (choice === undefined) throw new Error('there is nothing to pick from');
    return choice;
  }
}
