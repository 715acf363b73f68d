import type { Compilable } from 'kysely';
import Cursor from 'pg-cursor';
import { clientOf, type Database } from './open-database.ts';

/** Reads a large result in batches over one server-side cursor, inside the transaction; memory holds one batch. */
export async function* streamQuery<Row>(
  tx: Database,
  query: Compilable<Row>,
  batchSize = 10_000,
): AsyncGenerator<Row[]> {
  const { sql, parameters } = query.compile();
  const cursor = clientOf(tx).query(new Cursor<Row>(sql, [...parameters]));
  try {
    for (;;) {
      const rows = await cursor.read(batchSize);
      if (rows.length === 0) return;
      yield rows;
    }
  } finally {
    await cursor.close();
  }
}
