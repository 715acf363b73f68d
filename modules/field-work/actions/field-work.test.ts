import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPart } from '#modules/stock/testing';
import { aPlaceOfWork, type PlaceOfWork, readTimeline } from '#modules/timeline/testing';
import { type TestDatabase, testDatabase } from '#test-kit';
import type { NewVisit, Plan, Visit, VisitReport } from '../contract/index.ts';
import { addPhoto, completeVisit, recordArrival, reportVisit } from './carry-out-visit.ts';
import { fieldWorkTimeline } from './field-work-timeline.ts';
import { planRoutes } from './plan-routes.ts';
import { cancelVisit, changeVisit, planVisit } from './plan-visit.ts';
import { changePlan, createPlan, endPlan, listPlans } from './plans.ts';
import { addRoundVisits, closeRound, createRound, listCandidates, listRounds } from './rounds.ts';
import { showFieldWorkFigures } from './show-figures.ts';
import { listMyVisits, listVisits, showVisit } from './show-visits.ts';

const DAY = '2026-02-10';
const NOON = `${DAY}T04:00:00.000Z`; // 12:00 in Shanghai
const code = (problem: string) => ({ problem: { code: problem } });
const signature = { signedByName: '陈志明', strokes: [[0, 0, 500, 500]] };

describe('field work', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let branchId: string;
  let technicianId: string;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
    branchId = place.zhouTing.branchIds[0] ?? '';
    technicianId = place.zhouTing.actorId;
  });
  beforeEach(async () => {
    database.clock.moveTo(NOON);
    for (const table of ['visit_fact', 'visit', 'plan_done', 'plan', 'place', 'round'])
      await sql`delete from ${sql.table(`field_work.${table}`)}`.execute(database.db);
  });
  afterAll(() => database.drop());

  const aPlan = (partyId: string, given: Partial<Plan> = {}) =>
    database.act(place.zhouTing, (ctx) =>
      createPlan(ctx, {
        partyId,
        title: '助听器保养',
        assetId: null,
        firstDueOn: '2026-01-31',
        interval: { count: 3, unit: 'month' },
        base: 'scheduled',
        leadDays: 14,
        holidayShift: 'none',
        purposes: ['inspection'],
        kind: 'service',
        serviceMinutes: 40,
        checklist: ['电池'],
        ...given,
      }),
    );
  const aVisit = (partyId: string, given: Partial<NewVisit> = {}) =>
    database.act(place.zhouTing, (ctx) =>
      planVisit(ctx, {
        partyId,
        purposes: ['inspection'],
        kind: 'service',
        visitOn: DAY,
        technicianId,
        window: null,
        serviceMinutes: 40,
        priority: 0,
        skills: [],
        instructions: '',
        roundId: null,
        planIds: [],
        checklist: [],
        ...given,
      }),
    );
  const found = (visit: Visit, given: Partial<VisitReport> = {}): VisitReport => ({
    ...visit.report,
    checklist: visit.report.checklist.map((line) => ({ ...line, result: 'fine' })),
    findings: '已清洁',
    ...given,
  });
  const complete = (visit: Visit, given: Partial<Parameters<typeof completeVisit>[1]> = {}) =>
    database.act(place.zhouTing, (ctx) =>
      completeVisit(ctx, {
        visitId: visit.visitId,
        revision: visit.revision,
        outcome: 'completed',
        at: NOON,
        report: found(visit),
        signature: null,
        reason: '',
        ...given,
      }),
    );

  describe('maintenance (S3-40)', () => {
    it('is kept when done within a tenth of its interval after its day, and missed when that passed without it', async () => {
      const figures = async (who = place.zhouTing) =>
        (await database.act(who, (ctx) => showFieldWorkFigures(ctx, {}))).maintenanceKept.service;
      // Every three months: nine days of grace. Done on the tenth of February.
      for (const firstDueOn of ['2026-02-10', '2026-02-01', '2026-01-31', '2025-11-01']) {
        const partyId = await place.aCustomer();
        const { planId } = await aPlan(partyId, { firstDueOn });
        await complete(await aVisit(partyId, { planIds: [planId] }));
      }
      expect(await figures()).toMatchObject({ n: 4, count: 2, share: null });

      await aPlan(await place.aCustomer(), { firstDueOn: '2026-01-31' });
      expect(await figures()).toMatchObject({ n: 5, count: 2, share: 0.4 });
      await aPlan(await place.aCustomer(), { firstDueOn: '2026-02-01' });
      expect(await figures()).toMatchObject({ n: 5 });
      expect(await figures(place.elsewhere)).toMatchObject({ n: 0 });
    });

    it.each([
      ['scheduled', '2026-04-30'],
      ['completed', '2026-05-10'],
    ] as const)('is due again as counted from the day it was %s', async (base, nextDueOn) => {
      const partyId = await place.aCustomer();
      const { planId } = await aPlan(partyId, { base });

      await complete(await aVisit(partyId, { planIds: [planId] }));

      const [plan] = (
        await database.act(place.zhouTing, (ctx) =>
          listPlans(ctx, { partyId, standing: 'running', limit: 10 }),
        )
      ).items;
      expect(plan).toMatchObject({ nextDueOn, lastDoneOn: DAY, timesDone: 1 });
    });

    it('is done before a day on which the branch is closed, when the plan says so', async () => {
      const plan = await aPlan(await place.aCustomer(), { holidayShift: 'back', firstDueOn: '2026-01-31' });
      // The usual hours are those of every day; this branch is closed from the 29th on.
      expect(plan.nextDueOn).toBe('2026-01-31');
      await sql`insert into appointments.branch_hours (branch_id, week, exceptions) values (${branchId},
        ${JSON.stringify(Array.from({ length: 7 }, () => [{ from: '09:00', to: '18:00' }]))},
        ${JSON.stringify({ '2026-01-31': [], '2026-01-30': [], '2026-01-29': [] })})`.execute(database.db);

      const changed = await database.act(place.zhouTing, (ctx) => changePlan(ctx, bodyOf(plan)));

      expect(changed.nextDueOn).toBe('2026-01-28');
      await sql`delete from appointments.branch_hours`.execute(database.db);
    });

    it('that has ended is due no more and cannot be changed, nor by who has not seen the last change', async () => {
      const plan = await aPlan(await place.aCustomer());
      const body = bodyOf(plan);
      await database.act(place.zhouTing, (ctx) => changePlan(ctx, body));

      await expect(database.act(place.zhouTing, (ctx) => changePlan(ctx, body))).rejects.toMatchObject(
        code('maintenance-plan-changed'),
      );
      const ended = await database.act(place.zhouTing, (ctx) =>
        endPlan(ctx, { planId: plan.planId, revision: 2 }),
      );
      expect(ended).toMatchObject({ nextDueOn: null });
      await expect(
        database.act(place.zhouTing, (ctx) => changePlan(ctx, { ...body, revision: 3 })),
      ).rejects.toMatchObject(code('maintenance-plan-ended'));
    });

    it('is listed to be planned from its lead on, soonest first, a page at a time', async () => {
      const partyId = await place.aCustomer();
      await aPlan(partyId, { firstDueOn: '2026-02-24', title: 'b' });
      await aPlan(partyId, { firstDueOn: '2026-02-12', title: 'a' });
      await aPlan(partyId, { firstDueOn: '2026-02-25', title: 'not yet' });
      const due = (cursor?: string) =>
        database.act(place.zhouTing, (ctx) => listPlans(ctx, { standing: 'due', limit: 1, cursor }));

      const first = await due();
      const second = await due(first.nextCursor ?? '');

      expect([first, second].flatMap(({ items }) => items.map(({ title }) => title))).toEqual(['a', 'b']);
      expect(second.nextCursor).toBeNull();
    });
  });

  describe('a round', () => {
    const aRound = (given: { district?: string; dueOnly?: boolean } = {}) =>
      database.act(place.zhouTing, (ctx) =>
        createRound(ctx, {
          name: '春季巡检',
          branchId,
          fromOn: '2026-02-01',
          untilOn: '2026-02-28',
          filter: { district: '', dueOnly: false, ...given },
          purposes: ['inspection', 'survey'],
          serviceMinutes: 30,
          checklist: ['外观'],
        }),
      );

    it('goes to the customers of its district, each once, with the maintenance that is due', async () => {
      const there = await place.aCustomer();
      const elsewhere = await place.aCustomer();
      const at = (district: string) => ({ address: '1', district, latitude: null, longitude: null });
      await cancelled(await aVisit(there, { place: at('越秀') }));
      await cancelled(await aVisit(elsewhere, { place: at('天河') }));
      const { planId } = await aPlan(there);
      const { roundId } = await aRound({ district: '越秀' });

      const list = await database.act(place.zhouTing, (ctx) => listCandidates(ctx, { roundId, limit: 10 }));
      const add = () =>
        database.act(place.zhouTing, (ctx) =>
          addRoundVisits(ctx, { roundId, partyIds: [there], visitOn: DAY, technicianId }),
        );

      expect(list.items).toMatchObject([
        { partyId: there, nextDueOn: '2026-01-31', visitId: null, visitStatus: null, coveredUntilOn: null },
      ]);
      expect(await add()).toEqual({ planned: 1, passedOver: 0 });
      expect(await add()).toEqual({ planned: 0, passedOver: 1 });
      const visits = await database.act(place.zhouTing, (ctx) =>
        listVisits(ctx, { roundId, standing: 'open', limit: 10 }),
      );
      expect(visits.items).toMatchObject([
        {
          purposes: ['inspection', 'survey'],
          planIds: [planId],
          serviceMinutes: 40,
          place: { district: '越秀' },
          report: { checklist: [{ item: '外观' }, { item: '电池' }] },
        },
      ]);
      const rounds = await database.act(place.zhouTing, (ctx) => listRounds(ctx, { limit: 10 }));
      expect(rounds.items).toMatchObject([{ visits: { planned: 1, completed: 0, notMet: 0 } }]);
    });

    it('makes visits that are owed for maintenance that is owed, and free ones for the rest (S2-65)', async () => {
      const owed = await place.aCustomer();
      const free = await place.aCustomer();
      await aPlan(owed, { kind: 'obligation' });
      await aPlan(free);
      const { roundId } = await aRound();

      await database.act(place.zhouTing, (ctx) =>
        addRoundVisits(ctx, { roundId, partyIds: [owed, free], visitOn: DAY, technicianId }),
      );

      const { items } = await database.act(place.zhouTing, (ctx) =>
        listVisits(ctx, { roundId, standing: 'open', limit: 10 }),
      );
      expect(new Map(items.map(({ partyId, kind }) => [partyId, kind]))).toEqual(
        new Map([
          [owed, 'obligation'],
          [free, 'service'],
        ]),
      );
      await expect(aVisit(free, { kind: 'product' })).resolves.toMatchObject({ kind: 'product' });
    });

    it('takes no visits once it is closed, and none that end before they begin', async () => {
      const partyId = await place.aCustomer();
      const { roundId } = await aRound();
      await database.act(place.zhouTing, (ctx) => closeRound(ctx, roundId));

      await expect(
        database.act(place.zhouTing, (ctx) =>
          addRoundVisits(ctx, { roundId, partyIds: [partyId], visitOn: DAY, technicianId }),
        ),
      ).rejects.toMatchObject(code('round-closed'));
      await expect(aVisit(partyId, { roundId })).rejects.toMatchObject(code('round-closed'));
      await expect(
        aVisit(partyId, { window: { from: '11:00', until: '10:00' }, technicianId: roundId }),
      ).rejects.toThrow(/window ends at 10:00.*does not work here/);
    });

    it('is not there for another branch', async () => {
      const { roundId } = await aRound();

      await expect(
        database.act(place.elsewhere, (ctx) => listCandidates(ctx, { roundId, limit: 10 })),
      ).rejects.toMatchObject(code('not-found'));
    });
  });

  describe('a visit', () => {
    it('is planned, made, and told on the timeline', async () => {
      const partyId = await place.aCustomer();
      const visit = await aVisit(partyId, { checklist: ['外观'] });

      await database.act(place.zhouTing, (ctx) => recordArrival(ctx, { visitId: visit.visitId, at: NOON }));
      const done = await complete(visit);

      expect(done).toMatchObject({ status: 'completed', arrivedAt: NOON, endedAt: NOON, revision: 2 });
      const lines = await database.act(place.zhouTing, (ctx) =>
        readTimeline(ctx, partyId, [{ module: 'field-work', source: fieldWorkTimeline }]),
      );
      expect(lines.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['visit.planned', 'visit.completed']),
      );
    });

    it('takes the parts it used from the branch of the one who was there, once', async () => {
      const part = await database.act('administrator', (ctx) =>
        aPart(ctx, { branchId, name: '声管', onHand: 5 }),
      );
      const visit = await aVisit(await place.aCustomer());
      const report = found(visit, {
        parts: [
          { name: '声管', quantity: 2 },
          { name: '橡皮筋', quantity: 1 },
        ],
      });
      await complete(visit, { report });
      await complete(visit, { report });

      const { rows } = await sql<{ quantity: number }>`
        select quantity from stock.movement where part_id = ${part.partId} and kind = 'used'`.execute(
        database.db,
      );
      expect(rows).toEqual([{ quantity: -2 }]);
    });

    it('takes what the desk adds to its report later, and puts back what it strikes out', async () => {
      const part = await database.act('administrator', (ctx) =>
        aPart(ctx, { branchId, name: '导声管', onHand: 5 }),
      );
      const visit = await aVisit(await place.aCustomer());
      const report = (quantity: number) =>
        found(visit, { parts: quantity === 0 ? [] : [{ name: '导声管', quantity }] });
      let done = await complete(visit, { report: report(1) });
      const onHand = async () => {
        const { rows } = await sql<{ on_hand: number; used: number }>`
          select on_hand, (select coalesce(sum(quantity), 0)::int from stock.reservation
            where part_id = ${part.partId} and outcome = 'used') as used
          from stock.balance where part_id = ${part.partId}`.execute(database.db);
        return rows[0];
      };
      const rewrite = async (quantity: number) => {
        done = await database.act(place.zhouTing, (ctx) =>
          reportVisit(ctx, { visitId: visit.visitId, revision: done.revision, report: report(quantity) }),
        );
        return onHand();
      };

      expect(await rewrite(3)).toEqual({ on_hand: 2, used: 3 });
      expect(await rewrite(3)).toEqual({ on_hand: 2, used: 3 });
      expect(await rewrite(2)).toEqual({ on_hand: 3, used: 2 });
      expect(await rewrite(0)).toEqual({ on_hand: 5, used: 0 });
      expect(await rewrite(6)).toEqual({ on_hand: 0, used: 6 });
    });

    it('takes a signature that comes with the report later, and never signs over the one it was closed with', async () => {
      const visit = await aVisit(await place.aCustomer());
      const done = await complete(visit);
      const sign = (revision: number, signedByName: string) =>
        database.act(place.zhouTing, (ctx) =>
          reportVisit(ctx, {
            visitId: visit.visitId,
            revision,
            report: done.report,
            signature: { ...signature, signedByName },
          }),
        );

      const signed = await sign(done.revision, '陈志明');

      expect(signed.signature).toMatchObject({ signedByName: '陈志明' });
      expect((await sign(signed.revision, '陈小明')).signature).toEqual(signed.signature);
    });

    it('is closed once, though its device says so again long after', async () => {
      const visit = await aVisit(await place.aCustomer());
      const done = await complete(visit);
      database.clock.moveTo('2026-03-01T04:00:00.000Z');

      expect(await complete(visit)).toEqual(done);
      await expect(complete(visit, { at: '2026-02-10T05:00:00.000Z' })).rejects.toMatchObject(
        code('visit-over'),
      );
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from field_work.visit_fact where kind = 'completed'`.execute(database.db);
      expect(rows).toEqual([{ count: 1 }]);
    });

    it('is not closed while something is missing, all of it told at once', async () => {
      const visit = await aVisit(await place.aCustomer(), {
        purposes: ['installation', 'training'],
        checklist: ['外观'],
      });

      await expect(complete(visit, { report: visit.report })).rejects.toThrow(
        /checklist, findings, readings, topic, attendees, signature/,
      );
      const report = found(visit, {
        readings: [{ name: '输出', value: '110', unit: 'dB' }],
        training: { topic: '佩戴', attendees: [{ name: '陈志明', passed: true }] },
      });
      expect(await complete(visit, { report, signature })).toMatchObject({ status: 'completed', signature });
    });

    it('says why nobody was met, and leaves the maintenance due', async () => {
      const partyId = await place.aCustomer();
      const { planId } = await aPlan(partyId);
      const visit = await aVisit(partyId, { planIds: [planId] });

      await expect(complete(visit, { outcome: 'not-met' })).rejects.toMatchObject(code('visit-incomplete'));
      expect(await complete(visit, { outcome: 'not-met', reason: '无人应门' })).toMatchObject({
        status: 'not-met',
        reason: '无人应门',
      });
      const plans = await database.act(place.zhouTing, (ctx) =>
        listPlans(ctx, { partyId, standing: 'running', limit: 10 }),
      );
      expect(plans.items).toMatchObject([{ nextDueOn: '2026-01-31', timesDone: 0 }]);
    });

    it('that the desk changed meanwhile is refused until it was seen, and lost by nobody', async () => {
      const visit = await aVisit(await place.aCustomer());
      const desk = found(visit, { findings: '先打电话' });
      await database.act(place.annLee, (ctx) =>
        reportVisit(ctx, { visitId: visit.visitId, revision: 1, report: desk }),
      );

      await expect(complete(visit)).rejects.toMatchObject(code('visit-changed'));
      expect(await complete(visit, { revision: 2 })).toMatchObject({ status: 'completed', revision: 3 });
    });

    it('that was cancelled while somebody was there has taken place all the same', async () => {
      const visit = await aVisit(await place.aCustomer());
      await cancelled(visit);

      await expect(complete(visit)).rejects.toMatchObject(code('visit-changed'));
      await database.act(place.zhouTing, (ctx) => recordArrival(ctx, { visitId: visit.visitId, at: NOON }));
      expect(await complete(visit, { revision: 2 })).toMatchObject({ status: 'completed' });
    });

    it('takes an arrival and a photo once, however often they are told', async () => {
      const { visitId } = await aVisit(await place.aCustomer());
      const attachmentId = '01890000-0000-7000-8000-0000000000aa';
      for (const at of [NOON, '2026-02-10T03:00:00.000Z'])
        await database.act(place.zhouTing, (ctx) => recordArrival(ctx, { visitId, at }));
      for (let times = 0; times < 2; times++)
        await database.act(place.zhouTing, (ctx) => addPhoto(ctx, { visitId, attachmentId }));

      expect(await database.act(place.zhouTing, (ctx) => showVisit(ctx, visitId))).toMatchObject({
        arrivedAt: NOON,
        photoIds: [attachmentId],
        revision: 1,
      });
    });

    it('moves to another day out of its route, and its customer is visited at the new place from then on', async () => {
      const partyId = await place.aCustomer();
      const visit = await aVisit(partyId);
      const { purposes, kind, window, serviceMinutes, priority, skills, instructions } = visit;
      const there = { address: '东风路1号', district: '越秀', latitude: 23.1, longitude: 113.2 };

      const moved = await database.act(place.zhouTing, (ctx) =>
        changeVisit(ctx, {
          visitId: visit.visitId,
          revision: 1,
          purposes,
          kind,
          window,
          serviceMinutes,
          priority,
          skills,
          instructions,
          visitOn: '2026-02-12',
          technicianId: null,
          place: there,
        }),
      );

      expect(moved).toMatchObject({ visitOn: '2026-02-12', place: there, revision: 2 });
      expect((await aVisit(partyId)).place).toEqual(there);
    });

    it('is not there for another branch, and the day of somebody is theirs alone', async () => {
      const { visitId } = await aVisit(await place.aCustomer());

      await expect(database.act(place.elsewhere, (ctx) => showVisit(ctx, visitId))).rejects.toMatchObject(
        code('not-found'),
      );
      const mine = await database.act(place.zhouTing, (ctx) => listMyVisits(ctx, DAY));
      const theirs = await database.act(place.colleague, (ctx) => listMyVisits(ctx, DAY));
      expect([mine.items.length, theirs.items.length]).toEqual([1, 0]);
    });
  });

  it('routes put the visits of a day in order and on the wall, and say what is left and why', async () => {
    const at = (longitude: number) => ({ address: '1', district: '越秀', latitude: 23.1, longitude });
    const near = await aVisit(await place.aCustomer(), { place: at(113.21), technicianId: null });
    const far = await aVisit(await place.aCustomer(), { place: at(113.3), technicianId: null });
    const morning = await aVisit(await place.aCustomer(), {
      place: at(113.31),
      window: { from: '09:00', until: '09:30' },
    });
    const welding = await aVisit(await place.aCustomer(), { skills: ['welding'] });
    const plan = () =>
      database.act(place.zhouTing, (ctx) =>
        planRoutes(ctx, {
          visitOn: DAY,
          branchId,
          technicians: [
            {
              technicianId,
              from: '08:00',
              until: '17:00',
              lunch: { from: '12:00', until: '13:00', minutes: 60 },
              skills: [],
              start: { latitude: 23.1, longitude: 113.2 },
            },
          ],
        }),
      );

    const day = await plan();

    expect(day.unassigned).toMatchObject([{ visitId: welding.visitId, reason: 'skills' }]);
    expect(day.routes[0]?.visitIds).toEqual(
      expect.arrayContaining([near.visitId, far.visitId, morning.visitId]),
    );
    const { items } = await database.act(place.zhouTing, (ctx) => listMyVisits(ctx, DAY));
    const routed = items.filter(({ arrivesAt }) => arrivesAt !== null);
    expect(routed.map(({ visitId }) => visitId)).toEqual(day.routes[0]?.visitIds);
    const early = routed.find(({ visitId }) => visitId === morning.visitId);
    expect(early?.arrivesAt && early.arrivesAt >= '09:00' && early.arrivesAt <= '09:30').toBe(true);
    await plan();
    const again = await database.act(place.zhouTing, (ctx) => listMyVisits(ctx, DAY));
    expect(again.items.map(({ revision }) => revision)).toEqual(items.map(({ revision }) => revision));
  });

  it('shares visits out evenly when asked, as far as all can be made so', async () => {
    for (let index = 0; index < 4; index++) await aVisit(await place.aCustomer());
    const plan = (share: 'shortest' | 'even', until: string) =>
      database.act(place.zhouTing, (ctx) =>
        planRoutes(ctx, {
          visitOn: DAY,
          branchId,
          share,
          technicians: [
            { technicianId, from: '08:00', until: '17:00', lunch: null, skills: [], start: null },
            {
              technicianId: place.colleague.actorId,
              from: '08:00',
              until,
              lunch: null,
              skills: [],
              start: null,
            },
          ],
        }),
      );
    const shares = (day: Awaited<ReturnType<typeof plan>>) =>
      day.routes.map(({ visitIds }) => visitIds.length).toSorted();

    expect(shares(await plan('shortest', '17:00'))).toEqual([4]);
    expect(shares(await plan('even', '17:00'))).toEqual([2, 2]);
    const short = await plan('even', '08:30');
    expect(short.unassigned).toEqual([]);
    expect(shares(short)).toEqual([4]);
  });

  const cancelled = (visit: Visit) =>
    database.act(place.zhouTing, (ctx) =>
      cancelVisit(ctx, { visitId: visit.visitId, revision: visit.revision, reason: '客户外出' }),
    );
});

function bodyOf(plan: Plan): Parameters<typeof changePlan>[1] {
  const { planId, revision, title, assetId, firstDueOn, interval, base, leadDays, holidayShift } = plan;
  const { purposes, kind, serviceMinutes, checklist } = plan;
  return {
    planId,
    revision,
    title,
    assetId,
    firstDueOn,
    interval,
    base,
    leadDays,
    holidayShift,
    purposes,
    kind,
    serviceMinutes,
    checklist,
  };
}
