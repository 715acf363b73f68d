import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, serve, systemActor } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { uploadFolder } from './actions/store-upload.ts';

let database: TestDatabase;
let server: { port: number; close(): Promise<void> };
let actor: Actor = systemActor;

beforeAll(async () => {
  database = await testDatabase();
  server = await serve({
    platform: database.platform,
    authenticate: async () => ({ actor, viaCookie: false }),
    host: '127.0.0.1',
    port: 0,
  });
});

afterAll(async () => {
  await server.close();
  await database.drop();
});

const place = (path: string) => `http://127.0.0.1:${server.port}/api/imports${path}`;

async function upload(body: string, query = 'kind=transactions&name=sales.csv'): Promise<Response> {
  return fetch(place(`?${query}`), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
  });
}

async function storedFiles(): Promise<string[]> {
  const { filesFolder } = await database.platform.settings();
  return readdir(uploadFolder(filesFolder)).catch(() => []);
}

/** Sessions of this database that hold a transaction open and wait for us. */
async function openTransactions(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity
     where datname = current_database() and state like 'idle in transaction%'`.execute(database.db);
  return rows[0]?.count ?? 0;
}

const sales = 'customer,date,amount\nH-1,2024-03-01,5\nH-2,2024-03-02,7\n';

describe('imports over HTTP', () => {
  it('go from upload to error file', async () => {
    const uploaded = await upload(`${sales}H-3,soon,9\n`);
    expect(uploaded.status).toBe(201);
    const { importId } = (await uploaded.json()) as { importId: string };

    const started = await fetch(place(`/${importId}/run`), { method: 'PUT' });
    expect(started.status).toBe(200);
    await database.settle();

    const done = (await (await fetch(place(`/${importId}`))).json()) as { state: string; counts: object };
    expect(done).toMatchObject({ state: 'done', counts: { read: 3, created: 2, rejected: 1 } });
    const errors = await fetch(place(`/${importId}/error-file`));
    expect(errors.headers.get('content-disposition')).toContain('sales-errors.csv');
    expect(await errors.text()).toContain('H-3,soon,9,line 4: date not-a-date soon');
  });

  it('say what is wrong with a file, and keep nothing of it', async () => {
    const before = await storedFiles();

    const answer = await upload('');

    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      code: 'import-file-unreadable',
      context: { code: 'empty-file' },
    });
    expect(await storedFiles()).toEqual(before);
  });

  it('refuse a file the disk has no room for before taking it', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request(
        place('?kind=transactions&name=huge.csv'),
        {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream', 'content-length': String(1024 ** 5) },
        },
        (answer) => {
          resolve(answer.statusCode);
          sending.destroy();
        },
      );
      sending.on('error', reject);
      sending.write('customer,date,amount\n');
    });

    expect(status).toBe(507);
  });

  it('leave no half file behind when the upload breaks off', async () => {
    const before = await storedFiles();
    const sending = request(place('?kind=transactions&name=broken.csv'), {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'transfer-encoding': 'chunked' },
    });
    sending.on('error', () => {});
    sending.write(sales.repeat(1000));
    await sleep(200);
    expect((await storedFiles()).length).toBe(before.length + 1);
    expect(await openTransactions()).toBe(0);

    sending.destroy();
    await sleep(500);

    expect(await storedFiles()).toEqual(before);
  });

  it('keep one file when the same upload is sent twice', async () => {
    const before = await storedFiles();
    const send = async () => {
      const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': 'the same upload' };
      const answer = await fetch(place('?kind=transactions&name=twice.csv'), {
        method: 'POST',
        headers,
        body: sales,
      });
      return (await answer.json()) as { importId: string };
    };

    const first = await send();
    const second = await send();

    expect(second.importId).toBe(first.importId);
    expect((await storedFiles()).length).toBe(before.length + 1);
  });

  it.each([
    ['analyst', 201],
    ['manager', 201],
    ['front-desk', 403],
    ['agent', 403],
  ])('are for a %s: %d', async (role, status) => {
    actor = actorWithRole(role);
    try {
      expect((await upload(sales)).status).toBe(status);
    } finally {
      actor = systemActor;
    }
  });
});
