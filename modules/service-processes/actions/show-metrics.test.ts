import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordRepairFact } from '#modules/assets';
import { anAsset, applianceGuarantees } from '#modules/assets/testing';
import { anOfferItem } from '#modules/catalogue/testing';
import { readKinds, recordMeasurement } from '#modules/measurements';
import { listOrders } from '#modules/orders';
import { anOrder, aRefund } from '#modules/orders/testing';
import { aPlaceOfWork, type PlaceOfWork } from '#modules/timeline/testing';
import type { Actor } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import type { ProcessTemplateGiven, ServiceMetric } from '../contract/index.ts';
import { smallProcess } from '../testing/index.ts';
import { completeStep } from './leave-step.ts';
import { listProcesses } from './list-processes.ts';
import { pauseProcess } from './pause-process.ts';
import { showMetrics } from './show-metrics.ts';
import { startProcess } from './start-process.ts';
import { readTemplates } from './templates.ts';

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text });
const KEY = 'small.metrics';
const BEGUN = '2026-11-02T01:00:00.000Z';
const DAY_MS = 86_400_000;

/** The small process with a maker, a promised day and a reason at the check, and the day of arrival at the fitting. */
const measured: ProcessTemplateGiven = {
  ...smallProcess,
  key: KEY,
  steps: smallProcess.steps.map((step) => {
    if (step.key === 'check') {
      const asked = [
        { key: 'maker', label: words('Maker'), answer: { kind: 'text' as const, maxLength: 60 } },
        { key: 'expectedOn', label: words('Expected'), answer: { kind: 'date' as const } },
        { key: 'again', label: words('Again because'), answer: { kind: 'text' as const, maxLength: 60 } },
      ];
      return {
        ...step,
        form: { title: words('Check'), fields: asked },
        gates: [],
      };
    }
    if (step.key !== 'fit') return step;
    const arrived = { key: 'arrivedOn', label: words('Arrived'), answer: { kind: 'date' as const } };
    return {
      ...step,
      form: { title: words('Fit'), fields: [arrived] },
      waits: [{ key: 'maker', name: words('Waiting for the maker'), until: 'check.expectedOn' }],
    };
  }),
};

const pressure = {
  key: 'garage.pressure',
  name: words('Pressure'),
  check: () => ({ refused: [], warned: [] }),
};

const named = { name: words('A number'), definition: words('What it is') };
const template = KEY;
const metrics: ServiceMetric[] = [
  {
    ...named,
    key: 'fitted',
    source: { of: 'processes', template, first: { step: 'check' }, counted: { step: 'fit' } },
  },
  {
    ...named,
    key: 'again',
    source: {
      of: 'visits',
      template,
      among: { step: 'review' },
      counted: [{ at: 'again', is: true }],
      each: 'visit',
    },
  },
  { ...named, key: 'days', source: { of: 'days', template, from: { step: 'check' }, to: { step: 'fit' } } },
  {
    ...named,
    key: 'makers',
    source: {
      of: 'turnaround',
      template,
      from: { step: 'check' },
      by: 'maker',
      until: { step: 'fit', at: 'arrivedOn' },
      reason: 'again',
    },
  },
  {
    ...named,
    key: 'pressure',
    source: {
      of: 'measurements',
      kind: pressure.key,
      read: (body) => (body as { bar: number }).bar,
    },
  },
  { ...named, key: 'repairs', source: { of: 'repairs', category: 'kettle' } },
  { ...named, key: 'covered', source: { of: 'cover', category: 'kettle' } },
  { ...named, key: 'bought', source: { of: 'repurchase', category: 'devices', within: null, apartDays: 90 } },
  {
    ...named,
    key: 'per-holder',
    source: { of: 'per-holder', template, done: { step: 'welcome' }, category: 'kettle' },
  },
  {
    ...named,
    key: 'files',
    source: { of: 'files', template, kinds: [pressure.key], category: 'kettle' },
  },
];

describe('the numbers of a service, against a set counted by hand', () => {
  const packs = readTemplates([measured]);
  let database: TestDatabase;
  let place: PlaceOfWork;
  let customers: string[];
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
    database.clock.moveTo(BEGUN);
    customers = [];
    for (let each = 0; each < 12; each += 1) customers.push(await place.aCustomer());
    await tenFittedOneFinishedOneOnTheWay();
    await ownedAndMeasured();
    database.clock.moveTo('2026-11-20T04:00:00.000Z');
  });
  afterAll(() => database.drop());

  const take = (
    process: { processId: string; revision: number },
    stepKey: string,
    answers: Record<string, string | boolean> = {},
    to?: string,
  ) =>
    database.act(place.annLee, (ctx) =>
      completeStep(ctx, { processId: process.processId, revision: process.revision, stepKey, answers, to }),
    );

  /** Customer i was checked on 2 November and fitted i + 1 days later; makers in turn, two orders made again. */
  async function tenFittedOneFinishedOneOnTheWay() {
    for (const [index, partyId] of customers.entries()) {
      database.clock.moveTo(BEGUN);
      const begun = await database.act(place.annLee, (ctx) =>
        startProcess(ctx, packs, { partyId, templateKey: KEY }),
      );
      const welcomed = await take(begun, 'welcome');
      const again = index < 2 ? 'too loose' : '';
      const maker = { maker: index % 2 === 0 ? 'North' : 'South', expectedOn: '2026-11-05', again };
      if (index === 10) await take(welcomed, 'check', maker, 'end');
      const checked = index === 10 ? welcomed : await take(welcomed, 'check', maker, 'fit');
      if (index === 11) await waitForTheMaker(checked);
      if (index > 9) continue;
      const dayMs = Date.parse(BEGUN) + (index + 1) * DAY_MS;
      database.clock.moveTo(new Date(dayMs).toISOString());
      const arrivedOn = new Date(dayMs).toISOString().slice(0, 10);
      const fitted = await take(checked, 'fit', { arrivedOn });
      await take(fitted, 'review', { again: index < 4 });
    }
  }

  const waitForTheMaker = ({ processId, revision }: { processId: string; revision: number }) =>
    database.act(place.annLee, (ctx) =>
      pauseProcess(ctx, { processId, revision, reason: 'maker', note: '' }),
    );

  /** Nine kettles of 2 November 2022 and one of this month, four repairs; ten pressures; purchases of ten customers. */
  async function ownedAndMeasured() {
    const fitter: Actor = actorWithRole('practitioner', { branchIds: place.zhouTing.branchIds });
    const item = await database.act('administrator', (ctx) => anOfferItem(ctx, { category: 'devices' }));
    for (const [index, partyId] of customers.slice(0, 10).entries()) {
      await database.act(place.annLee, async (ctx) => {
        const invoiceOn = index === 0 ? '2026-11-01' : '2022-11-02';
        const { assetId } = await anAsset(ctx, { partyId, invoiceOn, installedOn: invoiceOn });
        if (index > 0 && index < 5) {
          await recordRepairFact(ctx, applianceGuarantees, {
            assetId,
            kind: 'repair-begun',
            happenedOn: '2026-03-01',
          });
        }
        const line = { offerItemId: item.offerItemId, itemCode: item.code, quantity: 1, amountMinor: 100 };
        for (const orderedAt of [
          '2022-01-01T04:00:00.000Z',
          '2022-02-01T04:00:00.000Z',
          '2025-01-01T04:00:00.000Z',
        ])
          await anOrder(ctx, { partyId, orderedAt, lines: [line] });
      });
      await database.act(fitter, async (ctx) => {
        for (const [takenAt, bar] of [
          ['2026-11-01T04:00:00.000Z', 9],
          ['2026-11-02T00:30:00.000Z', 20 + 2 * (index % 5)],
        ] as const)
          await recordMeasurement(ctx, readKinds([pressure]), {
            partyId,
            kind: pressure.key,
            takenAt,
            body: { bar },
          });
      });
    }
  }

  const show = async (key: string, who: Actor = place.annLee, asked = {}) => {
    const period = { fromOn: '2026-11-01', untilOn: '2026-11-30', ...asked };
    const shown = await database.act(who, (ctx) => showMetrics(ctx, { metrics, templates: packs }, period));
    const metric = shown.metrics.find((one) => one.key === key);
    if (!metric) throw new Error(`there is no number ${key}`);
    return metric;
  };

  it('count a share of processes, as of those who came to those who were fitted, with those on the way left out (S0-8)', async () => {
    expect(await show('fitted')).toMatchObject({ n: 11, hits: 10, leftOut: 1, value: 10 / 11, need: 10 });
    expect(await show('again')).toMatchObject({ n: 10, hits: 4, value: 0.4 });
    expect(await show('fitted', place.annLee, { fromOn: '2026-11-03' })).toMatchObject({ n: 0, value: null });
  });

  it('count those still on the way as not fitted once they have had their time', async () => {
    const late = metrics.map((one) =>
      one.source.of === 'processes' ? { ...one, source: { ...one.source, decidedAfterDays: 10 } } : one,
    );
    const period = { fromOn: '2026-11-01', untilOn: '2026-11-30' };
    const shown = await database.act(place.annLee, (ctx) =>
      showMetrics(ctx, { metrics: late, templates: packs }, period),
    );
    expect(shown.metrics[0]).toMatchObject({ n: 12, hits: 10, leftOut: 0 });
  });

  it('tell days between steps (S0-8), and working days by maker with what was made again', async () => {
    expect(await show('days')).toMatchObject({ n: 10, value: 5.5 });
    const makers = await show('makers');
    // 2 November 2026 is a Monday: 1, 2, 3, 4, 4, 4, 5, 6, 7 and 8 working days.
    expect(makers).toMatchObject({ n: 10, unit: 'working-days', value: 4, p90: 7.1 });
    expect(makers.groups).toEqual([
      expect.objectContaining({ name: 'North', orders: 6, remakes: 1, n: 5, value: 4 }),
      expect.objectContaining({ name: 'South', orders: 6, remakes: 1, n: 5, value: 4 }),
    ]);
    expect(makers.groups[0]?.reasons).toEqual([{ reason: words('too loose'), count: 1 }]);
  });

  it('tell the mean of what was measured last', async () => {
    expect(await show('pressure')).toMatchObject({ n: 10, value: 24, interval: 'student' });
  });

  it('tell repairs for each hundred years, cover, and years to the next purchase', async () => {
    const year = { fromOn: '2025-11-02', untilOn: '2026-11-01' };
    // Nine kettles for 365 days and one for a day: 9.0 years, too few to tell.
    expect(await show('repairs', place.annLee, year)).toMatchObject({ hits: 4, value: null });
    // Until today and no further: nine for 1,480 days and one for 20.
    const years = (9 * 1480 + 20) / 365.25;
    const all = await show('repairs', place.annLee, { fromOn: '2020-01-01', untilOn: '2027-12-31' });
    expect(all).toMatchObject({
      hits: 4,
      n: expect.closeTo(years, 10),
      unit: 'per-hundred',
      counts: 'years',
    });
    expect(all.value).toBeCloseTo(400 / years, 10);
    expect(await show('covered')).toMatchObject({ n: 10, hits: 1, value: 0.1, asOf: 'today' });
    // Two purchases within 90 days are one: ten waits of 1,096 days, ten not ended yet.
    const bought = await show('bought');
    expect(bought).toMatchObject({ n: 20, hits: 10, unit: 'months', asOf: 'today' });
    expect(bought.value).toBeCloseTo(1096 / (365.25 / 12), 6);
    expect(await show('per-holder')).toMatchObject({ n: 10, hits: 12, value: 120 });
  });

  it('count days worked by the calendar of the branch: holidays are none, a Saturday worked instead is one', async () => {
    const branchId = place.zhouTing.branchIds[0] ?? '';
    const open = [{ from: '09:00', to: '18:00' }];
    const closedAndOpened = { '2026-11-04': [], '2026-11-05': [], '2026-11-07': open };
    await sql`
      insert into appointments.branch_hours (branch_id, week, exceptions)
      values (${branchId}, ${JSON.stringify(Array.from({ length: 7 }, () => open))}::jsonb,
        ${JSON.stringify(closedAndOpened)}::jsonb)`.execute(database.db);
    const makers = await show('makers');
    await sql`delete from appointments.branch_hours where branch_id = ${branchId}`.execute(database.db);

    // From 2 November: 1, 1, 1, 2, 3, 3, 4, 5, 6 and 7 working days.
    expect(makers).toMatchObject({ n: 10, unit: 'working-days', value: 3 });
  });

  it('do not count a purchase that was given back whole as a next one', async () => {
    await database.act(place.annLee, async (ctx) => {
      const { items } = await listOrders(ctx, customers[0] ?? '', { limit: 10 });
      const latest = items.find(({ orderedAt }) => orderedAt.startsWith('2025'));
      if (!latest) throw new Error('the customer has no order of 2025');
      await aRefund(ctx, latest);
    });

    // The first wait goes on until today; that of the purchase given back is none.
    expect(await show('bought')).toMatchObject({ n: 19, hits: 9 });
  });

  it('tell how complete files are', async () => {
    // Of five parts ten customers have a kettle and a pressure, two have nothing.
    expect(await show('files')).toMatchObject({ n: 12, value: expect.closeTo((10 * 2) / (12 * 5), 10) });
  });

  it('are of customers in reach, and of one branch', async () => {
    const elsewhere = actorWithRole('service-clerk', { branchIds: ['01890000-0000-7000-8000-0000000000ff'] });
    for (const { key } of metrics) expect((await show(key, elsewhere)).n).toBe(0);
    const branchId = place.annLee.branchIds[0];
    expect(await show('fitted', place.annLee, { branchId })).toMatchObject({ n: 11 });
  });

  it('show who is still waited for after the day that was named as overdue, among the steps waiting', async () => {
    const overdue = await database.act(place.annLee, (ctx) =>
      listProcesses(ctx, { state: 'overdue', mine: true, limit: 10 }),
    );

    expect(overdue.items).toMatchObject([
      { partyId: customers[11], status: 'paused', overdue: true, dueAt: '2026-11-05T16:00:00.000Z' },
    ]);
    database.clock.moveTo('2026-11-05T15:00:00.000Z');
    const inTime = await database.act(place.annLee, (ctx) =>
      listProcesses(ctx, { state: 'overdue', limit: 10 }),
    );
    expect(inTime.items).toEqual([]);
  });
});
