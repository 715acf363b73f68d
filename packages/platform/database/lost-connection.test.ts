import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#test-kit';
import { type DatabaseHandle, openDatabase } from './open-database.ts';

describe('a connection that the server ends', () => {
  let database: TestDatabase;
  let handle: DatabaseHandle;
  beforeAll(async () => {
    database = await testDatabase();
    handle = openDatabase({ url: database.url, maxConnections: 2 });
  });
  afterAll(async () => {
    await handle.close();
    await database.drop();
  });

  it('between two statements of a transaction fails that transaction and ends nothing else', async () => {
    const interrupted = handle.inTransaction(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.db);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await sql`select 1`.execute(tx);
    });

    await expect(interrupted).rejects.toThrow();
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(handle.db);
    expect(rows).toEqual([{ one: 1 }]);
  });
});
