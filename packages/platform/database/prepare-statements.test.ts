import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#test-kit';
import { type DatabaseHandle, openDatabase } from './open-database.ts';
import { planEachTime } from './prepare-statements.ts';

describe('statements asked outside transactions', () => {
  let own: TestDatabase;
  let handle: DatabaseHandle;
  beforeAll(async () => {
    own = await testDatabase();
    handle = openDatabase({ url: own.url, maxConnections: 1 });
    await sql`create table asked (answer integer)`.execute(handle.db);
    await sql`insert into asked values (42)`.execute(handle.db);
  });
  afterAll(async () => {
    await handle.close();
    await own.drop();
  });

  const prepared = async () => {
    const { rows } = await handle.pool.query<{ statement: string }>(
      'select statement from pg_prepared_statements',
    );
    return rows.map(({ statement }) => statement);
  };
  const often = async (ask: () => Promise<unknown>) => {
    for (let time = 0; time < 4; time += 1) await ask();
  };

  it('are prepared once they have been asked a few times', async () => {
    const ask = (least: number) =>
      sql<{ answer: number }>`select answer from asked where answer >= ${least}`.execute(handle.db);

    await ask(1);
    expect(await prepared()).toEqual([]);
    await often(() => ask(2));

    expect(await prepared()).toEqual(['select answer from asked where answer >= $1']);
    expect((await ask(43)).rows).toEqual([]);
    expect((await ask(42)).rows).toEqual([{ answer: 42 }]);
  });

  it('are not prepared when their plan depends on the values', async () => {
    await often(() => sql`${planEachTime} select answer from asked where answer < ${50}`.execute(handle.db));

    expect(await prepared()).not.toContainEqual(expect.stringContaining('answer <'));
  });

  it('are not prepared inside a transaction', async () => {
    await often(() => handle.inTransaction((tx) => sql`select ${'in a transaction'}::text`.execute(tx)));

    expect(await prepared()).not.toContainEqual(expect.stringContaining('::text'));
  });

  it('go on when a table of theirs is altered while the program runs', async () => {
    const ask = () => sql<object>`select * from asked where answer = ${42}`.execute(handle.db);
    await often(ask);

    await sql`alter table asked add column reason text default 'because'`.execute(handle.db);

    expect((await ask()).rows).toEqual([{ answer: 42, reason: 'because' }]);
    expect((await ask()).rows).toHaveLength(1);
  });

  it('tell what is wrong with them as before', async () => {
    const ask = () => sql`select 1 / (answer - ${42}::integer) from asked`.execute(handle.db);

    for (let time = 0; time < 4; time += 1) await expect(ask()).rejects.toMatchObject({ code: '22012' });
  });
});
