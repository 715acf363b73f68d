import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SECURITY_SETTINGS, storeSecuritySettings } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { staffRead } from '../contract/permissions.ts';
import { sessionCookie } from '../data/session-cookie.ts';
import { insertSession } from '../data/session-queries.ts';
import { openSignIn } from '../data/sign-in-library.ts';
import { addStaff } from './add-staff.ts';
import { authenticator } from './authenticate.ts';

describe('finding out who asks', () => {
  let database: TestDatabase;
  let signIn: ReturnType<typeof openSignIn>;
  let authenticate: ReturnType<typeof authenticator>;
  let cookie: string;
  let session: Omit<Parameters<typeof insertSession>[1], 'method'>;
  beforeAll(async () => {
    database = await testDatabase();
    signIn = openSignIn({
      databaseUrl: database.url,
      secret: 'a secret of thirty-two letters at least',
      newId: () => crypto.randomUUID(),
    });
    const cookies = sessionCookie(signIn.library);
    authenticate = authenticator({ db: database.db, cookie: cookies, localToken: 'local' });
    const staff = { email: 'zhou.ting@example.org', displayName: '周婷', branchIds: [] };
    const { staffId } = await database.act('administrator', (ctx) =>
      addStaff(ctx, { ...staff, roles: ['service-clerk'] }, 'hash'),
    );
    session = {
      sessionId: crypto.randomUUID(),
      staffId,
      token: 'a-token',
      address: null,
      userAgent: null,
    };
    await insertSession(database.db, { ...session, method: 'password' });
    cookie = (await cookies).write('a-token', false).split(';')[0] ?? '';
  });
  afterAll(async () => {
    await signIn.close();
    await database.drop();
  });

  const ask = (sent: string) => authenticate(new Headers({ cookie: sent }));
  const expireIn = (days: number) =>
    sql`update access.session set expires_at = now() + make_interval(days => ${days})`.execute(database.db);
  const daysLeft = async () => {
    const { rows } = await sql<{ days: number }>`
      select extract(epoch from expires_at - now())::integer / 86400 as days from access.session`.execute(
      database.db,
    );
    return rows[0]?.days;
  };

  it('knows the holder of a session among other cookies', async () => {
    const known = await ask(`theme=dark; ${cookie}; language=en`);

    expect(known).toMatchObject({
      viaCookie: true,
      actor: { displayName: '周婷', roles: ['service-clerk'] },
    });
  });

  it('does not know a token whose signature was altered or left out', async () => {
    const [name = '', value = ''] = cookie.split('=');
    const token = decodeURIComponent(value).split('.')[0] ?? '';
    const forged = `${token}.${Buffer.alloc(32).toString('base64')}`;

    expect(await ask(`${name}=${encodeURIComponent(forged)}`)).toBeUndefined();
    expect(await ask(`${name}=${token}`)).toBeUndefined();
    expect(await ask(`${name}=%E0%A4%A`)).toBeUndefined();
  });

  it('prolongs a session in use when a day has passed', async () => {
    await expireIn(10);

    expect(await ask(cookie)).toBeDefined();

    expect(await daysLeft()).toBeGreaterThanOrEqual(13);
  });

  it('no longer knows whoever may not sign in any more', async () => {
    await sql`update access.staff set deactivated_at = now()`.execute(database.db);

    expect(await ask(cookie)).toBeUndefined();

    await sql`update access.staff set deactivated_at = null`.execute(database.db);
  });

  it('does not know a session nobody used for longer than the idle time', async () => {
    await sql`update access.session set last_seen_at = now() - interval '14 minutes'`.execute(database.db);
    expect(await ask(cookie)).toBeDefined();

    await sql`update access.session set last_seen_at = now() - interval '14 minutes'`.execute(database.db);
    await storeSecuritySettings(database.db, { ...DEFAULT_SECURITY_SETTINGS, idleMinutes: 10 }, new Date());
    const copy = sql`create table idle as select * from access.session`;
    await copy.execute(database.db);
    expect(await ask(cookie)).toBeUndefined();

    await sql`insert into access.session select * from idle`.execute(database.db);
    await sql`update access.session set last_seen_at = now()`.execute(database.db);
    expect(await ask(cookie)).toBeDefined();
  });

  it('does not know a session that ended, and clears it', async () => {
    await expireIn(-1);

    expect(await ask(cookie)).toBeUndefined();

    expect(await daysLeft()).toBeUndefined();
  });

  describe('whose role asks for a second step', () => {
    const require = (secondStepRoles: readonly string[]) =>
      storeSecuritySettings(database.db, { ...DEFAULT_SECURITY_SETTINGS, secondStepRoles }, new Date());
    const mayReadStaff = async () => {
      const known = await ask(cookie);
      return (
        known && [known.session?.secondStepDue, known.actor.scopeOf(staffRead), known.actor.sees('contact')]
      );
    };
    beforeEach(async () => {
      await sql`delete from access.session`.execute(database.db);
      await sql`update access.staff set deactivated_at = null`.execute(database.db);
      await insertSession(database.db, { ...session, method: 'password' });
      await sql`delete from access.second_factor`.execute(database.db);
    });
    afterAll(() => require([]));

    it('may do and sees nothing with a password alone', async () => {
      await require(['service-clerk']);

      expect(await mayReadStaff()).toEqual([true, undefined, false]);
    });

    it('sees everything once codes are set up, with no new sign-in', async () => {
      await require(['service-clerk']);
      await sql`
        insert into access.second_factor (staff_id, sealed_secret, created_at, confirmed_at)
        select staff_id, 'sealed', now(), now() from access.staff`.execute(database.db);

      expect(await mayReadStaff()).toEqual([false, 'all', true]);
    });

    it.each(['one-time-code', 'recovery-code', 'passkey', 'organisation'])(
      'is through when they came by %s',
      async (method) => {
        await require(['service-clerk']);
        await sql`update access.session set method = ${method}`.execute(database.db);

        expect(await mayReadStaff()).toEqual([false, 'all', true]);
      },
    );

    it('is nobody whose role is not named', async () => {
      await require(['administrator']);

      expect(await mayReadStaff()).toEqual([false, 'all', true]);
    });
  });
});
