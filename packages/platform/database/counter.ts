import { sql } from 'kysely';
import type { Database } from './open-database.ts';

/** Takes `count` consecutive numbers from a named counter and returns the first. The row lock makes takers wait for each other. */
export async function takeNumbers(tx: Database, counter: string, count: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into platform.counter as c (name, last_number) values (${counter}, ${count})
    on conflict (name) do update set last_number = c.last_number + ${count}
    returning last_number as last`.execute(tx);
  const last = rows[0]?.last;
  if (last === undefined) throw new Error(`takeNumbers got no row for ${counter}`);
  return last - count + 1;
}
