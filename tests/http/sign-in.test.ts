import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneTimeCode } from './one-time-code.ts';
import { PASSWORD, type Serving, serving } from './serving.ts';

const json = { 'content-type': 'application/json' };

describe('signing in', () => {
  let server: Serving;
  let admin: string;
  beforeAll(async () => {
    server = await serving();
    await server.hire('admin@example.org', ['administrator']);
    admin = await server.signIn('admin@example.org');
  });
  afterAll(() => server.stop());

  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : json), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
    return { status: answer.status, body: await answer.json(), cookie: cookies.join('; ') };
  };
  const signIn = (email: string, password: string, code?: string, from = '10.9.8.7') =>
    send('POST', '/api/session', { email, password, ...(code ? { code } : {}) }, { 'x-forwarded-for': from });
  const waitOut = (kind: 'pair' | 'account') =>
    sql`update access.sign_in_failure set last_failed_at = last_failed_at - interval '20 minutes'
        where key like ${`${kind}:%`}`.execute(server.database.db);

  it('asks for a one-time code once that is set up, takes each code once, and a recovery code once', async () => {
    await server.hire('code@example.org', ['agent']);
    const cookie = await server.signIn('code@example.org');
    const started = await send('POST', '/api/session/second-factor', { password: PASSWORD }, { cookie });
    expect(started.body.uri).toContain(`secret=${started.body.secret}`);
    expect((await signIn('code@example.org', PASSWORD)).status).toBe(200);
    const confirm = (code: string) => send('PUT', '/api/session/second-factor', { code }, { cookie });
    expect((await confirm('000000')).body.code).toBe('wrong-code');
    const confirmed = await confirm(codeAt(started.body.secret, 0));
    expect(confirmed.body.recoveryCodes).toHaveLength(10);

    expect((await signIn('code@example.org', PASSWORD)).body.code).toBe('second-factor-needed');
    expect((await signIn('code@example.org', 'wrong')).body.code).toBe('wrong-credentials');
    expect((await signIn('code@example.org', PASSWORD, codeAt(started.body.secret, 0))).body.code).toBe(
      'wrong-code',
    );
    expect((await signIn('code@example.org', PASSWORD, codeAt(started.body.secret, 1))).status).toBe(200);
    const recovery = confirmed.body.recoveryCodes[0];
    expect((await signIn('code@example.org', PASSWORD, recovery.toUpperCase())).status).toBe(200);
    expect((await signIn('code@example.org', PASSWORD, recovery)).body.code).toBe('wrong-code');
    const { rows } = await sql<{ text: string }>`
      select sealed_secret || string_agg(code_hash, '') as text from access.second_factor
      join access.recovery_code using (staff_id) group by sealed_secret`.execute(server.database.db);
    expect(rows[0]?.text).not.toContain(started.body.secret);
    expect(rows[0]?.text).not.toContain(recovery);
  });

  it('does not set up one-time codes for who does not know the password, and lets an administrator reset them', async () => {
    const staffId = await server.hire('reset@example.org', ['agent']);
    const cookie = await server.signIn('reset@example.org');
    expect((await send('POST', '/api/session/second-factor', { password: 'wrong' }, { cookie })).status).toBe(
      401,
    );
    const { body } = await send('POST', '/api/session/second-factor', { password: PASSWORD }, { cookie });
    await send('PUT', '/api/session/second-factor', { code: codeAt(body.secret, 0) }, { cookie });
    const anew = await send('POST', '/api/session/second-factor', { password: PASSWORD }, { cookie });
    expect(anew.body.code).toBe('second-factor-on');
    expect((await signIn('reset@example.org', PASSWORD)).body.code).toBe('second-factor-needed');

    const path = `/api/staff/${staffId}/second-factor`;
    expect((await send('DELETE', path, undefined, { cookie })).status).toBe(403);
    expect((await send('DELETE', path, undefined, { cookie: admin })).status).toBe(200);

    expect((await signIn('reset@example.org', PASSWORD)).status).toBe(200);
  });

  it('slows down guessing at one account from one address, longer each time, and nobody else', async () => {
    const staffId = await server.hire('victim@example.org', ['agent']);
    await server.hire('colleague@example.org', ['agent']);
    for (let tries = 0; tries < 5; tries++)
      await signIn('victim@example.org', 'guess', undefined, '10.0.0.66');

    const slowed = await signIn('victim@example.org', PASSWORD, undefined, '10.0.0.66');
    expect([slowed.status, slowed.body.context.retryAfterSeconds]).toEqual([429, 5]);
    expect((await signIn('colleague@example.org', PASSWORD, undefined, '10.0.0.66')).status).toBe(200);
    expect((await signIn('victim@example.org', PASSWORD, undefined, '10.0.0.5')).status).toBe(200);

    await waitOut('pair');
    await signIn('victim@example.org', 'guess', undefined, '10.0.0.66');
    const again = await signIn('victim@example.org', PASSWORD, undefined, '10.0.0.66');
    expect(again.body.context.retryAfterSeconds).toBe(10);
    await waitOut('pair');
    expect((await signIn('victim@example.org', PASSWORD, undefined, '10.0.0.66')).status).toBe(200);
    const { items } = (
      await send('GET', `/api/audit?subjectId=${staffId}&action=session.refused`, undefined, {
        cookie: admin,
      })
    ).body;
    expect(items).toHaveLength(6);
  });

  it('slows down guessing from many addresses, lets the person in where they usually sign in, and tells administrators', async () => {
    await server.hire('hunted@example.org', ['agent']);
    await signIn('hunted@example.org', PASSWORD, undefined, '10.0.1.1');
    for (let one = 0; one < 20; one++)
      await signIn('hunted@example.org', 'guess', undefined, `10.66.0.${one}`);

    expect((await signIn('hunted@example.org', PASSWORD, undefined, '10.66.0.99')).status).toBe(429);
    expect((await signIn('hunted@example.org', PASSWORD, undefined, '10.0.1.1')).status).toBe(200);
    const alerts = (await send('GET', '/api/alerts', undefined, { cookie: admin })).body.items;
    expect(alerts[0]).toMatchObject({ kind: 'sign-in-attacked', staffName: 'hunted', acknowledgedAt: null });
    expect((await send('GET', '/api/alerts/open-count', undefined, { cookie: admin })).body.count).toBe(1);
    await send('PUT', `/api/alerts/${alerts[0].alertId}/acknowledgement`, undefined, { cookie: admin });
    expect((await send('GET', '/api/alerts/open-count', undefined, { cookie: admin })).body.count).toBe(0);
  });

  it('lists where one is signed in, and ends one session at once, one’s own or as administrator', async () => {
    const staffId = await server.hire('twice@example.org', ['agent']);
    const here = await server.signIn('twice@example.org');
    const there = await server.signIn('twice@example.org');
    const list = async (cookie: string, path = '/api/sessions') =>
      (await send('GET', path, undefined, { cookie })).body.items;
    const sessions = await list(here);
    expect(sessions).toMatchObject([{ isCurrent: true, method: 'password' }, { isCurrent: false }]);

    const stranger = await server.signIn('admin@example.org');
    await server.hire('nosy@example.org', ['manager']);
    const nosy = await server.signIn('nosy@example.org');
    const end = (cookie: string, id: string) => send('DELETE', `/api/sessions/${id}`, undefined, { cookie });
    expect((await end(nosy, sessions[1].sessionId)).status).toBe(404);
    expect((await end(here, sessions[1].sessionId)).status).toBe(200);

    expect((await send('GET', '/api/sessions', undefined, { cookie: there })).status).toBe(401);
    expect(await list(stranger, `/api/staff/${staffId}/sessions`)).toHaveLength(1);
    expect(
      (await send('DELETE', `/api/staff/${staffId}/sessions`, undefined, { cookie: stranger })).status,
    ).toBe(200);
    expect((await send('GET', '/api/sessions', undefined, { cookie: here })).status).toBe(401);
  });

  it('invites somebody by a link that works once, and resets a password the same way', async () => {
    const person = { displayName: '新人', email: 'new@example.org', roles: ['agent'], branchIds: [] };
    const { staffId } = (await send('POST', '/api/staff', person, { cookie: admin })).body;
    const nobody = await signIn('new@example.org', '');
    expect(nobody.status).toBe(401);
    const link = async () =>
      (await send('POST', `/api/staff/${staffId}/password-link`, undefined, { cookie: admin })).body.token;
    const choose = (token: string, newPassword: string) =>
      send('POST', '/api/password', { token, newPassword });

    const old = await link();
    const token = await link();
    expect((await choose(old, 'a quite long password')).body.code).toBe('link-expired');
    expect((await choose(token, 'short')).status).toBe(400);
    expect((await choose(token, 'a quite long password')).body.email).toBe('new@example.org');
    expect((await choose(token, 'another long password')).body.code).toBe('link-expired');

    const { cookie } = await signIn('new@example.org', 'a quite long password');
    await choose(await link(), 'another long password');
    expect((await send('GET', '/api/sessions', undefined, { cookie })).status).toBe(401);
    expect((await signIn('new@example.org', 'another long password')).status).toBe(200);
  });

  it('ends a link that was never used when the password is set another way', async () => {
    const staffId = await server.hire('linked@example.org', ['agent']);
    const { token } = (
      await send('POST', `/api/staff/${staffId}/password-link`, undefined, { cookie: admin })
    ).body;
    const cookie = await server.signIn('linked@example.org');
    const change = { currentPassword: PASSWORD, newPassword: 'a quite long password' };
    expect((await send('PUT', '/api/session/password', change, { cookie })).status).toBe(200);

    const chosen = await send('POST', '/api/password', { token, newPassword: 'of somebody else entirely' });
    expect(chosen.body.code).toBe('link-expired');
  });

  it('ends the sessions of whoever is deactivated at once, and lets them back when reactivated', async () => {
    const staffId = await server.hire('away@example.org', ['agent']);
    const cookie = await server.signIn('away@example.org');
    const change = (version: number, deactivated: boolean) =>
      send('PATCH', `/api/staff/${staffId}`, { version, deactivated }, { cookie: admin });

    await change(1, true);
    expect((await send('GET', '/api/sessions', undefined, { cookie })).status).toBe(401);
    expect((await signIn('away@example.org', PASSWORD)).status).toBe(401);

    await change(2, false);
    expect((await signIn('away@example.org', PASSWORD)).status).toBe(200);
  });

  it('sends a cookie that scripts cannot read and, over HTTPS, that is sent over HTTPS only', async () => {
    const cookieOver = async (scheme: string) => {
      const answer = await fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: { ...json, 'x-forwarded-proto': scheme },
        body: JSON.stringify({ email: 'admin@example.org', password: PASSWORD }),
      });
      return answer.headers.getSetCookie()[0];
    };

    expect(await cookieOver('http')).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=1209600$/);
    expect(await cookieOver('https')).toMatch(/; Secure$/);
  });

  it('asks browsers that came over HTTPS to come that way for a year, and no others', async () => {
    const asked = async (path: string, headers: Record<string, string>) =>
      (await fetch(`${server.url}${path}`, { headers })).headers.get('strict-transport-security');
    const https = { 'x-forwarded-proto': 'https' };

    expect(await asked('/api/session', {})).toBeNull();
    expect(await asked('/api/session', https)).toBe('max-age=31536000');
    expect(await asked('/api/nothing-here', https)).toBe('max-age=31536000');
  });
});

/** The code an authenticator app shows now, or some steps later. */
function codeAt(secret: string, stepsLater: number): string {
  return oneTimeCode(secret, new Date(Date.now() + stepsLater * 30_000));
}
