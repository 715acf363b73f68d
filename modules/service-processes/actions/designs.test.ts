import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPlaceOfWork, type PlaceOfWork } from '#modules/timeline/testing';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { draftTemplate, type ProcessTemplate, processTemplate } from '../contract/index.ts';
import { smallProcess } from '../testing/index.ts';
import { dropDraft, listDesigns, saveDraft, showDesign, showVersion } from './designs.ts';
import { dryRunDraft } from './dry-run-draft.ts';
import { completeStep } from './leave-step.ts';
import { publishDraft } from './publish-draft.ts';
import { showMetrics } from './show-metrics.ts';
import { showProcess } from './show-process.ts';
import { startProcess } from './start-process.ts';
import { readTemplates } from './templates.ts';

const KEY = 'small.fitting';

describe('service processes as they are written (S0-19, S0-20)', () => {
  const packs = readTemplates([smallProcess]);
  const small = processTemplate.parse(smallProcess);
  const fitter = actorWithRole('practitioner');
  let database: TestDatabase;
  let place: PlaceOfWork;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
  });
  afterAll(() => database.drop());

  const asAdmin = <T>(ask: Parameters<typeof database.act<T>>[1]) => database.act('administrator', ask);
  const save = (template: ProcessTemplate, revision: number | null = null) =>
    asAdmin((ctx) => saveDraft(ctx, packs, { templateKey: template.key, revision, template }));
  const publish = (revision: number, more: { bringAlong?: boolean; templateKey?: string } = {}) =>
    asAdmin((ctx) =>
      publishDraft(ctx, packs, { templateKey: KEY, revision, note: '', bringAlong: false, ...more }),
    );
  const begin = async (templateKey = KEY) => {
    const partyId = await place.aCustomer();
    return database.act(place.zhouTing, (ctx) => startProcess(ctx, packs, { partyId, templateKey }));
  };
  const changed = (change: (template: ProcessTemplate) => void, key = KEY): ProcessTemplate => {
    const copy = { ...structuredClone(small), key };
    change(copy);
    return copy;
  };
  const code = (problem: string) => ({ problem: { code: problem } });

  it('are the pack’s until somebody publishes their own', async () => {
    const { items } = await asAdmin((ctx) => listDesigns(ctx, packs));

    expect(items).toMatchObject([
      { templateKey: KEY, version: 1, origin: 'pack', packIsNewer: false, draft: null },
    ]);
  });

  it('are kept as drafts half written, but not published before they are sound', async () => {
    const half = draftTemplate.parse({
      ...small,
      key: 'half',
      name: { 'zh-CN': '', 'zh-TW': '', en: 'Half' },
      steps: [{ ...small.steps[0], roles: [], ways: [] }],
    });

    const saved = await save(half);

    expect(saved.draftBody?.steps[0]?.ways).toEqual([]);
    await expect(publish(1, { templateKey: 'half' })).rejects.toMatchObject(code('process-template-unsound'));
    await asAdmin((ctx) => dropDraft(ctx, 'half'));
    expect((await asAdmin((ctx) => listDesigns(ctx, packs))).items).toHaveLength(1);
  });

  it('hold nothing that a template could not hold', () => {
    expect(draftTemplate.safeParse({ ...small, script: 'alert(1)' }).success).toBe(false);
    expect(draftTemplate.safeParse({ ...small, steps: 'none' }).success).toBe(false);
  });

  it('tell who saves a draft over somebody else’s', async () => {
    await save(changed(() => {}));

    await expect(save(changed(() => {}))).rejects.toMatchObject(code('process-draft-moved-on'));
    await asAdmin((ctx) => dropDraft(ctx, KEY));
  });

  it('begin anew in the version published last, while those on the way keep theirs', async () => {
    const before = await begin();
    await save(
      changed((template) => {
        const [welcome] = template.steps;
        if (welcome) welcome.name = { 'zh-CN': '欢迎', 'zh-TW': '歡迎', en: 'Hello' };
      }),
    );

    const published = await publish(1);
    const after = await begin();

    expect(published).toMatchObject({ version: 2, origin: 'own', draft: null, releases: [{ version: 2 }] });
    expect(after).toMatchObject({ templateVersion: 2, stepName: { en: 'Hello' } });
    await expect(
      database.act(place.zhouTing, (ctx) => showProcess(ctx, before.processId)),
    ).resolves.toMatchObject({ templateVersion: 1, stepName: { en: 'Welcome' } });
    const old = await asAdmin((ctx) => showVersion(ctx, packs, { templateKey: KEY, version: 1 }));
    expect(old.template.steps[0]?.name.en).toBe('Welcome');
  });

  it('are not overwritten by a later version of the pack, which is told instead', async () => {
    const later = readTemplates([{ ...smallProcess, version: 7 }]);

    const design = await asAdmin((ctx) => showDesign(ctx, later, KEY));

    expect(design).toMatchObject({ version: 2, packVersion: 7, packIsNewer: true });
    await save(changed(() => {}));
    await expect(
      asAdmin((ctx) =>
        publishDraft(ctx, later, { templateKey: KEY, revision: 1, note: '', bringAlong: false }),
      ),
    ).resolves.toMatchObject({ version: 8, packIsNewer: false });
  });

  it('are of one kind in all versions, which their processes and numbers tell (S2-65)', async () => {
    const key = 'claim';
    await save(changed((template) => Object.assign(template, { kind: 'obligation' }), key));
    await publish(1, { templateKey: key });
    const process = await begin(key);
    await save(changed(() => {}, key));

    await expect(publish(1, { templateKey: key })).rejects.toMatchObject(code('process-template-unsound'));

    expect([process.kind, (await begin()).kind]).toEqual(['obligation', 'service']);
    const source = {
      of: 'visits' as const,
      template: key,
      among: { step: 'welcome' },
      counted: [],
      each: 'visit' as const,
    };
    const metrics = [{ key: 'claims', name: small.name, definition: small.name, source }];
    const asked = { fromOn: '2025-01-01', untilOn: '2025-01-31' };
    const told = await database.act(place.annLee, (ctx) =>
      showMetrics(ctx, { metrics, templates: packs }, asked),
    );
    expect(told.metrics).toMatchObject([{ kind: 'obligation' }]);
    await asAdmin((ctx) => dropDraft(ctx, key));
  });

  it('offer the papers that processes in use hand out, each page once', async () => {
    const words = small.name;
    const at = { tab: 'hearing', paper: 'mould' };
    const handing = readTemplates([
      {
        ...smallProcess,
        key: 'handing',
        steps: smallProcess.steps.map((step) => ({ ...step, papers: [{ key: 'mould', name: words, at }] })),
      },
    ]);

    const design = await asAdmin((ctx) => showDesign(ctx, handing, 'claim'));

    expect(design.papers).toEqual([{ key: 'mould', name: words, at }]);
  });

  it('bring those on the way along only when all of them find their place', async () => {
    const key = 'moved';
    await save(changed(() => {}, key));
    await publish(1, { templateKey: key });
    const one = await begin(key);
    const done = await database.act(place.zhouTing, (ctx) =>
      completeStep(ctx, {
        processId: one.processId,
        stepKey: 'welcome',
        revision: one.revision,
        answers: {},
      }),
    );
    await save(
      changed((template) => {
        template.steps = template.steps.filter((step) => step.key !== 'welcome');
        template.start = 'check';
      }, key),
    );

    await expect(publish(1, { templateKey: key, bringAlong: true })).rejects.toMatchObject({
      ...code('processes-would-strand'),
      context: { processes: 1, examples: [{ processId: one.processId, stepKeys: ['welcome'] }] },
    });
    await save(
      changed((template) => {
        const check = template.steps.find((step) => step.key === 'check');
        if (check) check.within = { minutes: 60, of: 'any-time' };
      }, key),
      1,
    );
    await publish(2, { templateKey: key, bringAlong: true });

    const moved = await database.act(place.zhouTing, (ctx) => showProcess(ctx, one.processId));
    expect(moved).toMatchObject({
      templateVersion: 2,
      stepKey: 'check',
      revision: done.revision + 1,
      mayUndo: false,
      clock: { limitMinutes: 60 },
    });
    expect(moved.dueAt).not.toBeNull();
  });

  it('do not show to everybody what was told as sensitive', async () => {
    const key = 'told';
    await save(changed(() => {}, key));
    await publish(1, { templateKey: key });
    await begin(key);
    await save(
      changed((template) => {
        for (const field of template.steps[1]?.form?.fields ?? []) field.sensitive = false;
      }, key),
    );

    await expect(publish(1, { templateKey: key, bringAlong: true })).rejects.toMatchObject({
      context: { processes: 0, disclosed: ['check.warning'] },
    });
  });

  it('say what a draft would have done with processes of the past', async () => {
    const key = 'dry';
    await save(changed(() => {}, key));
    await publish(1, { templateKey: key });
    const passing = await begin(key);
    for (const wish of ['music', 'tea']) {
      const begun = wish === 'music' ? passing : await begin(key);
      const welcomed = await database.act(place.zhouTing, (ctx) =>
        completeStep(ctx, {
          processId: begun.processId,
          stepKey: 'welcome',
          revision: begun.revision,
          answers: {},
        }),
      );
      await database.act({ ...fitter, branchIds: place.zhouTing.branchIds }, (ctx) =>
        completeStep(ctx, {
          processId: begun.processId,
          stepKey: 'check',
          revision: welcomed.revision,
          answers: { warning: false, wish },
        }),
      );
    }
    await save(
      changed((template) => {
        template.steps[1]?.gates.push({
          key: 'no-tea',
          holds: { field: 'check.wish', is: 'music' },
          says: small.name,
        });
      }, key),
    );
    const today = database.clock.today('Asia/Shanghai');

    const run = await asAdmin((ctx) => dryRunDraft(ctx, { templateKey: key, fromOn: today, untilOn: today }));

    expect(run).toMatchObject({
      inPeriod: 2,
      run: 2,
      passed: 1,
      stops: [{ stepKey: 'check', reason: 'gate', details: ['no-tea'], processes: 1 }],
    });
    expect(run.examples).toHaveLength(1);
  });
});
