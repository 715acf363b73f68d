import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aParty } from '#modules/parties/testing';
import { type TestDatabase, testDatabase } from '#test-kit';
import { draftLetter } from './draft-letter.ts';
import { addIncident, addProcessor, changeIncident, changeProcessor, noteNotice } from './registers.ts';
import { getRequest, listRequests, type NewRequest, stepRequest, takeRequest } from './requests.ts';

const asked: NewRequest = {
  kind: 'access',
  law: 'GDPR',
  partyId: null,
  requesterName: 'Ada Okafor',
  requesterContact: 'ada.okafor@example.org',
  onBehalf: false,
  details: 'a copy of everything',
  receivedVia: 'letter',
};

const lostLaptop: Parameters<typeof addIncident>[1] = {
  title: 'lost laptop',
  knownAt: '2026-05-01T09:00:00.000Z',
  cause: '',
  dataCategories: '',
  possibleHarm: '',
  remedy: '',
  contact: '',
  affectedPeople: 12,
  highRisk: false,
  laws: ['GDPR'],
};

describe('the request desk', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(() => database.clock.moveTo('2026-01-31T04:00:00.000Z'));
  afterAll(() => database.drop());

  const take = (more: Partial<NewRequest> = {}) =>
    database.act('front-desk', (ctx) => takeRequest(ctx, { ...asked, ...more }));
  const step = (requestId: string, given: Parameters<typeof stepRequest>[2]) =>
    database.act('administrator', (ctx) => stepRequest(ctx, requestId, given));

  it('runs the clock of the law from the day the request came, in the business’s own days', async () => {
    const today = await take();
    const earlier = await take({ law: 'PDPA-TW', receivedAt: '2026-01-10T16:30:00.000Z' });

    expect(today).toMatchObject({ dueOn: '2026-02-28' });
    expect(earlier).toMatchObject({ dueOn: '2026-01-26' });
  });

  it('takes down nothing that has not happened yet, by which a clock of the law would be moved', async () => {
    const tomorrow = '2026-02-01T04:00:00.000Z';
    const future = { faults: [{ code: 'in-the-future' }] };
    await expect(take({ receivedAt: tomorrow })).rejects.toMatchObject(future);
    const form = { ...lostLaptop, knownAt: tomorrow };
    await expect(database.act('administrator', (ctx) => addIncident(ctx, form))).rejects.toMatchObject(
      future,
    );
    const { incidentId } = await database.act('administrator', (ctx) =>
      addIncident(ctx, { ...lostLaptop, knownAt: '2026-01-30T04:00:00.000Z' }),
    );
    const note = { doneAt: tomorrow, note: '' };
    await expect(
      database.act('administrator', (ctx) =>
        noteNotice(ctx, { incidentId, noticeKey: 'gdpr-authority' }, note),
      ),
    ).rejects.toMatchObject(future);
  });

  it('takes down nothing of a time when the law was not there yet', async () => {
    const before = { faults: [{ path: 'body.receivedAt', code: 'before-the-law' }] };

    await expect(take({ receivedAt: '0001-01-01T00:00:00Z' })).rejects.toMatchObject(before);
    await expect(take({ receivedAt: '1999-12-31T00:00:00Z' })).rejects.toThrow('not before');
  });

  it('answers nobody whose identity was not checked', async () => {
    const { requestId } = await take();
    const party = await database.act('administrator', (ctx) => aParty(ctx, { name: 'Ada Okafor' }));
    const close = () => step(requestId, { kind: 'closed', outcome: 'fulfilled', note: 'handed over' });
    await expect(close()).rejects.toMatchObject({ problem: { code: 'identity-not-checked' } });

    database.clock.moveTo('2026-02-01T04:00:00.000Z');
    await step(requestId, { kind: 'identified', partyId: party.partyId, note: 'passport seen' });
    database.clock.moveTo('2026-02-02T04:00:00.000Z');
    const closed = await close();

    expect(closed).toMatchObject({ outcome: 'fulfilled', partyName: 'Ada Okafor' });
    expect(closed.steps.map(({ kind }) => kind)).toEqual(['received', 'identified', 'closed']);
    await expect(close()).rejects.toMatchObject({ problem: { code: 'privacy-request-closed' } });
  });

  it('extends once, where the law allows it', async () => {
    const { requestId } = await take();
    const extend = (id: string) => step(id, { kind: 'extended', note: 'three systems to search' });

    expect(await extend(requestId)).toMatchObject({ dueOn: '2026-04-30' });
    await expect(extend(requestId)).rejects.toMatchObject({ problem: { code: 'no-extension-allowed' } });
    const chinese = await take({ law: 'PIPL' });
    await expect(extend(chinese.requestId)).rejects.toMatchObject({
      problem: { code: 'no-extension-allowed' },
    });
  });

  it('lists what is due first, page after page, and says how late it is', async () => {
    const before = await everything('open');
    for (const law of ['GDPR', 'PDPA-TW', 'HIPAA'] as const) await take({ law });
    database.clock.moveTo('2026-02-20T04:00:00.000Z');

    const seen = await everything('open');

    expect(seen.length).toBe(before.length + 3);
    expect(seen.map(({ dueOn }) => dueOn)).toEqual(seen.map(({ dueOn }) => dueOn).sort());
    expect(seen.find(({ law }) => law === 'PDPA-TW')?.daysLeft).toBeLessThan(0);
  });

  it('keeps who did what with a request', async () => {
    const { requestId } = await take();

    database.clock.moveTo('2026-02-01T04:00:00.000Z');
    await step(requestId, { kind: 'noted', note: 'asked the branch' });

    const file = await database.act('administrator', (ctx) => getRequest(ctx, requestId));
    expect(file.steps).toMatchObject([
      { kind: 'received', byName: 'a front-desk' },
      { kind: 'noted', byName: 'a administrator', note: 'asked the branch' },
    ]);
  });

  it('runs the timers of an incident and remembers who was told', async () => {
    database.clock.moveTo('2026-05-01T10:00:00.000Z');
    const recorded = await database.act('administrator', (ctx) => addIncident(ctx, lostLaptop));
    const { incidentId } = recorded;
    const letter = await database.act('administrator', (ctx) =>
      draftLetter(ctx, { incidentId, noticeKey: 'gdpr-authority', language: 'en' }),
    );
    expect(letter.missing).toEqual(['cause', 'dataCategories', 'possibleHarm', 'remedy', 'contact']);
    expect(letter.text).toContain('lost laptop');
    expect(letter.text).toContain('2026-05-01 17:00 (Asia/Shanghai)');
    const unknown = database.act('administrator', (ctx) =>
      draftLetter(ctx, { incidentId, noticeKey: 'hipaa-people', language: 'en' }),
    );
    await expect(unknown).rejects.toMatchObject({ problem: { code: 'not-found' } });
    expect(recorded.notices).toMatchObject([
      { noticeKey: 'gdpr-authority', dueAt: '2026-05-04T09:00:00.000Z' },
    ]);

    const told = await database.act('administrator', (ctx) =>
      noteNotice(ctx, { incidentId, noticeKey: 'gdpr-authority' }, { note: 'by their form' }),
    );
    const { incidentId: _, number: __, closedAt: ___, notices: ____, ...form } = told;
    const worse = await database.act('administrator', (ctx) =>
      changeIncident(ctx, incidentId, { ...form, highRisk: true, closed: false }),
    );

    expect(told.notices[0]).toMatchObject({ doneByName: 'a administrator', note: 'by their form' });
    expect(worse.notices.map(({ noticeKey }) => noticeKey)).toEqual(['gdpr-authority', 'gdpr-people']);
    await expect(
      database.act('administrator', (ctx) => changeIncident(ctx, incidentId, { ...form, closed: true })),
    ).rejects.toMatchObject({ problem: { code: 'register-changed-meanwhile' } });
  });

  it('keeps the register of processors from two people writing over each other', async () => {
    const form = {
      name: 'a mail house',
      service: 'letters',
      dataCategories: 'names, addresses',
      region: 'CN',
      contract: 'no. 12',
      contractOn: '2025-01-01',
      transferBasis: '',
      endedOn: null,
    };
    const added = await database.act('administrator', (ctx) => addProcessor(ctx, form));
    const end = () =>
      database.act('administrator', (ctx) =>
        changeProcessor(ctx, added.processorId, { ...form, endedOn: '2026-01-01', version: added.version }),
      );

    expect(await end()).toMatchObject({ endedOn: '2026-01-01' });
    await expect(end()).rejects.toMatchObject({ problem: { code: 'register-changed-meanwhile' } });
  });

  async function everything(state: 'open' | 'closed') {
    const seen = [];
    let cursor: string | undefined;
    do {
      const page = await database.act('administrator', (ctx) =>
        listRequests(ctx, { state, limit: 2, cursor }),
      );
      seen.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return seen;
  }
});
