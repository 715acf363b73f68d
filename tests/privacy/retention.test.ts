import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aParty } from '#modules/parties/testing';
import { type Certificate, privacyRoutes } from '#modules/privacy/contract';
import { cancelProcess, readTemplates, startProcess } from '#modules/service-processes';
import { smallProcess } from '#modules/service-processes/testing';
import { aNote } from '#modules/timeline/testing';
import { requestHandler } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../apps/server/modules.ts';

describe('the retention schedule', () => {
  const templates = readTemplates([smallProcess]);
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ now: '2026-03-02T09:00:00.000Z' });
  });
  afterAll(() => database.drop());

  const ask = async (name: keyof typeof privacyRoutes, params: Record<string, string> = {}, body = {}) => {
    const bound = businessModules
      .flatMap((module) => [...module.routes])
      .find(({ route }) => route === privacyRoutes[name]);
    if (!bound) throw new Error(`${name} is not bound`);
    const actor = actorWithRole('administrator');
    const handle = requestHandler(database.platform, bound, async () => ({ actor, viaCookie: false }));
    const edge = { headers: new Headers(), setCookie: () => {} };
    return (await handle({ requestId: 'r', url: name, params, query: {}, body, edge })).body as never;
  };
  const ofNotes = async () => {
    const { items } = (await ask('listRetention')) as {
      items: { target: string; keepMonths: number | null; due: { rows: number; beforeOn: string | null } }[];
    };
    return items.find(({ target }) => target === 'timeline.interaction');
  };
  const notesLeft = async () => {
    const { rows } = await sql<{ body: string }>`select body from timeline.interaction order by body`.execute(
      database.db,
    );
    return rows.map(({ body }) => body);
  };

  it('deletes nothing until somebody says how long a kind of record is kept', async () => {
    const free = await database.act('administrator', (ctx) => aParty(ctx));
    const held = await database.act('administrator', (ctx) => aParty(ctx));
    await database.act('administrator', async (ctx) => {
      await aNote(ctx, { partyId: free.partyId, text: 'old', occurredAt: '2023-03-01T09:00:00.000Z' });
      await aNote(ctx, { partyId: free.partyId, text: 'recent', occurredAt: '2026-02-01T09:00:00.000Z' });
      await aNote(ctx, {
        partyId: held.partyId,
        text: 'old, on hold',
        occurredAt: '2023-03-01T09:00:00.000Z',
      });
    });
    await ask('placeMeasure', { partyId: held.partyId }, { kind: 'hold', reason: 'a dispute' });

    expect(await ofNotes()).toMatchObject({ keepMonths: null, due: { rows: 0, beforeOn: null } });
    expect(((await ask('runRetention')) as { certificates: Certificate[] }).certificates).toEqual([]);
    expect(await notesLeft()).toHaveLength(3);
  });

  it('says first what would go, then deletes that and nothing of customers on hold, with a certificate', async () => {
    await ask('setRetention', { target: 'timeline.interaction' }, { keepMonths: 24, basis: 'our own rule' });

    expect(await ofNotes()).toMatchObject({ keepMonths: 24, due: { rows: 1, beforeOn: '2024-03-02' } });
    const { certificates } = (await ask('runRetention')) as { certificates: Certificate[] };

    expect(certificates).toMatchObject([
      {
        kind: 'retention',
        reason: 'timeline.interaction before 2024-03-02; our own rule',
        deleted: [{ table: 'timeline.interaction', rows: 1 }],
        left: 0,
      },
    ]);
    expect(await notesLeft()).toEqual(['old, on hold', 'recent']);
    expect(((await ask('runRetention')) as { certificates: Certificate[] }).certificates).toEqual([]);
  });

  it('deletes finished processes with all that was done in them, and neither open ones nor those on hold', async () => {
    database.clock.moveTo('2023-03-01T09:00:00.000Z');
    const admin = actorWithRole('administrator');
    const begin = async (finishes: boolean) => {
      const { partyId } = await database.act(admin, (ctx) => aParty(ctx));
      const { processId, revision } = await database.act(admin, (ctx) =>
        startProcess(ctx, templates, { partyId, templateKey: smallProcess.key }),
      );
      if (finishes) {
        await database.act(admin, (ctx) => cancelProcess(ctx, { processId, revision, reason: 'moved away' }));
      }
      return partyId;
    };
    const [, held, open] = [await begin(true), await begin(true), await begin(false)];
    database.clock.moveTo('2026-03-02T09:00:00.000Z');
    await ask('placeMeasure', { partyId: held }, { kind: 'hold', reason: 'a dispute' });
    await ask('setRetention', { target: 'service_processes.process' }, { keepMonths: 24, basis: '' });

    const { certificates } = (await ask('runRetention')) as { certificates: Certificate[] };

    expect(certificates).toMatchObject([
      {
        deleted: [
          { table: 'service_processes.process', rows: 1 },
          { table: 'service_processes.process_fact', rows: 2 },
        ],
        left: 0,
      },
    ]);
    const { rows } = await sql<{ party_id: string; facts: number }>`
      select party_id, count(*) as facts from service_processes.process_fact group by party_id`.execute(
      database.db,
    );
    expect(new Map(rows.map((row) => [row.party_id, row.facts]))).toEqual(
      new Map([
        [held, 2],
        [open, 1],
      ]),
    );
  });
});
