import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeStep, showProcess, undoProcessFact } from '#modules/service-processes';
import { aPlaceOfWork, type PlaceOfWork } from '#modules/timeline/testing';
import { type TestDatabase, testDatabase } from '#test-kit';
import { aRule, fitCustomer } from '../testing/index.ts';
import { listCareTasks } from './list-care-tasks.ts';
import { planFollowUps } from './plan-follow-ups.ts';
import { keepRules } from './rules.ts';
import { completeCareTask } from './take-care-step.ts';

const heading = { 'zh-CN': '待定', 'zh-TW': '待定', en: 'To decide' };
const rules = [
  aRule({
    key: 'small.decide',
    when: { field: 'check.wish', is: 'hear' },
    until: { field: 'review.again', is: false },
    decision: { heading, stepKey: 'review' },
  }),
  aRule({ key: 'small.other-wish', when: { field: 'check.wish', is: 'see' } }),
  aRule({ key: 'small.call' }),
];

describe('follow-ups with conditions (S0-20)', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let partyId: string;
  let processId: string;
  beforeAll(async () => {
    database = await testDatabase({ now: '2026-01-15T06:00:00.000Z' });
    place = await aPlaceOfWork(database);
    partyId = await place.aCustomer();
    await database.act('administrator', (ctx) => keepRules(ctx, rules, { onSince: '2026-01-01' }));
    ({ processId } = await database.act(place.annLee, (ctx) => fitCustomer(ctx, partyId)));
  });
  afterAll(() => database.drop());

  const plan = () =>
    database.act('administrator', (ctx) => planFollowUps(ctx, rules, { among: { partyId } }));
  const open = async (kind?: 'contact' | 'decision') =>
    (
      await database.act(place.zhouTing, (ctx) =>
        listCareTasks(ctx, { whose: 'mine', state: 'open', limit: 50, partyId, kind }),
      )
    ).items;
  const keysOf = (tasks: Awaited<ReturnType<typeof open>>) =>
    tasks.map(({ reason }) => reason.kind === 'planned' && reason.values.ruleKey).sort();

  it('are planned only where the condition holds, those to decide apart from contacts, with the way to their step', async () => {
    expect(await plan()).toEqual({ planned: 2, dropped: 0 });

    const [decision] = await open('decision');
    expect(decision?.reason).toMatchObject({
      values: { ruleKey: 'small.decide', decision: { heading, stepKey: 'review', processId } },
    });
    expect(keysOf(await open('contact'))).toEqual(['small.call']);
    expect(keysOf(await open())).toEqual(['small.call', 'small.decide']);
  });

  it('end as soon as it is settled, even when somebody has tried, and come back when that is undone', async () => {
    const [decision] = await open('decision');
    database.clock.moveTo('2026-01-17T02:00:00.000Z');
    await database.act(place.zhouTing, (ctx) =>
      completeCareTask(ctx, {
        careTaskId: decision?.careTaskId ?? '',
        outcome: 'no-answer',
        note: '',
        minutes: null,
      }),
    );
    const answers = { again: false };
    await database.act(place.zhouTing, async (ctx) => {
      const revision = (await showProcess(ctx, processId)).revision;
      await completeStep(ctx, { processId, revision, stepKey: 'review', answers });
    });

    expect(await plan()).toEqual({ planned: 0, dropped: 1 });
    expect(keysOf(await open())).toEqual(['small.call']);

    await database.act(place.zhouTing, (ctx) => undoProcessFact(ctx, processId));
    expect(await plan()).toEqual({ planned: 1, dropped: 0 });
    const [again] = await open('decision');
    expect([again?.careTaskId, again?.attempts]).toEqual([decision?.careTaskId, 1]);
  });

  it('go with the step they count from, except what somebody has tried', async () => {
    await database.act(place.annLee, (ctx) => undoProcessFact(ctx, processId));

    expect(await plan()).toEqual({ planned: 0, dropped: 1 });
    expect(keysOf(await open())).toEqual(['small.decide']);
  });
});
