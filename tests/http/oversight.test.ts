import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBranch } from '#modules/access';
import type { Role } from '#modules/access/contract';
import { aParty } from '#modules/parties/testing';
import { type Serving, serving } from './serving.ts';

const NATIONAL_ID = '11010519491231002X';

describe('overseeing who sees what', () => {
  let server: Serving;
  let admin: string;
  let partyId: string;
  const branch: Record<string, string> = {};
  beforeAll(async () => {
    server = await serving();
    await server.hire('admin@example.org', ['administrator']);
    admin = await server.signIn('admin@example.org');
    partyId = await server.database.act('administrator', async (ctx) => {
      branch.here = (await addBranch(ctx, '越秀店')).branchId;
      branch.there = (await addBranch(ctx, '天河店')).branchId;
      const identities = [{ kind: 'national-id', value: NATIONAL_ID }];
      return (await aParty(ctx, { name: '欧阳翠屏', branchId: branch.here, identities })).partyId;
    });
  });
  afterAll(() => server.stop());

  const send = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, text, body: isJson ? JSON.parse(text) : undefined };
  };
  const asAdmin = (method: string, path: string, body?: unknown) =>
    send(method, path, { cookie: admin }, body);
  const audit = async (query: string) => (await asAdmin('GET', `/api/audit?${query}`)).body.items;
  const hire = async (name: string, roles: Role[], branchIds: string[] = [branch.here ?? '']) => {
    const staffId = await server.hire(`${name}@example.org`, roles, branchIds);
    return { staffId, cookie: await server.signIn(`${name}@example.org`) };
  };
  /** Opens the file, then asks for the number that is masked there. */
  const lookAtNumber = async (cookie: string) => {
    const file = await send('GET', `/api/parties/${partyId}`, { cookie });
    expect(file.text).not.toContain(NATIONAL_ID);
    const path = `/api/parties/${partyId}/identities/${file.body.identities[0].key}`;
    return { mayShow: file.body.identities[0].mayShow, ...(await send('GET', path, { cookie })).body };
  };
  const makeKey = (more: object) =>
    asAdmin('POST', '/api/api-keys', {
      name: '报表',
      roles: ['analyst'],
      branchIds: [],
      scopes: ['parties.read'],
      expiresAt: null,
      ...more,
    });

  it('lets a program do what its key’s scopes and roles both allow, and says which scope is missing', async () => {
    const { body } = await makeKey({});
    const key = { authorization: `Bearer ${body.token}` };

    expect((await send('GET', `/api/parties/${partyId}`, key)).status).toBe(200);
    const unscoped = await send('GET', '/api/staff', key);
    expect([unscoped.status, unscoped.body.detail]).toEqual([
      403,
      'this API key does not have the scope access.staff-read; ask an administrator for a key that has it',
    ]);
    expect((await send('POST', '/api/parties', key, {})).body.detail).toContain('parties.write');
    const listed = (await asAdmin('GET', '/api/api-keys')).body.items[0];
    expect(listed).toMatchObject({ name: '报表', createdByName: 'admin' });
    expect(listed.lastUsedAt).not.toBeNull();
    const { rows } = await sql<{ row: string }>`select api_key::text as row from access.api_key`.execute(
      server.database.db,
    );
    expect(rows[0]?.row).not.toContain(body.token);
  });

  it('shows a key of one branch nothing of another, and nothing of a class its roles do not see', async () => {
    const ask = async (branchId: string | undefined) => {
      const { body } = await makeKey({ roles: ['front-desk'], branchIds: [branchId] });
      return send('GET', `/api/parties/${partyId}`, { authorization: `Bearer ${body.token}` });
    };

    const here = await ask(branch.here);
    expect(here.body.displayName).toBe('欧阳翠屏');
    expect(here.text).not.toContain(NATIONAL_ID);
    expect((await ask(branch.there)).status).toBe(404);
  });

  it('refuses a key that is revoked, expired or wrong, and keys that could not be used', async () => {
    const { body } = await makeKey({});
    const ask = (token: string) => send('GET', '/api/parties', { authorization: `Bearer ${token}` });
    expect((await ask(body.token)).status).toBe(200);

    await asAdmin('DELETE', `/api/api-keys/${body.apiKey.apiKeyId}`);
    expect((await ask(body.token)).status).toBe(401);
    const second = await makeKey({ expiresAt: '2099-01-01T00:00:00Z' });
    await sql`update access.api_key set expires_at = now() - interval '1 second'`.execute(server.database.db);
    expect((await ask(second.body.token)).status).toBe(401);
    expect((await ask(`${second.body.token}x`)).status).toBe(401);

    const faulty = await makeKey({
      scopes: ['parties.read', 'parties.fly', 'access.manage'],
      expiresAt: '2001-01-01T00:00:00Z',
    });
    expect(faulty.body.faults.map(({ code }: { code: string }) => code)).toEqual([
      'unknown-scope',
      'scope-beyond-roles',
      'in-the-past',
    ]);
  });

  it('does not let a key make keys, end sessions or change a password', async () => {
    const scopes = ['access.manage', 'access.impersonate'];
    const { body } = await makeKey({ roles: ['administrator'], scopes });
    const key = { authorization: `Bearer ${body.token}` };
    const attempts = [
      send('POST', '/api/api-keys', key, {
        name: 'more',
        roles: ['analyst'],
        branchIds: [],
        scopes: ['parties.read'],
        expiresAt: null,
      }),
      send('POST', '/api/session/second-factor', key, { password: 'x' }),
      send('PUT', '/api/session/password', key, { currentPassword: 'x', newPassword: 'x'.repeat(12) }),
      send('POST', '/api/impersonation', key, { staffId: partyId, reason: 'to see what they see' }),
      send('DELETE', `/api/sessions/${partyId}`, key),
    ];

    for (const answer of await Promise.all(attempts)) expect(answer.body.code).toBe('needs-own-session');
  });

  it('does not let a key set passwords, open doors or touch an administrator, whatever its scopes', async () => {
    const { staffId } = await hire('invited', ['agent']);
    const { body } = await makeKey({
      roles: ['administrator'],
      scopes: ['access.manage', 'access.staff-read'],
    });
    const key = { authorization: `Bearer ${body.token}` };
    const { items } = (await send('GET', '/api/staff', key)).body;
    const own = items.find(({ roles }: { roles: string[] }) => roles.includes('administrator'));
    const version = (id: string) => items.find((one: { staffId: string }) => one.staffId === id).version;
    const person = { displayName: '新人', email: 'new@example.org', roles: ['agent'], branchIds: [] };
    const change = (id: string, more: object) =>
      send('PATCH', `/api/staff/${id}`, key, { version: version(id), ...more });
    const attempts = [
      await send('POST', '/api/staff', key, { ...person, password: 'a long enough one' }),
      await send('POST', '/api/staff', key, { ...person, roles: ['administrator'] }),
      await change(staffId, { newPassword: 'a long enough one' }),
      await change(staffId, { roles: ['administrator'] }),
      await change(own.staffId, { roles: ['agent'] }),
      await send('POST', `/api/staff/${staffId}/password-link`, key),
      await send('DELETE', `/api/staff/${staffId}/second-factor`, key),
    ];

    expect(attempts.map((answer) => answer.body.code)).toEqual(attempts.map(() => 'needs-own-session'));
    expect((await send('POST', '/api/staff', key, person)).status).toBe(200);
    expect((await change(staffId, { displayName: '改名' })).status).toBe(200);
  });

  it('lets an administrator look through somebody’s eyes, recorded with both names, until it ends by itself', async () => {
    const { staffId } = await hire('clerk', ['front-desk']);
    const start = (body: object) => asAdmin('POST', '/api/impersonation', body);
    expect((await start({ staffId, reason: 'why' })).body.code).toBe('invalid-request');

    const seen = (await start({ staffId, reason: 'she does not find a customer' })).body;
    expect(seen).toMatchObject({
      staff: { displayName: 'clerk' },
      impersonation: { administratorName: 'admin' },
    });
    expect((await asAdmin('GET', '/api/audit')).status).toBe(403);
    expect((await asAdmin('GET', `/api/parties/${partyId}`)).body.displayName).toBe('欧阳翠屏');
    const note = await asAdmin('PUT', `/api/parties/${partyId}/tags/${encodeURIComponent('回访')}`);
    expect(note.status).toBeLessThan(300);
    for (const personal of [
      asAdmin('PUT', '/api/session/password', { currentPassword: 'x', newPassword: 'x'.repeat(12) }),
      asAdmin('POST', '/api/emergency-access', { reason: 'curious about this' }),
    ]) {
      expect((await personal).body.code).toBe('needs-own-session');
    }

    await sql`update access.impersonation set ends_at = now()`.execute(server.database.db);
    expect((await asAdmin('GET', '/api/session')).body).toMatchObject({
      staff: { displayName: 'admin' },
      impersonation: null,
    });
    const entries = await audit(`actorId=${staffId}&limit=200`);
    expect(entries.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['impersonated.read', 'party.tag-added']),
    );
    const both = entries.filter(({ action }: { action: string }) => action !== 'session.opened');
    for (const entry of both) expect(entry).toMatchObject({ actorName: 'clerk', impersonatorName: 'admin' });
  });

  it('lets nobody look through the eyes of somebody who may do more, nor without the permission', async () => {
    const other = await hire('second-admin', ['administrator']);
    const manager = await hire('manager', ['manager']);
    const reason = 'to see what they see';

    const up = await asAdmin('POST', '/api/impersonation', { staffId: other.staffId, reason });
    expect([up.status, up.body.code]).toEqual([403, 'higher-role']);
    const aside = await send(
      'POST',
      '/api/impersonation',
      { cookie: manager.cookie },
      { staffId: other.staffId, reason },
    );
    expect(aside.body.code).toBe('forbidden');
    const down = await asAdmin('POST', '/api/impersonation', { staffId: manager.staffId, reason });
    expect(down.status).toBe(200);
    expect((await asAdmin('DELETE', '/api/impersonation')).body.staff.displayName).toBe('admin');
  });

  it('shows what is sensitive in a stated emergency, tells managers of the branch at once, and records each read', async () => {
    const nurse = await hire('nurse', ['front-desk']);
    const manager = await hire('here-manager', ['manager']);
    const elsewhere = await hire('there-manager', ['manager'], [branch.there ?? '']);
    const look = () => lookAtNumber(nurse.cookie);
    const countFor = async (cookie: string) =>
      (await send('GET', '/api/alerts/open-count', { cookie })).body.count;
    expect(await look()).toEqual({ mayShow: false, value: null });

    const reason = '病人昏迷，需要核对身份';
    await send('POST', '/api/emergency-access', { cookie: nurse.cookie }, { reason });
    expect(await look()).toEqual({ mayShow: true, value: NATIONAL_ID });
    expect([await countFor(manager.cookie), await countFor(elsewhere.cookie)]).toEqual([1, 0]);
    const { items } = (await send('GET', '/api/alerts', { cookie: manager.cookie })).body;
    expect(items[0]).toMatchObject({ kind: 'emergency-access', staffName: 'nurse', detail: { reason } });
    const foreign = await send('PUT', `/api/alerts/${items[0].alertId}/acknowledgement`, {
      cookie: elsewhere.cookie,
    });
    expect(foreign.status).toBe(404);
    const [read] = await audit(`actorId=${nurse.staffId}&action=sensitive.read`);
    expect(read).toMatchObject({ subjectKind: 'party', subjectId: partyId });
    expect(read.detail.emergencyAccessId).toBe(items[0].detail.emergencyAccessId);

    await sql`update access.emergency_access set ends_at = now()`.execute(server.database.db);
    expect(await look()).toEqual({ mayShow: false, value: null });
  });

  it('masks a national id until it is asked for, and records that it was', async () => {
    const { staffId, cookie } = await hire('doctor', ['practitioner']);

    await send('GET', `/api/parties/${partyId}`, { cookie });
    expect(await audit(`actorId=${staffId}&action=sensitive.read`)).toEqual([]);
    expect(await lookAtNumber(cookie)).toEqual({ mayShow: true, value: NATIONAL_ID });

    expect(await audit(`actorId=${staffId}&action=sensitive.read&subjectId=${partyId}`)).toHaveLength(1);
  });

  it('lets somebody of two branches see the customers of both, and nobody else’s', async () => {
    const third = await server.database.act('administrator', (ctx) => addBranch(ctx, '海珠店'));
    const [far, unowned] = await server.database.act('administrator', async (ctx) => [
      await aParty(ctx, { name: '两店之一', branchId: branch.there ?? null }),
      await aParty(ctx, { name: '第三家店', branchId: third.branchId }),
    ]);
    const { cookie } = await hire('both', ['front-desk'], [branch.here ?? '', branch.there ?? '']);
    const statuses = [partyId, far.partyId, unowned.partyId].map(
      async (id) => (await send('GET', `/api/parties/${id}`, { cookie })).status,
    );

    expect(await Promise.all(statuses)).toEqual([200, 200, 404]);
    const { items } = (await send('GET', '/api/parties', { cookie })).body;
    expect(items.map(({ displayName }: { displayName: string }) => displayName)).not.toContain('第三家店');
  });

  it('searches the audit log by person, kind, subject and time, and exports it with who took it out', async () => {
    const { staffId } = await hire('searched', ['agent']);
    const opened = await audit(`subjectId=${staffId}&action=session.opened`);
    expect(opened).toHaveLength(1);
    expect(await audit(`subjectId=${staffId}&until=2020-01-01T00:00:00Z`)).toEqual([]);
    expect(await audit(`subjectKind=staff&from=${encodeURIComponent(opened[0].at)}`)).not.toEqual([]);

    const exported = await asAdmin('GET', `/api/audit/export?subjectId=${staffId}`);
    const [watermark, header, ...rows] = exported.text.replace('\ufeff', '').trim().split('\r\n');
    expect(watermark).toMatch(/^admin · \d{4}-\d\d-\d\d \d\d:\d\d:\d\d Asia\/Shanghai · /);
    expect(header).toContain('actorName');
    expect(rows).toHaveLength(1);
    expect(await audit('action=audit.exported')).toHaveLength(1);
    const whole = (await asAdmin('GET', '/api/audit/verification')).body;
    expect(whole.findings).toEqual([]);
    expect(whole.unsealed).toBeGreaterThan(0);
  });

  it('changes the security settings only for administrators and within reason', async () => {
    const { cookie } = await hire('settler', ['manager']);
    const settings = { idleMinutes: 20, emergencyMinutes: 15, auditYears: 6, secondStepRoles: [] };

    expect((await send('PUT', '/api/settings/security', { cookie }, settings)).status).toBe(403);
    expect((await asAdmin('PUT', '/api/settings/security', { ...settings, idleMinutes: 0 })).status).toBe(
      400,
    );
    expect((await asAdmin('PUT', '/api/settings/security', settings)).body).toEqual(settings);
    expect((await asAdmin('GET', '/api/session')).body.idleMinutes).toBe(20);
  });
});
