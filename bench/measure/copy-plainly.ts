import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/**
 * The least that loading a file of transactions can cost: PostgreSQL's own COPY reads the same rows into a table of the
 * right types, without index, check or key, nothing looked up and nothing told. The table is dropped again.
 */
export async function copyPlainly(
  databaseUrl: string,
  file: string,
): Promise<{ rows: number; seconds: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`
      create table bench_plain_line (
        order_number text, customer_number text, ordered_at timestamp, item_code text, item_name text, quantity numeric,
        amount numeric, cost numeric, branch text, channel text, staff_name text
      )`);
    const startedAt = performance.now();
    const target = client.query(copyFrom('copy bench_plain_line from stdin (format csv, header true)'));
    await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), target);
    return { rows: target.rowCount, seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    await client.query('drop table if exists bench_plain_line');
    await client.end();
  }
}
