import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordConsent } from '#modules/privacy';
import { undoProcessFact } from '#modules/service-processes';
import { aPlaceOfWork, type PlaceOfWork } from '#modules/timeline/testing';
import type { FollowUpRule } from '#pack-kit';
import { type TestDatabase, testDatabase } from '#test-kit';
import { addDays } from '#working-time';
import { nominalDay } from '../domain/rule-days.ts';
import { aRule, fitCustomer, smallProcesses } from '../testing/index.ts';
import { listCareTasks } from './list-care-tasks.ts';
import { planFollowUps } from './plan-follow-ups.ts';
import { changeRule, keepRules, switchRule } from './rules.ts';
import { completeCareTask, snoozeCareTask } from './take-care-step.ts';
import { undoCareStep } from './undo-care-step.ts';

const FITTED = '2026-01-15T06:00:00.000Z';
const everybody = { among: { fromPartyId: null, beforePartyId: null } };

/** The cadence of the documents, and a rule that never ends. */
const cadence = (
  [
    [2, 'd'],
    [7, 'd'],
    [14, 'd'],
    [6, 'w'],
    [3, 'm'],
    [6, 'm'],
    [12, 'm'],
    [48, 'm'],
  ] as const
).map(([n, unit]) => aRule({ key: `small.${n}${unit}`, offset: { n, unit } }));

describe('follow-ups by rule (S0-20)', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let partyId: string;
  beforeEach(async () => {
    database = await testDatabase({ now: FITTED });
    place = await aPlaceOfWork(database);
    partyId = await place.aCustomer();
  });

  const plan = (rules: readonly FollowUpRule[]) =>
    database.act('administrator', (ctx) => planFollowUps(ctx, rules, everybody));
  const begin = (rules: readonly FollowUpRule[], onSince = '2026-01-01') =>
    database.act('administrator', (ctx) => keepRules(ctx, rules, { onSince }));
  const open = (more: Partial<Parameters<typeof listCareTasks>[1]> = {}) =>
    database
      .act(place.zhouTing, (ctx) =>
        listCareTasks(ctx, { whose: 'mine', state: 'open', limit: 50, partyId, ...more }),
      )
      .then(({ items }) => items);
  const fitted = () => database.act(place.annLee, (ctx) => fitCustomer(ctx, partyId));
  const only = async () => {
    const [task] = await open();
    if (!task) throw new Error('nothing is planned');
    return task;
  };
  const complete = (outcome: 'no-answer' | 'moved' | 'reached' | 'later', untilOn?: string) =>
    only().then(({ careTaskId }) =>
      database.act(place.zhouTing, (ctx) =>
        completeCareTask(ctx, { careTaskId, outcome, note: '', minutes: null, untilOn }),
      ),
    );

  it('fall on the days of the documents, each planned when it comes near', async () => {
    await begin(cadence);
    await fitted();
    const planned = new Set<string>();
    for (let day = '2026-01-15'; day < '2030-02-01'; day = addDays(day, 40)) {
      database.clock.moveTo(`${day}T09:00:00.000Z`);
      await plan(cadence);
      for (const { dueOn } of await open()) planned.add(dueOn);
    }

    expect([...planned].sort()).toEqual([
      '2026-01-17',
      '2026-01-22',
      '2026-01-29',
      '2026-02-26',
      '2026-04-15',
      '2026-07-15',
      '2027-01-15',
      '2030-01-15',
    ]);
    await database.drop();
  });

  it('agree with the rule of the calendar for every anchor, offset and repetition', async () => {
    const anchorsOn = ['2025-10-31', '2025-11-30', '2025-12-31', '2026-01-29', '2024-02-29'];
    const rules = (['clamp', 'roll-forward'] as const).flatMap((monthEnd) =>
      ([1, 4, 13] as const).map((n) =>
        aRule({
          key: `birthday.${monthEnd}.${n}`,
          trigger: { on: 'birthday' },
          offset: { n, unit: 'm' },
          repeat: { n: 1, unit: 'm' },
          monthEnd,
        }),
      ),
    );
    await begin(rules);
    for (const bornOn of anchorsOn) {
      const born = await place.aCustomer();
      await sql`update parties.party set born_on = ${bornOn}::date where party_id = ${born}`.execute(
        database.db,
      );
    }
    await plan(rules);

    const { rows } = await sql<{ rule_key: string; anchor_on: string; nominal_on: string }>`
      select rule_key, anchor_on, nominal_on from follow_ups.care_task where anchor_on = any(${anchorsOn}::date[])
      order by 1, 2, 3`.execute(database.db);
    const expected = rules.flatMap((rule) =>
      anchorsOn.flatMap((anchorOn) =>
        Array.from({ length: 40 }, (_, turn) => nominalDay(rule, anchorOn, turn))
          .filter((day) => day >= '2026-01-01' && day <= '2026-03-01')
          .map((day) => `${rule.key} ${anchorOn} ${day}`),
      ),
    );
    expect(rows.map((row) => `${row.rule_key} ${row.anchor_on} ${row.nominal_on}`)).toEqual(expected.sort());
    await database.drop();
  });

  it('are planned once, however often planning runs, also side by side', async () => {
    const rules = [aRule()];
    await begin(rules);
    await fitted();

    const first = await Promise.all([plan(rules), plan(rules), plan(rules)]);
    const again = await plan(rules);

    expect(first.reduce((sum, { planned }) => sum + planned, 0)).toBe(1);
    expect(again).toEqual({ planned: 0, dropped: 0 });
    expect(await open()).toHaveLength(1);
    await database.drop();
  });

  it('give way to the working day of the branch', async () => {
    const rules = [
      aRule({ key: 'a.forward' }),
      aRule({ key: 'b.back', onClosedDay: 'back' }),
      aRule({ key: 'c.none', onClosedDay: 'none' }),
    ];
    await begin(rules);
    const [branchId] = place.zhouTing.branchIds;
    const week = JSON.stringify([...Array(5).fill([{ from: '09:00', to: '18:00' }]), [], []]);
    await sql`insert into appointments.branch_hours (branch_id, week, exceptions)
      values (${branchId}, ${week}::jsonb, '{"2026-01-19":[]}')`.execute(database.db);
    await fitted();
    await plan(rules);

    // The 17th is a Saturday, and the Monday after it a holiday.
    expect(
      (await open()).map(({ dueOn, reason }) => [reason.kind === 'planned' && reason.values.ruleKey, dueOn]),
    ).toEqual([
      ['b.back', '2026-01-16'],
      ['c.none', '2026-01-17'],
      ['a.forward', '2026-01-20'],
    ]);
    await database.drop();
  });

  it('go when the step they count from is taken back, unless somebody has called already', async () => {
    const rules = [aRule(), aRule({ key: 'small.day-7', offset: { n: 7, unit: 'd' } })];
    await begin(rules);
    const { processId } = await fitted();
    await plan(rules);
    const [first] = await open();
    await database.act(place.zhouTing, (ctx) =>
      completeCareTask(ctx, {
        careTaskId: first?.careTaskId ?? '',
        outcome: 'no-answer',
        note: '',
        minutes: null,
      }),
    );
    await database.act(place.annLee, (ctx) => undoProcessFact(ctx, processId));

    const done = await plan(rules);

    expect(done).toEqual({ planned: 0, dropped: 1 });
    expect((await open()).map(({ careTaskId }) => careTaskId)).toEqual([first?.careTaskId]);
    await database.drop();
  });

  it('keep the version they were planned by when the rule changes', async () => {
    const rules = [aRule()];
    await begin(rules);
    await fitted();
    await plan(rules);
    const { version, ...body } = aRule();
    const script = { 'zh-CN': '新', 'zh-TW': '新', en: 'New words' };

    const changed = await database.act('administrator', (ctx) =>
      changeRule(
        ctx,
        rules,
        {
          seenVersion: version,
          rule: { ...body, script, offset: { n: 3, unit: 'd' } },
        },
        smallProcesses,
      ),
    );
    await plan(rules);

    expect(changed.rule.version).toBe(2);
    const tasks = await open();
    expect(tasks.map(({ dueOn }) => dueOn)).toEqual(['2026-01-17', '2026-01-18']);
    expect(tasks.map(({ reason }) => reason.kind === 'planned' && reason.values.script.en)).toEqual([
      'How are they, {{name}}?',
      'New words',
    ]);
    await database.drop();
  });

  it('are not planned by a rule that is off, nor for days before it was switched on', async () => {
    const rules = [aRule({ startsOn: false }), aRule({ key: 'small.day-7', offset: { n: 7, unit: 'd' } })];
    await fitted();
    database.clock.moveTo('2026-01-26T09:00:00.000Z');
    await plan(rules);

    expect(await open()).toEqual([]);

    await database.act('administrator', (ctx) =>
      switchRule(ctx, rules, { ruleKey: 'small.day-2', isOn: true }),
    );
    await plan(rules);
    expect(await open()).toEqual([]);
    await database.drop();
  });

  it('are tried in another half of the day, and end in a visit when nobody answers; undoing takes the visit back', async () => {
    const rules = [aRule()];
    await begin(rules);
    await fitted();
    await plan(rules);
    database.clock.moveTo('2026-01-17T02:00:00.000Z');
    const first = await complete('no-answer');
    const sameMorning = await complete('no-answer');
    database.clock.moveTo('2026-01-18T07:00:00.000Z');
    const second = await complete('no-answer');
    database.clock.moveTo('2026-01-19T02:00:00.000Z');

    expect([first.dueOn, first.dueHalf, first.attempts]).toEqual(['2026-01-18', 'afternoon', 1]);
    expect(sameMorning.attempts).toBe(1);
    expect([second.dueOn, second.dueHalf, second.attempts]).toEqual(['2026-01-19', 'morning', 2]);

    const third = await complete('no-answer');
    const visits = await database.act(place.annLee, (ctx) =>
      listCareTasks(ctx, { whose: 'mine', state: 'open', limit: 50, partyId }),
    );
    expect(third.closure).toMatchObject({ outcome: 'no-answer' });
    expect(visits.items).toMatchObject([
      { dueOn: '2026-01-20', reason: { kind: 'not-reached', values: { attempts: 3 } } },
    ]);

    await database.act(place.zhouTing, (ctx) => undoCareStep(ctx, third.careTaskId));
    expect((await open({ whose: 'all' })).map(({ reason }) => reason.kind)).toEqual(['planned']);
    await database.drop();
  });

  it('end for who moved away, come back when that is undone, and are put off to the day the customer names', async () => {
    const rules = [aRule(), aRule({ key: 'small.day-7', offset: { n: 7, unit: 'd' } })];
    await begin(rules);
    await fitted();
    await plan(rules);
    const [first] = await open();
    const moved = await complete('moved');

    expect(await open()).toEqual([]);
    expect(await plan([...rules, aRule({ key: 'small.day-9', offset: { n: 9, unit: 'd' } })])).toMatchObject({
      planned: 0,
    });

    await database.act(place.zhouTing, (ctx) => undoCareStep(ctx, moved.careTaskId));
    expect(await open()).toHaveLength(2);
    const later = await complete('later', '2026-02-02');
    expect(later).toMatchObject({
      careTaskId: first?.careTaskId,
      dueOn: '2026-02-02',
      closure: null,
      attempts: 0,
    });
    await expect(complete('later')).rejects.toThrow('say on which day to call again');
    await database.drop();
  });

  it('that need consent are listed with the reason against them, and cannot be made', async () => {
    const rules = [aRule({ purpose: 'marketing' })];
    await begin(rules);
    await sql`insert into parties.contact_point (party_id, contact_point_id, kind, typed, value, added_at, added_by)
      values (${partyId}, ${partyId}, 'phone', '13800138000', '+8613800138000', now(), ${partyId})`.execute(
      database.db,
    );
    await fitted();
    await plan(rules);

    const [task] = await open();
    expect(task?.contact).toMatchObject({
      purpose: 'marketing',
      allowed: false,
      reasons: [{ code: 'no-consent' }],
    });
    await expect(complete('reached')).rejects.toThrow('contact for marketing is not allowed: no-consent');

    await database.act('administrator', (ctx) =>
      recordConsent(ctx, {
        partyId,
        purpose: 'marketing',
        channels: ['phone'],
        decision: 'given',
        source: 'telephone',
        evidence: 'asked for it',
      }),
    );
    expect((await open())[0]?.contact).toMatchObject({ allowed: true });
    await database.drop();
  });

  it('are planned at once when the step is done (S3-7, S4-14), and put off no further than a year', async () => {
    await fitted();
    await database.settle();
    const { rows } = await sql<{ n: number }>`select count(*) as n from follow_ups.rule`.execute(database.db);
    expect(rows[0]?.n).toBeGreaterThan(0);
    await begin([aRule()]);
    await plan([aRule()]);
    const { careTaskId } = await only();
    await expect(
      database.act(place.zhouTing, (ctx) => snoozeCareTask(ctx, { careTaskId, untilOn: '2028-01-01' })),
    ).rejects.toThrow('care cannot be put off to 2028-01-01');
    await database.drop();
  });
});
