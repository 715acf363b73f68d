import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#contract';
import { type BoundRoute, problemDocument, requestHandler, runJob } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../apps/server/modules.ts';
import { aKnownPerson, placesOf, VALUES } from './a-known-person.ts';

/** What is exported and what is erased is found by walking the tables of the database, not by a list kept by hand. */
describe('everything held on a person', () => {
  let database: TestDatabase;
  let person: { partyId: string; number: string };
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  const routes = businessModules.flatMap((module) => [...module.routes]);
  const boundTo = (route: object): BoundRoute => {
    const found = routes.find((bound) => bound.route === route);
    if (!found) throw new Error('no module binds this route');
    return found;
  };
  const send = async (route: object, params: Record<string, string>, body: unknown, key?: string) => {
    const actor = actorWithRole('administrator');
    const handle = requestHandler(database.platform, boundTo(route), async () => ({
      actor,
      viaCookie: false,
    }));
    const headers = new Headers(key === undefined ? {} : { 'idempotency-key': key });
    try {
      return await handle({
        requestId: 'erasure',
        url: JSON.stringify(params),
        params,
        query: {},
        body,
        edge: { headers, setCookie: () => {} },
      });
    } catch (failure) {
      return {
        status: problemDocument(failure, 'erasure').status,
        body: problemDocument(failure, 'erasure'),
      };
    }
  };
  const { privacy } = contract;
  const erase = (body: object = {}) =>
    send(
      privacy.eraseParty,
      { partyId: person.partyId },
      { customerNumber: person.number, reason: 'asked for by the person', ...body },
    );

  it('is exported: every table that holds a row of theirs, with every row', async () => {
    person = await aKnownPerson(database);
    const answer = await send(privacy.exportPersonJson, { partyId: person.partyId }, {});

    const exported = JSON.parse(await textOf(answer.body)) as {
      format: string;
      held: { table: string; rows: object[] }[];
    };

    const counts = Object.fromEntries(exported.held.map(({ table, rows }) => [table, rows.length]));
    expect(exported.format).toBe('perennial.person-export.1');
    expect(counts).toEqual(await rowsByTable(person.partyId));
    expect(Object.keys(counts)).toEqual(
      expect.arrayContaining(['parties.identity', 'orders.order_line', 'timeline.interaction']),
    );
    const { secondPhone: _, ...known } = VALUES;
    for (const value of Object.values(known)) expect(JSON.stringify(exported)).toContain(value);
  });

  it('is exported as a document as well', async () => {
    const answer = await send(privacy.exportPersonPdf, { partyId: person.partyId }, {});

    const pdf = await bytesOf(answer.body);

    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(5_000);
  });

  it('is not erased while a legal hold stands, and the refusal says why', async () => {
    const { partyId } = person;
    const placed = await send(
      privacy.placeMeasure,
      { partyId },
      { kind: 'hold', reason: 'a claim is before the court', basis: 'no. 2026-118' },
    );

    const refused = await erase();

    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'legal-hold-stands',
        context: { reasons: 'a claim is before the court (no. 2026-118)' },
      },
    });
    const [measure] = (placed.body as { measures: { measureId: string }[] }).measures;
    await send(privacy.liftMeasure, { partyId, measureId: measure?.measureId ?? '' }, {});
  });

  it('is not erased without the number typed, or for a request whose sender is unknown', async () => {
    expect((await erase({ customerNumber: 'C-000000' })).body).toMatchObject({
      code: 'erasure-not-confirmed',
    });
    const asked = await send(
      privacy.takeRequest,
      {},
      { kind: 'erasure', law: 'PIPL', partyId: person.partyId, requesterName: VALUES.name },
    );

    const refused = await erase({ requestId: (asked.body as { requestId: string }).requestId });

    expect(refused.body).toMatchObject({ code: 'identity-not-checked' });
  });

  it('is gone from every table of the database once erased, answers of old requests and jobs included', async () => {
    await leaveTraces();
    const before = await placesOf(database.db, Object.values(VALUES));
    expect(before.map((place) => place.split(':')[0])).toEqual(
      expect.arrayContaining([
        'imports.rejected_row',
        'pgboss.job',
        'platform.event',
        'platform.idempotency_key',
        'privacy.request',
      ]),
    );

    const { body } = await erase();

    expect(body).toMatchObject({ kind: 'erasure', left: 0, pseudonym: person.partyId });
    expect(await placesOf(database.db, Object.values(VALUES))).toEqual([]);
    expect(await placesOf(database.db, [person.number])).toEqual([]);
    // What is left names the file by its random key alone: that it was done, and that others must do it too.
    const keys = await placesOf(database.db, [person.partyId]);
    expect(keys.map((place) => place.split(':')[0]).filter((table) => !table?.startsWith('pgboss'))).toEqual([
      'platform.audit',
      'platform.event',
      'privacy.certificate',
      'privacy.request',
    ]);
  });

  it('is found by the walk if a table is forgotten', async () => {
    await sql`create table public.forgotten as select ${VALUES.name}::text as words`.execute(database.db);

    expect(await placesOf(database.db, [VALUES.name])).toEqual([`public.forgotten: ${VALUES.name}`]);
    await sql`drop table public.forgotten`.execute(database.db);
  });

  it('is erased again when a backup or work under way brings some of it back', async () => {
    await sql`
      insert into parties.party_tag (party_id, tag, added_at, added_by)
      values (${person.partyId}, 'came back', now(), ${person.partyId})`.execute(database.db);
    const job = database.platform.jobs.jobs.find(({ name }) => name === 'privacy.keep-erased');
    if (!job) throw new Error('the job is missing');

    await runJob(database.platform, job, {}, new AbortController().signal);

    expect(await placesOf(database.db, ['came back'])).toEqual([]);
    expect(await rowsByTable(person.partyId)).toEqual({ 'platform.event': 1 });
  });

  /** What ordinary work leaves behind: a saved answer, a request in words, a row an import refused, a job that is done. */
  async function leaveTraces(): Promise<void> {
    const { partyId } = person;
    const added = { kind: 'phone', typed: VALUES.secondPhone };
    await send(contract.parties.addContactPoint, { partyId }, added, 'a key used once');
    const importId = '01890000-0000-7000-8000-0000000000aa';
    await sql`
      insert into imports.import (import_id, kind, state, file_name, file_bytes, file_sha256, inspection, options,
        mapping, counts, uploaded_at, uploaded_by)
      values (${importId}, 'customers', 'done', 'f.csv', 1, 'x', '{}', '{}', '{}', '{}', now(), '{}')`.execute(
      database.db,
    );
    await sql`
      insert into imports.rejected_row (import_id, line_number, cells, reasons)
      values (${importId}, 1, ${JSON.stringify([VALUES.name, VALUES.phone])}, '[]')`.execute(database.db);
    await database.platform.jobs.boss.send('privacy.retention', { trace: VALUES.email });
  }

  /** Rows that belong to a file, by walking every table with a `party_id`. */
  async function rowsByTable(partyId: string): Promise<Record<string, number>> {
    const { rows: tables } = await sql<{ table: string }>`
      select table_schema || '.' || table_name as "table" from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
      where column_name = 'party_id' and table_type = 'BASE TABLE'`.execute(database.db);
    const counts: Record<string, number> = {};
    for (const { table } of tables) {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from ${sql.table(table)} where party_id = ${partyId}`.execute(database.db);
      const count = rows[0]?.count ?? 0;
      if (count > 0) counts[table] = count;
    }
    return counts;
  }
});

async function bytesOf(body: unknown): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of (body as { stream: AsyncIterable<string | Buffer> }).stream) {
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}

const textOf = async (body: unknown) => (await bytesOf(body)).toString('utf8');
