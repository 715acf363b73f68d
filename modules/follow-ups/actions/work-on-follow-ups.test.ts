import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNote, aPlaceOfWork, type PlaceOfWork } from '#modules/timeline/testing';
import { type TestDatabase, testDatabase } from '#test-kit';
import { aRule, fitCustomer } from '../testing/index.ts';
import { getCallSheet } from './call-sheet.ts';
import { listCareTasks } from './list-care-tasks.ts';
import { planFollowUps } from './plan-follow-ups.ts';
import { getTimeliness } from './read-timeliness.ts';
import { reassignCareTasks, undoReassignment } from './reassign-care-tasks.ts';
import { keepRules } from './rules.ts';
import { completeCareTask } from './take-care-step.ts';

const everybody = { among: { fromPartyId: null, beforePartyId: null } };
const rules = [aRule(), aRule({ key: 'small.day-7', offset: { n: 7, unit: 'd' } })];

describe('work on follow-ups', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let partyId: string;
  beforeAll(async () => {
    database = await testDatabase({ now: '2026-01-15T06:00:00.000Z' });
    place = await aPlaceOfWork(database);
    partyId = await place.aCustomer();
    await database.act('administrator', (ctx) => keepRules(ctx, rules, { onSince: '2026-01-01' }));
    await database.act(place.annLee, (ctx) => fitCustomer(ctx, partyId));
  });
  afterAll(() => database.drop());

  const open = async () => {
    const asked = { whose: 'all', state: 'open', limit: 50, partyId } as const;
    return (await database.act(place.annLee, (ctx) => listCareTasks(ctx, asked))).items;
  };

  it('finds nothing half done after planning broke off, and all of it after planning again', async () => {
    const broken = database.act('administrator', async (ctx) => {
      await planFollowUps(ctx, rules, everybody);
      throw new Error('the machine went away');
    });
    await expect(broken).rejects.toThrow('the machine went away');
    expect(await open()).toEqual([]);

    await database.act('administrator', (ctx) => planFollowUps(ctx, rules, everybody));
    expect((await open()).map(({ dueOn }) => dueOn)).toEqual(['2026-01-17', '2026-01-22']);
  });

  it('is given to a colleague as a whole, and taken back as a whole', async () => {
    const careTaskIds = (await open()).map(({ careTaskId }) => careTaskId);
    const assigneeId = place.colleague.actorId;

    const given = await database.act(place.annLee, (ctx) =>
      reassignCareTasks(ctx, { careTaskIds, assigneeId }),
    );
    expect(given.changed).toBe(2);
    expect((await open()).map((task) => task.assigneeId)).toEqual([assigneeId, assigneeId]);

    const back = await database.act(place.annLee, (ctx) => undoReassignment(ctx, given.reassignmentId));
    expect(back.changed).toBe(2);
    expect((await open()).map((task) => task.assigneeId)).toEqual([null, null]);
  });

  it('shows what was written of the customer before the call, and counts it when it was of use (S0-26)', async () => {
    await database.act(place.zhouTing, (ctx) => aNote(ctx, { partyId, text: '孙子周五结婚' }));
    const [first] = await open();
    const careTaskId = first?.careTaskId ?? '';
    const sheet = await database.act(place.zhouTing, (ctx) => getCallSheet(ctx, [], careTaskId));
    expect(sheet.facts.map(({ text }) => text)).toEqual(['孙子周五结婚']);

    database.clock.moveTo('2026-01-17T02:00:00.000Z');
    const factsUsed = sheet.facts.map(({ source, kind, entryId }) => ({ source, kind, entryId }));
    await database.act(place.zhouTing, (ctx) =>
      completeCareTask(ctx, {
        careTaskId,
        outcome: 'reached',
        note: '',
        minutes: 3,
        factsShown: 1,
        factsUsed,
      }),
    );
    database.clock.moveTo('2026-02-20T02:00:00.000Z');

    const told = await database.act(place.annLee, (ctx) =>
      getTimeliness(ctx, { fromOn: '2026-01-01', untilOn: '2026-01-31' }),
    );
    expect(told).toMatchObject({
      n: 2,
      onTime: 1,
      late: 0,
      missed: 1,
      share: 0.5,
      callsWithFacts: 1,
      callsUsingFacts: 1,
    });
    expect(told.low).toBeLessThan(0.5);
    expect(told.high).toBeGreaterThan(0.5);
  });
});
