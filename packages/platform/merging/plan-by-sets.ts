import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';

/**
 * Has work joined by hashing instead of by looping. What a merge writes down it reads again before the planner has
 * counted it, and would take five thousand rows for one. Only that work: whatever looks up one customer afterwards would
 * read the tables of all.
 */
export async function planBySets<T>(tx: Database, work: () => Promise<T>): Promise<T> {
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(tx);
  const done = await work();
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(tx);
  return done;
}
