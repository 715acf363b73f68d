import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPlaceOfWork, type PlaceOfWork } from '#modules/timeline/testing';
import { type Actor, encodeCursor } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { smallProcess } from '../testing/index.ts';
import { completeStep } from './leave-step.ts';
import { cancelProcess, undoProcessFact } from './pause-process.ts';
import { listPathProcesses, showPaths } from './show-paths.ts';
import { startProcess } from './start-process.ts';
import { readTemplates } from './templates.ts';

const KEY = 'small.fitting';
const PERIOD = { templateKey: KEY, fromOn: '2026-11-01', untilOn: '2026-11-30' };

describe('the ways processes really went (S0-20)', () => {
  const packs = readTemplates([smallProcess]);
  let database: TestDatabase;
  let place: PlaceOfWork;
  let fitter: Actor;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
    fitter = actorWithRole('practitioner', { branchIds: place.zhouTing.branchIds });
    database.clock.moveTo('2026-11-02T01:00:00.000Z');
    for (let each = 0; each < 6; each += 1) await aLoop();
    await givenUp();
    await undone();
  });
  afterAll(() => database.drop());

  type Taken = { processId: string; revision: number };
  const begin = async () => {
    const partyId = await place.aCustomer();
    return database.act(place.zhouTing, (ctx) => startProcess(ctx, packs, { partyId, templateKey: KEY }));
  };
  const take = (who: Actor, process: Taken, stepKey: string, answers = {}, to?: string) =>
    database.act(who, (ctx) =>
      completeStep(ctx, { processId: process.processId, revision: process.revision, stepKey, answers, to }),
    );
  const later = (minutes: number) =>
    database.clock.moveTo(new Date(database.clock.now().getTime() + minutes * 60_000).toISOString());

  /** Welcome 10 min → check → fit → review → fit → review → end. */
  async function aLoop() {
    const begun = await begin();
    later(10);
    const welcomed = await take(place.zhouTing, begun, 'welcome');
    let at = await take(fitter, welcomed, 'check', { warning: false, wish: 'music' });
    for (const again of [true, false]) {
      at = await take(fitter, at, 'fit');
      at = await take(place.zhouTing, at, 'review', { again });
    }
  }
  async function givenUp() {
    const begun = await begin();
    const welcomed = await take(place.zhouTing, begun, 'welcome');
    await database.act(place.zhouTing, (ctx) =>
      cancelProcess(ctx, {
        processId: welcomed.processId,
        revision: welcomed.revision,
        reason: 'moved away',
      }),
    );
  }
  async function undone() {
    const begun = await begin();
    await take(place.zhouTing, begun, 'welcome');
    await database.act(place.zhouTing, (ctx) => undoProcessFact(ctx, begun.processId));
  }
  const show = (who: Actor = place.zhouTing, more = {}) =>
    database.act(who, (ctx) => showPaths(ctx, packs, { ...PERIOD, ...more }));

  it('are counted with loops, those given up and those who stand, and nothing that was undone', async () => {
    const found = await show();

    expect(found).toMatchObject({ processes: 8, finished: 6, givenUp: 1, open: 1 });
    const step = (key: string) => found.steps.find(({ stepKey }) => stepKey === key);
    expect(step('welcome')).toMatchObject({ processes: 8, visits: 8, again: 0, standing: 1, givenUp: 0 });
    expect(step('check')).toMatchObject({ processes: 7, givenUp: 1, standing: 0 });
    expect(step('fit')).toMatchObject({ processes: 6, visits: 12, again: 6 });
    expect(found.ways).toContainEqual({ from: 'review', to: 'fit', times: 6, processes: 6 });
    expect(found.ways).toContainEqual({ from: 'review', to: 'end', times: 6, processes: 6 });
    expect(found.steps.map(({ stepKey }) => stepKey)).toEqual(['welcome', 'check', 'fit', 'review']);
  });

  it('tell the time at a step with n and an interval, or that there is not enough data', async () => {
    const { steps } = await show();
    const time = (key: string) => steps.find(({ stepKey }) => stepKey === key)?.time;

    expect(time('welcome')).toMatchObject({ n: 7, medianMinutes: 10, p90Minutes: null });
    expect(time('fit')).toMatchObject({ n: 12, medianMinutes: 0 });
    const { steps: none } = await show(place.zhouTing, { fromOn: '2027-01-01', untilOn: '2027-01-31' });
    expect(none).toEqual([]);
  });

  it.each([
    ['reached', 'fit', undefined, 6],
    ['again', 'fit', undefined, 6],
    ['standing', 'welcome', undefined, 1],
    ['given-up', 'check', undefined, 1],
    ['way', 'review', 'fit', 6],
  ] as const)(
    'lead from the number %s at %s to the processes behind it',
    async (part, stepKey, to, count) => {
      const listed = await database.act(place.zhouTing, (ctx) =>
        listPathProcesses(ctx, { ...PERIOD, part, stepKey, to, limit: 50 }),
      );

      expect(listed.items).toHaveLength(count);
    },
  );

  it('are listed a page at a time', async () => {
    const ask = (cursor?: string) =>
      database.act(place.zhouTing, (ctx) =>
        listPathProcesses(ctx, { ...PERIOD, part: 'reached', stepKey: 'welcome', limit: 5, cursor }),
      );
    const first = await ask();
    const second = await ask(first.nextCursor ?? encodeCursor([]));

    expect(new Set([...first.items, ...second.items].map(({ processId }) => processId)).size).toBe(8);
    expect(second.nextCursor).toBeNull();
  });

  it('are those of customers in reach, of one version or one branch', async () => {
    const elsewhere = actorWithRole('service-clerk', { branchIds: ['01890000-0000-7000-8000-0000000000ff'] });

    expect(await show(elsewhere)).toMatchObject({ processes: 0, steps: [] });
    expect(await show(place.zhouTing, { version: 2 })).toMatchObject({ processes: 0 });
    expect(await show(place.zhouTing, { branchId: place.zhouTing.branchIds[0] })).toMatchObject({
      processes: 8,
    });
  });
});
