import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aParty } from '#modules/parties/testing';
import { aPlaceOfWork, type PlaceOfWork, readTimeline } from '#modules/timeline/testing';
import type { Actor } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { processTemplate } from '../contract/index.ts';
import { smallProcess } from '../testing/index.ts';
import { completeStep, overrideStep, skipStep } from './leave-step.ts';
import { countProcesses, listProcesses, listTemplates } from './list-processes.ts';
import { cancelProcess, pauseProcess, resumeProcess, undoProcessFact } from './pause-process.ts';
import { processesTimeline } from './processes-timeline.ts';
import { showProcess } from './show-process.ts';
import { startProcess } from './start-process.ts';
import { readTemplates } from './templates.ts';

const FRIDAY = '2026-11-20T08:00:00.000Z'; // 16:00 in Shanghai

describe('service processes (S0-7, S0-19)', () => {
  const templates = readTemplates([smallProcess]);
  let database: TestDatabase;
  let place: PlaceOfWork;
  let fitter: Actor;
  let partyId: string;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
    fitter = {
      ...actorWithRole('practitioner', { branchIds: place.zhouTing.branchIds }),
      displayName: '李验配',
    };
  });
  beforeEach(async () => {
    database.clock.moveTo(FRIDAY);
    partyId = await place.aCustomer();
  });
  afterAll(() => database.drop());

  const start = (who: Actor = place.zhouTing) =>
    database.act(who, (ctx) => startProcess(ctx, templates, { partyId, templateKey: 'small.fitting' }));
  const welcomed = async () => {
    const begun = await start();
    return database.act(place.zhouTing, (ctx) =>
      completeStep(ctx, {
        processId: begun.processId,
        stepKey: 'welcome',
        revision: begun.revision,
        answers: {},
      }),
    );
  };
  const check = (
    process: { processId: string; revision: number },
    answers: Record<string, string | boolean>,
    who: Actor = fitter,
    to?: string,
  ) =>
    database.act(who, (ctx) =>
      completeStep(ctx, {
        processId: process.processId,
        revision: process.revision,
        stepKey: 'check',
        answers,
        to,
      }),
    );
  const show = (processId: string, who: Actor = place.zhouTing) =>
    database.act(who, (ctx) => showProcess(ctx, processId));
  const code = (problem: string) => ({ problem: { code: problem } });

  it('begin at their first step, with its clock', async () => {
    const process = await start();

    expect(process).toMatchObject({
      status: 'running',
      stepKey: 'welcome',
      stepNumber: 1,
      stepCount: 4,
      mayTakeStep: true,
      mayUndo: false,
      overdue: false,
      dueAt: '2026-11-23T03:00:00.000Z',
      clock: { limitMinutes: 240, usedMinutes: 0 },
    });
  });

  it('are one of a kind for a customer at a time', async () => {
    const both = await Promise.allSettled([start(), start(place.annLee)]);

    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(start()).rejects.toMatchObject(code('process-already-running'));
    await expect(
      database.act(place.zhouTing, (ctx) => startProcess(ctx, templates, { partyId, templateKey: 'other' })),
    ).rejects.toThrow('there are: small.fitting');
  });

  it('are not begun with somebody who has died', async () => {
    const late = await database.act('administrator', (ctx) => aParty(ctx, { diedOn: '2025-12-01' }));

    const begun = database.act('administrator', (ctx) =>
      startProcess(ctx, templates, { partyId: late.partyId, templateKey: 'small.fitting' }),
    );

    await expect(begun).rejects.toMatchObject(code('process-customer-has-died'));
  });

  it('are taken through step by step, by the roles the steps are for', async () => {
    const process = await welcomed();
    expect(process).toMatchObject({ stepKey: 'check', mayTakeStep: false });

    await expect(check(process, { warning: false, wish: 'music' }, place.zhouTing)).rejects.toMatchObject(
      code('not-your-step'),
    );
    await expect(check(process, { warning: false, wish: 'music' })).resolves.toMatchObject({
      stepKey: 'fit',
    });
  });

  it('keep a step closed with every fault at once, and change nothing', async () => {
    const process = await welcomed();

    await expect(check(process, { warning: true })).rejects.toMatchObject({
      ...code('step-not-ready'),
      context: { answers: [{ path: 'wish', kind: 'missing' }], gates: [{ key: 'clear' }] },
    });
    await expect(show(process.processId)).resolves.toMatchObject({
      stepKey: 'check',
      revision: process.revision,
    });
  });

  it('let a step be left by override, with the reason on record, but never with wrong answers', async () => {
    const process = await welcomed();
    const taken = {
      processId: process.processId,
      revision: process.revision,
      stepKey: 'check',
      reason: 'seen by Dr. He',
    };

    await expect(
      database.act(fitter, (ctx) => overrideStep(ctx, { ...taken, answers: { warning: 'maybe' } })),
    ).rejects.toMatchObject(code('step-not-ready'));
    const over = await database.act(fitter, (ctx) =>
      overrideStep(ctx, { ...taken, answers: { warning: true } }),
    );

    expect(over.stepKey).toBe('fit');
    expect(over.visits[1]).toMatchObject({
      outcome: 'overridden',
      reason: 'seen by Dr. He',
      byName: '李验配',
    });
  });

  it('keep answers about health from who may not see them', async () => {
    const process = await check(await welcomed(), { warning: false, wish: 'music' });

    expect((await show(process.processId, fitter)).visits[1]).toMatchObject({
      answers: { wish: 'music' },
      sensitiveAnswers: { warning: false },
    });
  });

  it('are not taken on by two people at once', async () => {
    const process = await welcomed();

    await check(process, { warning: false, wish: 'music' });

    await expect(check(process, { warning: false, wish: 'tea' })).rejects.toMatchObject(
      code('process-moved-on'),
    );
    await expect(
      check({ ...process, revision: process.revision + 1 }, { warning: false, wish: 'tea' }),
    ).rejects.toMatchObject(code('not-the-current-step'));
  });

  it('skip only what may be skipped', async () => {
    const begun = await start();
    const skip = (stepKey: string, { processId, revision }: typeof begun, who: Actor) =>
      database.act(who, (ctx) => skipStep(ctx, { processId, stepKey, revision, reason: 'known' }));

    const skipped = await skip('welcome', begun, place.zhouTing);

    expect(skipped.visits[0]).toMatchObject({ outcome: 'skipped', reason: 'known' });
    await expect(skip('check', skipped, fitter)).rejects.toMatchObject(code('step-not-skippable'));
  });

  it('stand their clock while they wait, and take no step meanwhile', async () => {
    const begun = await start();
    const { processId } = begun;
    const paused = await database.act(place.zhouTing, (ctx) =>
      pauseProcess(ctx, { processId, revision: begun.revision, reason: 'customer', note: '下周再来' }),
    );
    expect(paused).toMatchObject({
      status: 'paused',
      dueAt: null,
      pauseName: { en: 'Waiting for the customer' },
    });
    await expect(
      database.act(place.zhouTing, (ctx) =>
        completeStep(ctx, { processId, stepKey: 'welcome', revision: paused.revision, answers: {} }),
      ),
    ).rejects.toMatchObject(code('pause-mismatch'));

    database.clock.moveTo('2026-11-23T03:00:00.000Z');
    const resumed = await database.act(place.zhouTing, (ctx) => resumeProcess(ctx, processId));

    expect(resumed).toMatchObject({ status: 'running', overdue: false, dueAt: '2026-11-23T07:00:00.000Z' });
    await expect(database.act(place.zhouTing, (ctx) => resumeProcess(ctx, processId))).rejects.toMatchObject(
      code('pause-mismatch'),
    );
  });

  it('take back only the latest thing, and only by who did it', async () => {
    const process = await check(await welcomed(), { warning: false, wish: 'music' });
    const undo = (who: Actor) => database.act(who, (ctx) => undoProcessFact(ctx, process.processId));

    await expect(undo(place.zhouTing)).rejects.toMatchObject(code('no-step-to-undo'));
    const back = await undo(fitter);
    expect(back).toMatchObject({
      stepKey: 'check',
      revision: process.revision + 1,
      takenBack: { answers: { wish: 'music' }, sensitiveAnswers: { warning: false } },
    });
    await expect(check(process, { warning: false, wish: 'tea' })).rejects.toMatchObject(
      code('process-moved-on'),
    );
  });

  it('are given up with a reason, may be taken up again by undoing, unless begun anew meanwhile', async () => {
    const begun = await start();
    const { processId } = begun;
    const cancelled = await database.act(place.zhouTing, (ctx) =>
      cancelProcess(ctx, { processId, revision: begun.revision, reason: '搬家' }),
    );
    expect(cancelled).toMatchObject({ status: 'cancelled', stepKey: null, cancelReason: '搬家' });
    const again = await start();
    const undo = () => database.act(place.zhouTing, (ctx) => undoProcessFact(ctx, processId));

    await expect(undo()).rejects.toMatchObject(code('process-already-running'));
    await database.act(place.zhouTing, (ctx) =>
      cancelProcess(ctx, { processId: again.processId, revision: again.revision, reason: 'twice' }),
    );
    await expect(undo()).resolves.toMatchObject({ status: 'running', stepKey: 'welcome' });
  });

  it('keep the version they began with when a new one is published', async () => {
    const begun = await start();
    const next = processTemplate.parse({
      ...smallProcess,
      version: 2,
      steps: smallProcess.steps.toReversed(),
    });
    const newer = readTemplates([next]);
    const other = await place.aCustomer();
    const later = await database.act(place.zhouTing, (ctx) =>
      startProcess(ctx, newer, { partyId: other, templateKey: 'small.fitting' }),
    );

    expect(later).toMatchObject({ templateVersion: 2, stepNumber: 4 });
    await expect(show(begun.processId)).resolves.toMatchObject({ templateVersion: 1, stepNumber: 1 });
  });

  it('are listed and counted by step, overdue ones apart, within reach alone', async () => {
    const begun = await start();
    database.clock.moveTo('2026-11-24T03:00:00.000Z');
    const list = (who: Actor, state: 'open' | 'overdue' | 'ended') =>
      database.act(who, (ctx) => listProcesses(ctx, { partyId, state, limit: 10 }));

    expect((await list(place.zhouTing, 'overdue')).items).toMatchObject([
      { processId: begun.processId, overdue: true, partyName: '陈志明' },
    ]);
    expect((await list(place.zhouTing, 'ended')).items).toEqual([]);
    expect((await list(place.elsewhere, 'open')).items).toEqual([]);
    await expect(show(begun.processId, place.elsewhere)).rejects.toMatchObject(code('not-found'));
    const { items } = await database.act(place.zhouTing, (ctx) => listTemplates(ctx, templates));
    expect(items[0]?.steps[0]).toMatchObject({ key: 'welcome' });
    expect(items[0]?.steps[0]?.overdue).toBeGreaterThan(0);
    const none = await database.act(place.elsewhere, (ctx) => listTemplates(ctx, templates));
    expect(none.items[0]?.steps[0]).toMatchObject({ open: 0, overdue: 0 });
  });

  it('wait for those whose roles take their present step, overdue and in time apart, paused ones nowhere', async () => {
    const waiting = async (who: Actor, state: 'overdue' | 'in-time') => {
      const page = await database.act(who, (ctx) =>
        listProcesses(ctx, { partyId, state, mine: true, limit: 10 }),
      );
      return page.items.map(({ processId }) => processId);
    };
    const manager = actorWithRole('manager', { branchIds: place.zhouTing.branchIds });
    const { processId } = await start();

    expect(await waiting(place.zhouTing, 'in-time')).toEqual([processId]);
    expect(await waiting(fitter, 'in-time')).toEqual([]);
    expect(await waiting(manager, 'in-time')).toEqual([processId]);
    expect(await waiting(place.zhouTing, 'overdue')).toEqual([]);

    database.clock.moveTo('2026-11-24T03:00:00.000Z');
    expect(await waiting(place.zhouTing, 'overdue')).toEqual([processId]);
    expect(await waiting(place.zhouTing, 'in-time')).toEqual([]);
    expect(await waiting(fitter, 'overdue')).toEqual([]);
    const counted = (who: Actor) => database.act(who, (ctx) => countProcesses(ctx, { mine: true }));
    const beforePause = await counted(place.zhouTing);
    expect(beforePause).toMatchObject({ overdue: expect.any(Number), isMore: false });
    expect(beforePause.overdue).toBeGreaterThan(0);
    expect(await counted(fitter)).toEqual({ overdue: 0, isMore: false });

    const { revision } = await show(processId);
    await database.act(place.zhouTing, (ctx) =>
      pauseProcess(ctx, { processId, revision, reason: 'customer', note: '' }),
    );
    expect(await waiting(place.zhouTing, 'overdue')).toEqual([]);
    expect(await waiting(place.zhouTing, 'in-time')).toEqual([]);
    expect((await counted(place.zhouTing)).overdue).toBe(beforePause.overdue - 1);
  });

  it('page through a step without missing or repeating one', async () => {
    const wanted = new Set<string>();
    for (let n = 0; n < 5; n += 1) {
      partyId = await place.aCustomer();
      wanted.add((await start()).processId);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await database.act(place.zhouTing, (ctx) =>
        listProcesses(ctx, {
          templateKey: 'small.fitting',
          stepKey: 'welcome',
          state: 'open',
          limit: 2,
          cursor,
        }),
      );
      seen.push(...page.items.map(({ processId }) => processId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);

    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining([...wanted]));
  });

  it('stand on the timeline without their answers, undone ones left out', async () => {
    const process = await check(await welcomed(), { warning: false, wish: 'music' });
    await database.act(fitter, (ctx) => undoProcessFact(ctx, process.processId));
    const entries = await database.act(place.zhouTing, (ctx) =>
      readTimeline(ctx, partyId, [{ module: 'service-processes', source: processesTimeline }]),
    );

    expect(entries.map(({ kind }) => kind).sort()).toEqual([
      'service-process.completed',
      'service-process.started',
    ]);
    expect(JSON.stringify(entries)).not.toContain('music');
  });
});
