import { sql } from 'kysely';
import type { Database } from '#platform';

export async function findStaffName(db: Database, staffId: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select display_name as name from access.shared_staff where staff_id = ${staffId}`.execute(db);
  return rows[0]?.name;
}
