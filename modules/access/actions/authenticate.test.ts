import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Authenticate } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { openSignIn } from '../data/sign-in-library.ts';
import { addStaff } from './add-staff.ts';
import { authenticator } from './authenticate.ts';
import { openSession } from './sign-in.ts';

const credentials = { email: 'zhou.ting@example.org', password: 'correct horse battery staple' };

describe('finding out who asks', () => {
  let database: TestDatabase;
  let signIn: ReturnType<typeof openSignIn>;
  let authenticate: Authenticate;
  let cookie: string;
  beforeAll(async () => {
    database = await testDatabase();
    signIn = openSignIn({
      databaseUrl: database.url,
      secret: 'a secret of thirty-two letters at least',
      newId: () => crypto.randomUUID(),
    });
    authenticate = authenticator({ db: database.db, library: signIn.library, localToken: 'local' });
    const hash = await (await signIn.library.$context).password.hash(credentials.password);
    await database.act('administrator', (ctx) =>
      addStaff(ctx, { ...credentials, displayName: '周婷', roles: ['service-clerk'], branchIds: [] }, hash),
    );
    const edge = { headers: new Headers({ host: '127.0.0.1' }), setCookie: () => {} };
    cookie = (await openSession(signIn.library, credentials, edge)).get('cookie') ?? '';
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

  it('does not know a session that ended, and clears it', async () => {
    await expireIn(-1);

    expect(await ask(cookie)).toBeUndefined();

    expect(await daysLeft()).toBeUndefined();
  });
});
