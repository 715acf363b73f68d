import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPlaceOfWork, type PlaceOfWork, readTimeline } from '#modules/timeline/testing';
import type { Actor } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import type { CareOutcome } from '../contract/index.ts';
import { aCareTask, longAway } from '../testing/index.ts';
import { careTimeline } from './care-timeline.ts';
import { createCareTask } from './create-care-task.ts';
import { countCareTasks, listCareDays, listCareTasks } from './list-care-tasks.ts';
import { completeCareTask, snoozeCareTask } from './take-care-step.ts';
import { undoCareStep } from './undo-care-step.ts';

const MONDAY = '2026-03-02T09:00:00.000Z';

describe('care tasks (S1-42)', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let partyId: string;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
  });
  beforeEach(async () => {
    database.clock.moveTo(MONDAY);
    partyId = await place.aCustomer();
  });
  afterAll(() => database.drop());

  const planned = (given = {}) =>
    database.act(place.zhouTing, (ctx) => aCareTask(ctx, { partyId, ...given }));
  const complete = (careTaskId: string, outcome: CareOutcome, who: Actor = place.zhouTing, note = '') =>
    database.act(who, (ctx) => completeCareTask(ctx, { careTaskId, outcome, note, minutes: null }));
  const snooze = (careTaskId: string, untilOn: string) =>
    database.act(place.zhouTing, (ctx) => snoozeCareTask(ctx, { careTaskId, untilOn }));
  const undo = (careTaskId: string, who: Actor = place.zhouTing) =>
    database.act(who, (ctx) => undoCareStep(ctx, careTaskId));
  const list = (who: Actor, more: Partial<Parameters<typeof listCareTasks>[1]> = {}) =>
    database.act(who, (ctx) =>
      listCareTasks(ctx, { whose: 'mine', state: 'open', limit: 50, partyId, ...more }),
    );
  const timeline = () =>
    database.act(place.zhouTing, (ctx) =>
      readTimeline(ctx, partyId, [{ module: 'follow-ups', source: careTimeline }]),
    );

  it('say who, why and by when', async () => {
    await planned();

    const { items } = await list(place.zhouTing);

    expect(items).toMatchObject([
      {
        partyId,
        partyName: '陈志明',
        dueOn: '2026-03-02',
        reason: { kind: 'gap-longer-than-usual', values: { usualGapDays: 49, currentGapDays: 133 } },
        attempts: 0,
        closure: null,
      },
    ]);
  });

  it('are one for a customer and a reason, however often and by whomever it is asked for', async () => {
    const ask = (who: Actor) =>
      database.act(who, (ctx) => createCareTask(ctx, { partyId, reason: longAway }));

    const answers = await Promise.all([ask(place.zhouTing), ask(place.colleague), ask(place.zhouTing)]);
    const missed = await planned({ reason: { kind: 'missed-visit', values: { missedOn: '2026-02-27' } } });

    expect(new Set(answers.map(({ careTaskId }) => careTaskId)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(missed.careTaskId).not.toBe(answers[0]?.careTaskId);
  });

  it('can be planned again once the task before is closed', async () => {
    const first = await planned();
    await complete(first.careTaskId, 'reached');

    const second = await planned();

    expect(second.careTaskId).not.toBe(first.careTaskId);
  });

  it('are due again the day after a call nobody answered, and are given up after the third', async () => {
    const { careTaskId } = await planned();

    const first = await complete(careTaskId, 'no-answer');
    database.clock.moveTo('2026-03-03T09:00:00.000Z');
    const second = await complete(careTaskId, 'no-answer');
    database.clock.moveTo('2026-03-04T09:00:00.000Z');
    const third = await complete(careTaskId, 'no-answer');

    expect([first.dueOn, second.dueOn]).toEqual(['2026-03-03', '2026-03-04']);
    expect([first.closure, second.closure]).toEqual([null, null]);
    expect(third.closure).toMatchObject({ outcome: 'no-answer', byName: '周婷' });
  });

  it('count days where the business is: late in the evening there, tomorrow is tomorrow there', async () => {
    const { careTaskId } = await planned();
    database.clock.moveTo('2026-03-02T15:59:00.000Z'); // 23:59 in Shanghai, still the second

    const tried = await complete(careTaskId, 'no-answer');

    expect(tried.dueOn).toBe('2026-03-03');
  });

  it('leave a call with what was said on the timeline, and the end of the care', async () => {
    const { careTaskId } = await planned();
    database.clock.moveTo('2026-03-02T09:10:00.000Z');
    await complete(careTaskId, 'reached', place.zhouTing, '电池用完了，周五来取');

    expect(await timeline()).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'call.logged', text: '电池用完了，周五来取' }),
        expect.objectContaining({
          source: 'follow-ups',
          kind: 'care-task.completed',
          values: { reasonKind: 'gap-longer-than-usual', outcome: 'reached' },
        }),
        expect.objectContaining({ kind: 'care-task.created' }),
      ]),
    );
  });

  it('that were done without a call leave none', async () => {
    const { careTaskId } = await planned();
    await complete(careTaskId, 'done');

    expect((await timeline()).map(({ kind }) => kind).sort()).toEqual([
      'care-task.completed',
      'care-task.created',
    ]);
  });

  it('are open again, and their call taken back, when the completion is undone', async () => {
    const { careTaskId } = await planned();
    await complete(careTaskId, 'reached', place.zhouTing, '打错了人');

    const reopened = await undo(careTaskId);

    expect(reopened).toMatchObject({ closure: null, attempts: 0, dueOn: '2026-03-02' });
    expect((await timeline()).map(({ kind }) => kind)).toEqual(['care-task.created']);
    expect((await list(place.zhouTing)).items).toHaveLength(1);
  });

  it('can be undone only by who took the latest step, and only as long as there is one', async () => {
    const { careTaskId } = await planned();
    await snooze(careTaskId, '2026-03-09');

    await expect(undo(careTaskId, place.colleague)).rejects.toMatchObject({
      problem: { code: 'nothing-to-undo' },
    });
    await expect(undo(careTaskId)).resolves.toMatchObject({ dueOn: '2026-03-02', snoozedUntilOn: null });
    await expect(undo(careTaskId)).rejects.toMatchObject({ problem: { code: 'nothing-to-undo' } });
  });

  it('can be put off to a later day, not to today, and not beyond a year', async () => {
    const { careTaskId } = await planned();

    await expect(snooze(careTaskId, '2026-03-09')).resolves.toMatchObject({ snoozedUntilOn: '2026-03-09' });
    await expect(snooze(careTaskId, '2026-03-02')).rejects.toMatchObject({
      problem: { code: 'day-out-of-range' },
    });
    await expect(snooze(careTaskId, '2027-04-02')).rejects.toMatchObject({
      problem: { code: 'day-out-of-range' },
    });
  });

  it('count once when two people complete one at the same time', async () => {
    const { careTaskId } = await planned();

    const outcomes = await Promise.allSettled([
      complete(careTaskId, 'reached'),
      complete(careTaskId, 'reached', place.colleague),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { problem: { code: 'care-task-closed' } },
    });
    expect((await timeline()).filter(({ kind }) => kind === 'call.logged')).toHaveLength(1);
  });

  it('cannot be planned for somebody who has died, nor for the past', async () => {
    const zhaoDehou = await place.aCustomer({ name: '赵德厚', diedOn: '2025-12-01' });

    await expect(planned({ partyId: zhaoDehou })).rejects.toMatchObject({
      problem: { code: 'customer-has-died' },
    });
    await expect(planned({ dueOn: '2026-03-01' })).rejects.toMatchObject({
      problem: { code: 'day-out-of-range' },
    });
  });

  it('are beyond the reach of another branch: to list, to plan, to complete and to undo', async () => {
    const { careTaskId } = await planned();
    const notFound = { problem: { code: 'not-found' } };

    expect((await list(place.elsewhere, { whose: 'all' })).items).toEqual([]);
    await expect(
      database.act(place.elsewhere, (ctx) => createCareTask(ctx, { partyId, reason: longAway })),
    ).rejects.toMatchObject(notFound);
    await expect(complete(careTaskId, 'reached', place.elsewhere)).rejects.toMatchObject(notFound);
    await expect(undo(careTaskId, place.elsewhere)).rejects.toMatchObject(notFound);
  });
});

describe('the list of care tasks', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
  });
  afterAll(() => database.drop());

  it('gives those due first, page by page, and to each what is theirs', async () => {
    const days = ['2026-03-05', '2026-03-02', '2026-03-03', '2026-03-02', '2026-03-04'];
    for (const dueOn of days) {
      const partyId = await place.aCustomer();
      await database.act(place.zhouTing, (ctx) => aCareTask(ctx, { partyId, dueOn }));
    }
    const owned = await place.aCustomer({ ownerId: place.colleague.actorId });
    await database.act(place.zhouTing, (ctx) => aCareTask(ctx, { partyId: owned }));
    const given = await place.aCustomer({ ownerId: place.colleague.actorId });
    await database.act(place.zhouTing, (ctx) =>
      aCareTask(ctx, { partyId: given, assigneeId: place.zhouTing.actorId }),
    );

    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await database.act(place.zhouTing, (ctx) =>
        listCareTasks(ctx, { whose: 'mine', state: 'open', limit: 2, cursor }),
      );
      seen.push(...page.items.map(({ dueOn }) => dueOn));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    const count = (who: Actor, whose: 'mine' | 'all') =>
      database.act(who, (ctx) => countCareTasks(ctx, { whose }));

    expect(seen).toEqual([
      '2026-03-02',
      '2026-03-02',
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
    ]);
    expect(await count(place.zhouTing, 'mine')).toEqual({ due: 3, overdue: 0, isMore: false });
    expect(await count(place.zhouTing, 'all')).toMatchObject({ due: 4 });
    expect(await count(place.elsewhere, 'all')).toMatchObject({ due: 0 });
    database.clock.moveTo('2026-03-03T16:30:00.000Z'); // the fourth in Shanghai
    expect(await count(place.zhouTing, 'mine')).toEqual({ due: 5, overdue: 4, isMore: false });
  });

  it('counts each day, with the first names, as the list of that day has them', async () => {
    database.clock.moveTo(MONDAY);
    const asked = { whose: 'mine', state: 'open', fromOn: '2026-03-02', days: 7 } as const;
    const days = (who: Actor) => database.act(who, (ctx) => listCareDays(ctx, asked));

    const { items } = await days(place.zhouTing);

    expect(items.map(({ on, count, first, isMore }) => [on, count, first.length, isMore])).toEqual([
      ['2026-03-02', 3, 3, false],
      ['2026-03-03', 1, 1, false],
      ['2026-03-04', 1, 1, false],
      ['2026-03-05', 1, 1, false],
    ]);
    const ofDay = await database.act(place.zhouTing, (ctx) =>
      listCareTasks(ctx, {
        whose: 'mine',
        state: 'open',
        limit: 9,
        dueFromOn: '2026-03-03',
        dueUntilOn: '2026-03-04',
      }),
    );
    expect(ofDay.items.map(({ dueOn }) => dueOn)).toEqual(['2026-03-03', '2026-03-04']);
    expect((await days(place.elsewhere)).items).toEqual([]);
  });
});
