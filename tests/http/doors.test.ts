import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_TOKEN, PASSWORD, type Serving, serving } from './serving.ts';

const json = { 'content-type': 'application/json' };

describe('the doors of the server', () => {
  let server: Serving;
  let cookie: string;
  beforeAll(async () => {
    server = await serving();
    await server.hire('admin@example.org', ['administrator']);
    cookie = await server.signIn('admin@example.org');
  });
  afterAll(() => server.stop());

  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = { cookie }) =>
    fetch(`${server.url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : json), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const branchCount = async () => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from access.branch`.execute(
      server.database.db,
    );
    return rows[0]?.count;
  };

  it('tell the session who is signed in and what they may do', async () => {
    const session = await (await send('GET', '/api/session')).json();

    expect(session.staff).toMatchObject({ displayName: 'admin', roles: ['administrator'] });
    expect(session.permissions).toMatchObject({ 'access.manage': 'all' });
  });

  it('refuse a wrong password without saying which part was wrong', async () => {
    const answer = await send(
      'POST',
      '/api/session',
      { email: 'admin@example.org', password: 'not this one' },
      {},
    );
    const unknown = await send(
      'POST',
      '/api/session',
      { email: 'nobody@example.org', password: 'not this one' },
      {},
    );

    expect([answer.status, unknown.status]).toEqual([401, 401]);
    expect((await answer.json()).detail).toBe((await unknown.json()).detail);
  });

  it('stop guessing after ten attempts, and only for the address that was guessed at', async () => {
    const attempt = () =>
      send('POST', '/api/session', { email: 'victim@example.org', password: 'guess' }, {});
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries++) statuses.push((await attempt()).status);

    expect(statuses.at(-1)).toBe(429);
    expect(await server.signIn('admin@example.org')).toContain('perennial.session_token');
  });

  it('refuse a forged cookie, a wrong token, and take the right one', async () => {
    const forged = await send('GET', '/api/staff', undefined, {
      cookie: 'perennial.session_token=forged.signature',
    });
    const wrongToken = await send('GET', '/api/staff', undefined, { authorization: 'Bearer wrong' });
    const token = await send('GET', '/api/staff', undefined, { authorization: `Bearer ${LOCAL_TOKEN}` });

    expect([forged.status, wrongToken.status, token.status]).toEqual([401, 401, 200]);
  });

  it('refuse a change that a page of another site sends with our cookie', async () => {
    const before = await branchCount();

    const answer = await send(
      'POST',
      '/api/branches',
      { name: 'planted' },
      { cookie, origin: 'https://evil.example' },
    );

    expect((await answer.json()).code).toBe('foreign-origin');
    expect(await branchCount()).toBe(before);
  });

  it('do a request sent five times at once with one key only once, and give all the same answer', async () => {
    const key = randomUUID();
    const before = Number(await branchCount());

    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        send('POST', '/api/branches', { name: '天河店' }, { cookie, 'idempotency-key': key }),
      ),
    );

    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(new Set(bodies.map(({ branchId }) => branchId)).size).toBe(1);
    expect(await branchCount()).toBe(before + 1);
  });

  it('refuse a key that comes back with a different request', async () => {
    const key = randomUUID();
    await send('POST', '/api/branches', { name: '海珠店' }, { cookie, 'idempotency-key': key });

    const answer = await send(
      'POST',
      '/api/branches',
      { name: '越秀店' },
      { cookie, 'idempotency-key': key },
    );

    expect([answer.status, (await answer.json()).code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('tell a secret once, and keep it nowhere for whoever repeats the request', async () => {
    const key = randomUUID();
    const wanted = {
      name: 'till',
      roles: ['analyst'],
      branchIds: [],
      scopes: ['parties.read'],
      expiresAt: null,
    };
    const ask = () => send('POST', '/api/api-keys', wanted, { cookie, 'idempotency-key': key });

    const { token } = await (await ask()).json();
    const again = await ask();

    expect(token).toMatch(/^\S{20,}$/);
    expect([again.status, (await again.json()).code]).toEqual([409, 'told-once']);
    const { rows } = await sql<{ response: unknown }>`
      select response from platform.idempotency_key where key = ${key}`.execute(server.database.db);
    expect(rows).toEqual([{ response: null }]);
  });

  it('write who did what in the same transaction as the change, and nothing when it is refused', async () => {
    await send('POST', '/api/branches', { name: '荔湾店' });
    await send('POST', '/api/branches', { name: '荔湾店' });

    const { items } = await (await send('GET', '/api/audit')).json();
    const named = items.filter((entry: { detail: { name?: string } }) => entry.detail.name === '荔湾店');
    expect(named).toMatchObject([{ action: 'branch.added', actorName: 'admin' }]);
  });

  it('list all faults of a request at once', async () => {
    const answer = await send('POST', '/api/staff', {
      displayName: '',
      email: 'no',
      password: 'short',
      roles: [],
    });

    const { code, faults } = await answer.json();
    expect(code).toBe('invalid-request');
    expect(faults.map(({ path }: { path: string }) => path).sort()).toEqual([
      'body.branchIds',
      'body.displayName',
      'body.email',
      'body.password',
      'body.roles',
    ]);
  });

  it('explain what they cannot read, find or carry', async () => {
    const broken = await send('POST', '/api/branches', '{"name":');
    const nowhere = await send('GET', '/api/nowhere');
    const heavy = await send('POST', '/api/branches', { name: 'x'.repeat(3_000_000) });

    expect([broken.status, nowhere.status, heavy.status]).toEqual([400, 404, 413]);
    for (const answer of [broken, nowhere, heavy]) {
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect((await answer.json()).requestId).not.toBe('');
    }
  });

  it('keep one administrator, and sign out whoever may no longer sign in', async () => {
    const staffId = await server.hire('leaver@example.org', ['agent']);
    const leaver = await server.signIn('leaver@example.org');
    const { items } = await (await send('GET', '/api/staff')).json();
    const admin = items.find((one: { email: string }) => one.email === 'admin@example.org');

    const gone = await send('PATCH', `/api/staff/${staffId}`, { version: 1, deactivated: true });
    const last = await send('PATCH', `/api/staff/${admin.staffId}`, {
      version: admin.version,
      roles: ['agent'],
    });

    expect(gone.status).toBe(200);
    expect((await send('GET', '/api/branches', undefined, { cookie: leaver })).status).toBe(401);
    expect((await last.json()).code).toBe('last-administrator');
  });

  it('let two people save one record only one after the other', async () => {
    const staffId = await server.hire('edited@example.org', ['agent']);

    const answers = await Promise.all(
      ['Ann', 'Ben'].map((displayName) =>
        send('PATCH', `/api/staff/${staffId}`, { version: 1, displayName }),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('change a password only for who knows it, and end the other sessions', async () => {
    await server.hire('forgetful@example.org', ['agent']);
    const here = await server.signIn('forgetful@example.org');
    const elsewhere = await server.signIn('forgetful@example.org');
    const change = (currentPassword: string) =>
      send(
        'PUT',
        '/api/session/password',
        { currentPassword, newPassword: 'a longer and better one' },
        { cookie: here },
      );

    expect((await change('wrong')).status).toBe(401);
    expect((await change(PASSWORD)).status).toBe(200);
    expect((await send('GET', '/api/branches', undefined, { cookie: here })).status).toBe(200);
    expect((await send('GET', '/api/branches', undefined, { cookie: elsewhere })).status).toBe(401);
  });

  it('answer to the watchman, to Prometheus and to whoever reads the API', async () => {
    const get = (path: string) => send('GET', path, undefined, {});

    for (const path of ['/healthz', '/readyz', '/api/docs']) expect((await get(path)).status).toBe(200);
    expect(await (await get('/metrics')).text()).toContain('perennial_http_request_seconds_bucket');
    expect((await (await get('/api/openapi.json')).json()).openapi).toBe('3.1.0');
    const fromAfar = await send('GET', '/metrics', undefined, { 'x-forwarded-for': '203.0.113.7' });
    expect([fromAfar.status, (await fromAfar.json()).code]).toEqual([403, 'forbidden']);
  });
});
