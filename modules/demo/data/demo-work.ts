import { sql } from 'kysely';
import type { Database } from '#platform';

/** What is being done with the demo at this moment, if anything. */
export async function findDemoWork(db: Database): Promise<'load' | 'remove' | undefined> {
  const { rows } = await sql<{ what: 'load' | 'remove' }>`select what from demo.work`.execute(db);
  return rows[0]?.what;
}

/** Claims the work; false when somebody else has. */
export async function claimDemoWork(db: Database, what: 'load' | 'remove', at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into demo.work (only_one, what, asked_at) values (true, ${what}, ${at}) on conflict do nothing`.execute(
    db,
  );
  return numAffectedRows === 1n;
}

/** The work is done, or given up. */
export async function endDemoWork(db: Database): Promise<void> {
  await sql`delete from demo.work`.execute(db);
}
