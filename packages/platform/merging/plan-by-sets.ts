import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';

/**
 * Has the rest of a transaction joined by hashing instead of by looping. What a merge writes down it reads again before
 * the planner has counted it, and would take five thousand rows for one.
 */
export async function planBySets(tx: Database): Promise<void> {
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(tx);
}
