import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { completeCareTask, listCareTasks } from '#modules/follow-ups';
import { aPlaceOfWork, type PlaceOfWork, readTimeline } from '#modules/timeline/testing';
import { type Actor, placeEvents, runJob } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { watchPromisesJob } from '../jobs/promises-jobs.ts';
import { calledBack, promisesOf, repairedInTime, rightFirstTime } from '../testing/index.ts';
import {
  excusePromise,
  grantRedress,
  keepPromise,
  recoverPromise,
  renegotiatePromise,
  withdrawPromise,
} from './change-promise.ts';
import { changeDefinition, currentDefinitions, listDefinitions } from './definitions.ts';
import { givePromise, type PromiseAsked } from './give-promise.ts';
import { hearEvent } from './hear-events.ts';
import { listFigures } from './list-figures.ts';
import { countPromises, listPromises, listUnpaid } from './list-promises.ts';
import { payRedress } from './pay-redress.ts';
import { promisesTimeline } from './promises-timeline.ts';
import { showPromise } from './show-promise.ts';
import { showScoreboard } from './show-scoreboard.ts';

const given = promisesOf(repairedInTime, calledBack, rightFirstTime);
const at = (local: string) => new Date(Date.parse(`${local}+08:00`)).toISOString();
const FRIDAY = at('2026-11-20T16:00');

describe('promises (S4-17, S3-30)', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let partyId: string;
  let told = 0;

  beforeAll(async () => {
    database = await testDatabase({ now: FRIDAY });
    place = await aPlaceOfWork(database);
    const week = [...Array.from({ length: 5 }, () => [{ from: '09:00', to: '18:00' }]), [], []];
    await sql`
      insert into appointments.branch_hours (branch_id, week, exceptions)
      select branch_id, ${JSON.stringify(week)}::jsonb, '{}'::jsonb from access.shared_branch`.execute(
      database.db,
    );
  });
  beforeEach(async () => {
    database.clock.moveTo(FRIDAY);
    partyId = await place.aCustomer();
  });
  afterAll(() => database.drop());

  const anEvent = (name: string, local: string, payload: Record<string, unknown> = {}) => {
    told += 1;
    const eventId = `01890000-0000-7000-9000-${String(told).padStart(12, '0')}`;
    return { partyId, eventId, name, occurredAt: at(local), payload };
  };
  const hear = (event: ReturnType<typeof anEvent>) =>
    database.act('administrator', (ctx) => hearEvent(ctx, given, event));
  const watch = () => runJob(database.platform, watchPromisesJob, {}, new AbortController().signal);
  const ledger = async (who: Actor = place.zhouTing) =>
    (await database.act(who, (ctx) => listPromises(ctx, { partyId, whose: 'all', show: 'all', limit: 50 })))
      .items;
  const only = async () => {
    const [promise, ...others] = (await ledger()).filter((one) => one.definitionKey !== 'small.right');
    if (!promise || others.length > 0) throw new Error(`${others.length + 1} promises instead of one`);
    return promise;
  };
  const show = (promiseId: string, who: Actor = place.annLee) =>
    database.act(who, (ctx) => showPromise(ctx, promiseId));
  const give = (asked: Partial<PromiseAsked>, who: Actor = place.zhouTing) =>
    database.act(who, (ctx) => givePromise(ctx, given, { partyId, ...asked }));
  const inWords = { ownWords: '周五前回电', dueAt: at('2026-11-23T18:00') };
  const brokenRepair = async () => {
    await hear(anEvent('repair.received', '2026-11-20T16:00', { repairId: 'R-1' }));
    database.clock.moveTo(at('2026-11-23T11:30'));
    await watch();
    return only();
  };

  describe('measured by events', () => {
    it('follow T-23: due Monday 11:00, 13:00 after a pause of two hours, kept at 12:30', async () => {
      await hear(anEvent('repair.received', '2026-11-20T16:00', { repairId: 'R-1' }));
      expect(await only()).toMatchObject({ state: 'running', dueAt: at('2026-11-23T11:00') });

      database.clock.moveTo(at('2026-11-23T09:30'));
      await hear(anEvent('repair.waiting', '2026-11-23T09:30', { repairId: 'R-1' }));
      expect(await only()).toMatchObject({ isPaused: true, dueAt: null });
      database.clock.moveTo(at('2026-11-23T11:30'));
      await hear(anEvent('repair.resumed', '2026-11-23T11:30', { repairId: 'R-1' }));
      expect(await only()).toMatchObject({ isPaused: false, dueAt: at('2026-11-23T13:00') });

      database.clock.moveTo(at('2026-11-23T12:30'));
      await hear(anEvent('repair.done', '2026-11-23T12:30', { repairId: 'R-1', works: true }));
      const kept = await show((await only()).promiseId);
      expect(kept).toMatchObject({ state: 'kept', decidedAt: at('2026-11-23T12:30'), usedSeconds: 12_600 });
      expect(kept.evidence.map(({ name }) => name)).toEqual([
        'repair.received',
        'repair.waiting',
        'repair.resumed',
        'repair.done',
      ]);
    });

    it('end the same in whatever order the events are told, and however often', async () => {
      database.clock.moveTo(at('2026-11-23T12:30'));
      const story = [
        anEvent('repair.done', '2026-11-23T12:30', { repairId: 'R-1', works: true }),
        anEvent('repair.resumed', '2026-11-23T11:30', { repairId: 'R-1' }),
        anEvent('repair.received', '2026-11-20T16:00', { repairId: 'R-1' }),
        anEvent('repair.waiting', '2026-11-23T09:30', { repairId: 'R-1' }),
      ];
      for (const event of [...story, ...story]) await hear(event);

      expect(
        (await ledger()).filter(({ definitionKey }) => definitionKey === 'small.repaired'),
      ).toMatchObject([{ state: 'kept', decidedAt: at('2026-11-23T12:30') }]);
    });

    it('come to the same when all is told at once by many', async () => {
      database.clock.moveTo(at('2026-11-23T10:30'));
      await Promise.all(
        [
          anEvent('repair.received', '2026-11-20T16:00', { repairId: 'R-1' }),
          anEvent('repair.done', '2026-11-23T10:00', { repairId: 'R-1', works: true }),
        ].map(hear),
      );

      const repaired = (await ledger()).filter(({ definitionKey }) => definitionKey === 'small.repaired');
      expect(repaired).toMatchObject([{ state: 'kept' }]);
    });

    it('promise more to customers with the tag of a tier, never less', async () => {
      partyId = await place.aCustomer({ tags: ['VIP'] });
      await hear(anEvent('repair.received', '2026-11-20T16:00', { repairId: 'R-1' }));

      expect(await only()).toMatchObject({ dueAt: at('2026-11-20T18:00') });
    });

    it('are kept after all when an event in time arrives late, and owe nothing more', async () => {
      const broken = await brokenRepair();
      expect(broken).toMatchObject({ state: 'broken', redress: { isOwed: true, totalMinor: 2000 } });

      await hear(anEvent('repair.done', '2026-11-23T10:00', { repairId: 'R-1', works: true }));

      const shown = await show(broken.promiseId);
      expect(shown).toMatchObject({ state: 'kept', redress: null });
      expect(shown.redressEntries).toMatchObject([{ amountMinor: 2000, cancelledAt: expect.any(String) }]);
    });

    it('are passed on from the one order of events, each once, whatever its name', async () => {
      const call = { ...inWords, keptByCall: true };
      const { promiseId } = await give(call);
      const pulses = (await import('../module.ts')).promisesModule({
        definitions: [],
        modules: () => [],
      }).pulses;
      const { jobContext } = await import('../../../packages/platform/jobs/run-job.ts');
      const beat = async () => {
        await database.act('administrator', (ctx) => placeEvents(ctx.db));
        const context = await jobContext(database.platform, 'test', new AbortController().signal);
        for (const pulse of pulses ?? []) await pulse.run(context);
        await database.settle();
      };
      await beat();
      const { logCall } = await import('#modules/timeline');
      await database.act(place.zhouTing, (ctx) =>
        logCall(ctx, { partyId, direction: 'outbound', outcome: 'reached', minutes: 3, text: '已回电' }),
      );
      await beat();
      await beat();

      expect(await show(promiseId)).toMatchObject({ state: 'kept' });
    });

    it('are not begun for who has died', async () => {
      partyId = await place.aCustomer({ diedOn: '2026-11-01' });
      await hear(anEvent('repair.received', '2026-11-20T16:00', { repairId: 'R-1' }));

      expect(await ledger()).toEqual([]);
    });
  });

  describe('about to break', () => {
    it('warn at half and at four fifths of the time, and stand on the list of what is about to break', async () => {
      await hear(anEvent('repair.received', '2026-11-20T16:00', { repairId: 'R-1' }));
      const listed = () =>
        database.act(place.zhouTing, (ctx) =>
          listPromises(ctx, { partyId, whose: 'mine', show: 'about-to-break', limit: 10 }),
        );
      const before = await listed();

      database.clock.moveTo(at('2026-11-20T18:00'));
      await watch();
      const half = await listed();
      const counted = await database.act(place.zhouTing, (ctx) => countPromises(ctx, { whose: 'mine' }));
      database.clock.moveTo(at('2026-11-23T10:12'));
      await watch();
      await watch();

      expect([before.items.length, half.items.length]).toEqual([0, 1]);
      expect(counted.aboutToBreak).toBeGreaterThanOrEqual(1);
      const { rows } = await sql<{ percent: number }>`
        select (payload ->> 'percentUsed')::int as percent from platform.event
        where name = 'promise.warned' and party_id = ${partyId} order by written_at, event_id`.execute(
        database.db,
      );
      expect(rows.map(({ percent }) => percent)).toEqual([50, 80]);
    });

    it('can be moved once, before they break, and are counted by themselves', async () => {
      const { promiseId, revision } = await give(inWords);
      const moved = await database.act(place.zhouTing, (ctx) =>
        renegotiatePromise(ctx, {
          promiseId,
          revision,
          dueAt: at('2026-11-25T18:00'),
          told: '电话告知，同意',
        }),
      );
      expect(moved).toMatchObject({ state: 'running', dueAt: at('2026-11-25T18:00') });
      const again = database.act(place.zhouTing, (ctx) =>
        renegotiatePromise(ctx, {
          promiseId,
          revision: moved.revision,
          dueAt: at('2026-11-27T18:00'),
          told: '又一次',
        }),
      );
      await expect(again).rejects.toMatchObject({ problem: { code: 'promise-renegotiated-once' } });

      database.clock.moveTo(at('2026-11-24T09:00'));
      await watch();
      expect(await only()).toMatchObject({ state: 'running' });
      database.clock.moveTo(at('2026-11-26T09:00'));
      await watch();
      expect(await only()).toMatchObject({ state: 'broken', renegotiatedAt: FRIDAY });
    });

    it('cannot be moved any more once they broke, nor to an earlier time', async () => {
      const { promiseId, revision } = await give(inWords);
      const move = (dueAt: string) =>
        database.act(place.zhouTing, (ctx) =>
          renegotiatePromise(ctx, { promiseId, revision, dueAt, told: '电话' }),
        );
      await expect(move(at('2026-11-23T09:00'))).rejects.toMatchObject({
        problem: { code: 'promise-time-out-of-range' },
      });
      database.clock.moveTo(at('2026-11-23T18:01'));
      await expect(move(at('2026-11-25T18:00'))).rejects.toMatchObject({
        problem: { code: 'promise-decided' },
      });
    });
  });

  describe('broken', () => {
    it('lead to an apology, redress and a word on the timeline, once, however often the watch comes by', async () => {
      const broken = await brokenRepair();
      for (let round = 0; round < 3; round += 1) await watch();

      const shown = await show(broken.promiseId);
      expect(shown).toMatchObject({
        state: 'broken',
        redress: { totalMinor: 2000, owedMinor: 2000, payByOn: '2026-12-03', currency: 'CNY' },
        apologyRedress: expect.stringContaining('20.00'),
      });
      expect(shown.apology).toContain('2026年11月23日 11:00');
      const { items } = await database.act(place.zhouTing, (ctx) =>
        listCareTasks(ctx, { whose: 'all', state: 'open', limit: 10, partyId }),
      );
      expect(items).toMatchObject([
        { reason: { kind: 'promise-broken', values: { promiseId: broken.promiseId } } },
      ]);
      const entries = await database.act(place.annLee, (ctx) =>
        readTimeline(ctx, partyId, [{ module: 'promises', source: promisesTimeline }]),
      );
      expect(entries.map(({ kind }) => kind)).toEqual(['promise.broken', 'promise.given']);
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from platform.event
        where name = 'promise.broken' and party_id = ${partyId}`.execute(database.db);
      expect(rows[0]?.count).toBe(1);
    });

    it('are found once when two workers watch at the same time', async () => {
      await hear(anEvent('repair.received', '2026-11-20T16:00', { repairId: 'R-1' }));
      database.clock.moveTo(at('2026-11-23T11:30'));
      await Promise.all([watch(), watch(), watch()]);

      const shown = await show((await only()).promiseId);
      expect(shown.redressEntries).toHaveLength(1);
    });

    it('leave nothing behind when the work dies in the middle, and are found by the next run', async () => {
      await hear(anEvent('repair.received', '2026-11-20T16:00', { repairId: 'R-1' }));
      database.clock.moveTo(at('2026-11-23T11:30'));
      const { promiseId } = await only();
      const { bringUpToDate } = await import('./bring-up-to-date.ts');
      const { lockPromise } = await import('../data/promise-queries.ts');
      const killed = database.act('administrator', async (ctx) => {
        const row = await lockPromise(ctx.db, { party_id: partyId, promise_id: promiseId });
        if (row) await bringUpToDate(ctx, row);
        throw new Error('killed');
      });
      await expect(killed).rejects.toThrow('killed');
      expect(await show(promiseId)).toMatchObject({ state: 'running', redressEntries: [] });

      await watch();
      expect(await show(promiseId)).toMatchObject({ state: 'broken', redress: { totalMinor: 2000 } });
    });

    it('owe more by the day until it is done, never beyond the cap', async () => {
      const { promiseId } = await brokenRepair();
      for (const day of ['24', '25', '26', '27', '28', '29', '30']) {
        database.clock.moveTo(at(`2026-11-${day}T00:00:01`));
        await watch();
      }
      expect(await show(promiseId)).toMatchObject({ redress: { totalMinor: 8000 } });

      await hear(anEvent('repair.done', '2026-11-25T10:00', { repairId: 'R-1', works: true }));
      expect(await show(promiseId)).toMatchObject({ state: 'broken', fulfilledAt: at('2026-11-25T10:00') });
    });

    it('owe a second payment when the first is late', async () => {
      const { promiseId } = await brokenRepair();
      await hear(anEvent('repair.done', '2026-11-23T15:00', { repairId: 'R-1', works: true }));
      database.clock.moveTo(at('2026-12-03T23:00'));
      await watch();
      expect(await show(promiseId)).toMatchObject({ redress: { totalMinor: 2000 } });
      database.clock.moveTo(at('2026-12-04T00:05'));
      await watch();
      await watch();

      const shown = await show(promiseId);
      expect(shown.redressEntries.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
        ['redress', 2000],
        ['late-payment', 1000],
      ]);
    });

    it('are paid once: a second attempt is refused, and the payment stands on the timeline', async () => {
      const broken = await brokenRepair();
      const pay = () =>
        database.act(place.annLee, (ctx) =>
          payRedress(ctx, {
            promiseId: broken.promiseId,
            revision: broken.revision,
            method: 'transfer',
            reference: 'B-17',
          }),
        );
      const attempts = await Promise.allSettled([pay(), pay(), pay()]);

      expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const shown = await show(broken.promiseId);
      expect(shown.payments).toMatchObject([{ amountMinor: 2000, method: 'transfer', byName: 'Ann Lee' }]);
      expect(shown.redress).toMatchObject({ owedMinor: 0, isOwed: false });
      const late = database.act(place.annLee, (ctx) =>
        payRedress(ctx, {
          promiseId: broken.promiseId,
          revision: shown.revision,
          method: 'cash',
          reference: '',
        }),
      );
      await expect(late).rejects.toMatchObject({ problem: { code: 'nothing-owed' } });
      const entries = await database.act(place.annLee, (ctx) =>
        readTimeline(ctx, partyId, [{ module: 'promises', source: promisesTimeline }]),
      );
      expect(entries.map(({ kind }) => kind)).toContain('redress.paid');
    });

    it('stand on the list of what is to be paid until they are paid', async () => {
      const broken = await brokenRepair();
      const unpaid = () =>
        database
          .act(place.annLee, (ctx) => listUnpaid(ctx, { limit: 50 }))
          .then(({ items }) => items.filter((one) => one.partyId === partyId));
      expect(await unpaid()).toMatchObject([{ amountMinor: 2000, payByOn: '2026-12-03' }]);
      await database.act(place.annLee, (ctx) =>
        payRedress(ctx, {
          promiseId: broken.promiseId,
          revision: broken.revision,
          method: 'cash',
          reference: '',
        }),
      );
      expect(await unpaid()).toEqual([]);
    });

    it('owe nothing between departments, and nobody apologises to the customer', async () => {
      const { handedOver } = await import('../testing/index.ts');
      const inside = promisesOf(handedOver);
      const asked = anEvent('bench.asked', '2026-11-20T16:00');
      await database.act('administrator', (ctx) => hearEvent(ctx, inside, asked));
      database.clock.moveTo(at('2026-11-20T17:30'));
      await watch();

      expect(await only()).toMatchObject({ state: 'broken', isInternal: true, redress: null });
      const { items } = await database.act(place.zhouTing, (ctx) =>
        listCareTasks(ctx, { whose: 'all', state: 'open', limit: 10, partyId }),
      );
      expect(items).toEqual([]);
      await expect(give(inWords)).resolves.toMatchObject({ state: 'running' });
    });

    it('wait for a decision where redress is not automatic', async () => {
      const { promiseId } = await give({ definitionKey: 'small.called-back' });
      database.clock.moveTo(at('2026-11-21T16:01'));
      await watch();
      const broken = await show(promiseId);
      expect(broken).toMatchObject({ state: 'broken', redress: null });

      const granted = await database.act(place.annLee, (ctx) =>
        grantRedress(ctx, { promiseId, revision: broken.revision, reason: '客户等了一天' }),
      );
      expect(granted).toMatchObject({ redress: { totalMinor: 1000, isOwed: true } });
    });
  });

  describe('given by hand', () => {
    it('are refused while an earlier one is broken and not made good (S4-17)', async () => {
      await give(inWords);
      database.clock.moveTo(at('2026-11-23T18:30'));
      await watch();
      const another = { ownWords: '周三送货', dueAt: at('2026-11-25T18:00') };

      await expect(give(another)).rejects.toMatchObject({ problem: { code: 'broken-promise-first' } });
      await expect(give({ ...another, overrideReason: '客户要求' })).rejects.toMatchObject({
        problem: { code: 'broken-promise-first' },
      });
      const overridden = await give({ ...another, overrideReason: '客户要求' }, place.annLee);
      expect(overridden).toMatchObject({ state: 'running', overriddenBecause: '客户要求' });

      const [broken] = (await ledger()).filter(({ state }) => state === 'broken');
      await database.act(place.zhouTing, (ctx) =>
        recoverPromise(ctx, {
          promiseId: broken?.promiseId ?? '',
          revision: broken?.revision ?? 0,
          note: '上门道歉',
        }),
      );
      await expect(give({ ...another, ownWords: '周四回访' })).resolves.toMatchObject({ state: 'running' });
    });

    it('are made good by the apology that reached the customer', async () => {
      const { promiseId } = await give(inWords);
      database.clock.moveTo(at('2026-11-23T18:30'));
      await watch();
      const { items } = await database.act(place.zhouTing, (ctx) =>
        listCareTasks(ctx, { whose: 'all', state: 'open', limit: 10, partyId }),
      );
      const careTaskId = items[0]?.careTaskId ?? '';
      await database.act(place.zhouTing, (ctx) =>
        completeCareTask(ctx, { careTaskId, outcome: 'reached', note: '已道歉', minutes: 5 }),
      );
      await database.settle();

      const shown = await show(promiseId);
      expect(shown.recoveredAt).not.toBeNull();
      expect(shown.facts).toMatchObject([{ kind: 'recovered', byName: '周婷' }]);
    });

    it('need evidence of a time between their giving and now', async () => {
      const { promiseId, revision } = await give(inWords);
      const keep = (keptAt: string) =>
        database.act(place.zhouTing, (ctx) =>
          keepPromise(ctx, { promiseId, revision, evidence: '录音 17', keptAt }),
        );
      await expect(keep(at('2026-11-20T15:00'))).rejects.toMatchObject({
        problem: { code: 'promise-time-out-of-range' },
      });
      await expect(keep(at('2026-11-20T17:00'))).rejects.toMatchObject({
        problem: { code: 'promise-time-out-of-range' },
      });
      database.clock.moveTo(at('2026-11-20T17:30'));
      expect(await keep(at('2026-11-20T17:00'))).toMatchObject({
        state: 'kept',
        decidedAt: at('2026-11-20T17:00'),
      });
    });

    it('are said to have been kept in time after they broke only by who may override', async () => {
      const { promiseId } = await give(inWords);
      database.clock.moveTo(at('2026-11-24T09:00'));
      await watch();
      const { revision } = await show(promiseId);
      const keep = (who: Actor, keptAt?: string) =>
        database.act(who, (ctx) => keepPromise(ctx, { promiseId, revision, evidence: '通话记录', keptAt }));

      await expect(keep(place.zhouTing, at('2026-11-23T17:00'))).rejects.toMatchObject({
        problem: { code: 'promise-time-out-of-range' },
      });
      expect(await keep(place.annLee, at('2026-11-23T17:00'))).toMatchObject({ state: 'kept' });
    });

    it('can be withdrawn or excused with a reason, and then are decided', async () => {
      const first = await give(inWords);
      const withdrawn = await database.act(place.annLee, (ctx) =>
        withdrawPromise(ctx, { promiseId: first.promiseId, revision: first.revision, reason: '客户改主意' }),
      );
      expect(withdrawn).toMatchObject({ state: 'withdrawn' });
      const again = database.act(place.annLee, (ctx) =>
        excusePromise(ctx, { promiseId: first.promiseId, revision: withdrawn.revision, reason: '台风' }),
      );
      await expect(again).rejects.toMatchObject({ problem: { code: 'promise-decided' } });
    });

    it('are refused when the time has passed, the promise is unknown, or somebody changed it meanwhile', async () => {
      await expect(give({ ...inWords, dueAt: at('2026-11-20T15:00') })).rejects.toMatchObject({
        problem: { code: 'promise-time-out-of-range' },
      });
      await expect(give({ definitionKey: 'small.repaired' })).rejects.toMatchObject({
        problem: { code: 'unknown-promise-kind' },
        message: expect.stringContaining('small.called-back'),
      });
      const { promiseId, revision } = await give(inWords);
      const stale = database.act(place.annLee, (ctx) =>
        withdrawPromise(ctx, { promiseId, revision: revision + 1, reason: '错' }),
      );
      await expect(stale).rejects.toMatchObject({ problem: { code: 'promise-moved-on' } });
    });

    it('are excused by an exclusion the promise has, also when broken, but not once redress was paid', async () => {
      const broken = await brokenRepair();
      const excuse = (exclusionKey: string, revision: number) =>
        database.act(place.annLee, (ctx) =>
          excusePromise(ctx, { promiseId: broken.promiseId, revision, exclusionKey, reason: '台风停业' }),
        );
      await expect(excuse('war', broken.revision)).rejects.toMatchObject({
        problem: { code: 'unknown-promise-kind' },
      });
      const excused = await excuse('storm', broken.revision);
      expect(excused).toMatchObject({ state: 'excused', redress: null, facts: [{ kind: 'excused' }] });
    });

    it('of another branch are not there', async () => {
      const { promiseId } = await give(inWords);
      await expect(show(promiseId, place.elsewhere)).rejects.toMatchObject({
        problem: { code: 'not-found' },
      });
      await expect(give(inWords, place.elsewhere)).rejects.toMatchObject({ problem: { code: 'not-found' } });
      expect(await ledger(place.elsewhere)).toEqual([]);
    });
  });

  describe('of the business', () => {
    it('are written anew as a next version, while promises given keep theirs', async () => {
      await hear(anEvent('repair.received', '2026-11-20T16:00', { repairId: 'R-1' }));
      const [before] = await database.act('administrator', (ctx) => currentDefinitions(ctx.db, given));
      const { definition, version } = before ?? { definition: undefined, version: 0 };
      if (definition?.measure.kind !== 'time') throw new Error('the first promise measures a time');
      const slower = {
        ...definition,
        tiers: [],
        measure: { ...definition.measure, within: { seconds: 8 * 3600, of: 'working-time' as const } },
      };
      const change = (basedOnVersion: number) =>
        database.act('administrator', (ctx) =>
          changeDefinition(ctx, repairEvents, {
            definitionKey: definition.key,
            definition: slower,
            isRetired: false,
            basedOnVersion,
          }),
        );
      const repairEvents = {
        ...given,
        events: () =>
          new Map(
            ['repair.received', 'repair.done', 'repair.waiting', 'repair.resumed', 'repair.lost'].map(
              (name) => [name, new Set(['partyId', 'repairId', 'works'])] as const,
            ),
          ),
      };
      await change(version);
      await expect(change(version)).rejects.toMatchObject({ problem: { code: 'promise-moved-on' } });
      await hear(anEvent('repair.received', '2026-11-20T16:00', { repairId: 'R-2' }));

      const dues = (await ledger()).map(({ definitionVersion, dueAt }) => [definitionVersion, dueAt]);
      expect(dues).toEqual(
        expect.arrayContaining([
          [version, at('2026-11-23T11:00')],
          [version + 1, at('2026-11-23T15:00')],
        ]),
      );
    });

    it('are refused with every reason when nothing tells of their events', async () => {
      const [some] = given.definitions;
      if (!some) throw new Error('no promise');
      const asked = { definitionKey: 'other.key', definition: some, isRetired: false, basedOnVersion: 0 };
      const change = database.act('administrator', (ctx) => changeDefinition(ctx, given, asked));

      await expect(change).rejects.toMatchObject({
        problem: { code: 'unsound-promise' },
        message: expect.stringMatching(/repair\.waiting.*repair\.resumed.*repair\.lost.*"small\.repaired"/),
      });
    });

    it('tell how often they were kept, with interval, only when there is enough', async () => {
      const figures = (kept: number) =>
        database
          .act('administrator', (ctx) => listFigures(ctx, given, { months: 12 }))
          .then(({ items }) => {
            const figure = items.find(({ definitionKey }) => definitionKey === 'small.right');
            expect(figure?.kept).toBe(kept);
            return figure;
          });
      const givenTo = (count: number) =>
        sql`
          insert into promises.promise (party_id, promise_id, definition_key, definition_version, kept_by_call, is_internal,
            started_at, start_event_id, match_values, limit_seconds, owner_role, state, decided_at, fulfilled_at,
            used_seconds, is_paused, warned_percent, revision)
          select ${partyId}::uuid, gen_random_uuid(), 'small.right', 1, false, false, ${FRIDAY}::timestamptz, gen_random_uuid(),
            '{}', 60, 'manager', 'kept', ${FRIDAY}::timestamptz, ${FRIDAY}::timestamptz, 60, false, 0, 1
          from generate_series(1, ${count})`.execute(database.db);
      database.clock.moveTo(at('2026-11-20T17:00'));
      await givenTo(19);
      expect(await figures(19)).toMatchObject({ n: 19, rate: null, enough: 20 });
      await givenTo(1);
      expect((await figures(20))?.rate).toMatchObject({ share: 1, high: 1, confidence: 0.95 });
    });

    it('stand on a page for everybody in three languages, without a name of anybody', async () => {
      await brokenRepair();
      const page = async (language: string) => {
        const { stream } = await database.act('administrator', (ctx) =>
          showScoreboard(ctx, given, { language }),
        );
        const parts: unknown[] = [];
        for await (const part of stream) parts.push(part);
        return parts.join('');
      };
      const chinese = await page('zh-CN');
      expect(chinese).toContain('Repaired within four working hours');
      expect(chinese).toContain('数据不足');
      expect(chinese).not.toContain('Called back within a day');
      expect(chinese).not.toContain('陈志明');
      expect(await page('zh-TW')).toContain('資料不足');
      expect(await page('en')).toContain('Not enough data');
      const { items } = await database.act('administrator', (ctx) => listDefinitions(ctx, given));
      expect(items.filter(({ definition }) => definition.isPublic)).toHaveLength(1);
    });
  });
});
