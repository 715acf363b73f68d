import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '#form-kit';
import { aPlaceOfWork, type PlaceOfWork, readTimeline } from '#modules/timeline/testing';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import type { Process, ProcessTemplateGiven } from '../contract/index.ts';
import { smallProcess } from '../testing/index.ts';
import { answerSurvey } from './answer-survey.ts';
import { completeStep, skipStep } from './leave-step.ts';
import { undoProcessFact } from './pause-process.ts';
import { processesTimeline } from './processes-timeline.ts';
import { showMetrics } from './show-metrics.ts';
import { startProcess } from './start-process.ts';
import { readTemplates } from './templates.ts';

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text });
const MOODS = ['good', 'bad'].map((value) => ({ value, label: words(value) }));

const howItWas: NonNullable<ProcessTemplateGiven['steps'][number]['survey']>['form'] = {
  title: words('How was it?'),
  fields: [
    { key: 'mood', label: words('Mood'), required: true, answer: { kind: 'choice', options: MOODS } },
    { key: 'hours', label: words('Hours'), required: true, answer: { kind: 'number', min: 0, max: 24 } },
  ],
};

/** The small process, whose welcome and fitting are asked about. */
const asking: ProcessTemplateGiven = {
  ...smallProcess,
  key: 'small.asking',
  steps: smallProcess.steps.map((step) =>
    step.key === 'welcome' || step.key === 'fit'
      ? { ...step, survey: { key: `${step.key}-survey`, form: howItWas } }
      : step,
  ),
};

describe('a customer is asked about a step that was done', () => {
  const templates = readTemplates([asking]);
  let database: TestDatabase;
  let place: PlaceOfWork;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
  });
  afterAll(() => database.drop());

  const begin = async () => {
    const partyId = await place.aCustomer();
    return database.act(place.zhouTing, (ctx) =>
      startProcess(ctx, templates, { partyId, templateKey: asking.key }),
    );
  };
  const welcomed = async () => {
    const { processId, revision } = await begin();
    return database.act(place.zhouTing, (ctx) =>
      completeStep(ctx, { processId, revision, stepKey: 'welcome', answers: {} }),
    );
  };
  const visitOf = (process: Process) => process.visits[0]?.visitId ?? '';
  const say = (process: Process, answers: Answers | null, who = place.zhouTing) =>
    database.act(who, (ctx) =>
      answerSurvey(ctx, {
        processId: process.processId,
        visitId: visitOf(process),
        answers,
        mode: 'interview',
      }),
    );
  const code = (problem: string) => ({ problem: { code: problem } });

  it('once, with what was said on the process and on the timeline, which says nothing of it', async () => {
    const process = await welcomed();

    const asked = await say(process, { mood: 'good', hours: 3 });

    expect(asked.visits[0]?.survey).toMatchObject({
      outcome: 'answered',
      mode: 'interview',
      answers: { mood: 'good', hours: 3 },
    });
    await expect(say(process, { mood: 'bad', hours: 1 })).rejects.toMatchObject(
      code('customer-already-asked'),
    );
    const told = await database.act(place.zhouTing, (ctx) =>
      readTimeline(ctx, process.partyId, [{ module: 'service-processes', source: processesTimeline }]),
    );
    expect(told.map(({ kind }) => kind).sort()).toEqual([
      'service-process.completed',
      'service-process.started',
      'service-process.survey-answered',
    ]);
    expect(JSON.stringify(told)).not.toContain('good');
  });

  it('and may say so later after not wishing to', async () => {
    const process = await welcomed();
    const declined = await say(process, null);
    expect(declined.visits[0]?.survey).toMatchObject({ outcome: 'declined', answers: {} });

    const answered = await say(process, { mood: 'bad', hours: 0 });

    expect(answered.visits[0]?.survey).toMatchObject({ outcome: 'answered', answers: { mood: 'bad' } });
  });

  it('with all that is missing or out of range told at once, and nothing kept', async () => {
    const process = await welcomed();

    await expect(say(process, { hours: 30 })).rejects.toMatchObject({
      problem: { code: 'survey-not-ready' },
      context: {
        answers: [
          { path: 'mood', kind: 'missing' },
          { path: 'hours', kind: 'above', limit: 24 },
        ],
      },
    });

    const after = await say(process, { mood: 'good', hours: 24 });
    expect(after.visits[0]?.survey?.outcome).toBe('answered');
  });

  it('not about a step that was skipped, was taken back, asks nothing, or belongs to another branch', async () => {
    const skipped = await begin().then(({ processId, revision }) =>
      database.act(place.zhouTing, (ctx) =>
        skipStep(ctx, { processId, revision, stepKey: 'welcome', reason: 'knows us' }),
      ),
    );
    await expect(say(skipped, null)).rejects.toMatchObject(code('no-survey-of-this-visit'));
    const process = await welcomed();
    const stranger = actorWithRole('front-desk', { branchIds: ['00000000-0000-7000-8000-000000000009'] });
    await expect(say(process, null, stranger)).rejects.toMatchObject(code('not-found'));
    await database.act(place.zhouTing, (ctx) => undoProcessFact(ctx, process.processId));
    await expect(say(process, null)).rejects.toMatchObject(code('no-survey-of-this-visit'));
  });

  it('and what was said of an earlier time is told no more once the step is done again', async () => {
    const take = (process: Process, stepKey: string, answers: Answers = {}) =>
      database.act('administrator', (ctx) =>
        completeStep(ctx, { processId: process.processId, revision: process.revision, stepKey, answers }),
      );
    const told = async ({ processId }: Process) => {
      const { rows } = await sql<{ answers: Answers }>`
        select answers from service_processes.shared_step_answers
        where process_id = ${processId} and step_key = 'fit-survey'`.execute(database.db);
      return rows.map(({ answers }) => answers);
    };
    const checked = await take(await welcomed(), 'check', { warning: false, wish: 'quiet' });
    const fitted = await take(checked, 'fit');
    const visitId = fitted.visits.findLast(({ stepKey }) => stepKey === 'fit')?.visitId ?? '';
    const said = { mood: 'bad', hours: 1 };
    await database.act('administrator', (ctx) =>
      answerSurvey(ctx, { processId: fitted.processId, visitId, answers: said, mode: 'self' }),
    );
    expect(await told(fitted)).toEqual([said]);

    await take(await take(fitted, 'review', { again: true }), 'fit');

    expect(await told(fitted)).toEqual([]);
  });

  it('and a number counts what was said, leaving out who did not wish to', async () => {
    const { metrics } = await database.act('administrator', (ctx) =>
      showMetrics(
        ctx,
        {
          templates,
          metrics: [
            {
              key: 'mood',
              name: words('Mood'),
              definition: words('Good moods'),
              source: {
                of: 'surveys',
                template: asking.key,
                survey: 'welcome-survey',
                counted: [
                  { at: 'mood', in: ['good', 'splendid'] },
                  { at: 'hours', atLeast: 3 },
                ],
              },
            },
          ],
        },
        { fromOn: '2020-01-01', untilOn: '2040-01-01' },
      ),
    );

    expect(metrics[0]).toMatchObject({ n: 3, hits: 2, leftOut: 0, counts: 'answers', value: null });
  });
});
