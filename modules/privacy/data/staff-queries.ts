import { sql } from 'kysely';
import { notFound, refuse } from '#contract-kit';
import type { Database } from '#platform';

/** The name of somebody who works here. */
export async function staffNameOf(db: Database, staffId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select display_name as name from access.shared_staff
    where staff_id = ${staffId} and deactivated_at is null`.execute(db);
  const [found] = rows;
  return found ? found.name : refuse(notFound, 'nobody with this id works here; choose somebody of the list');
}
