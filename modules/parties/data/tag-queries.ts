import { sql } from 'kysely';
import type { Database } from '#platform';

/** Tags in use, in alphabetical order. */
export async function listTagNames(db: Database): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`select tag from parties.tag order by tag limit 1000`.execute(
    db,
  );
  return rows.map(({ tag }) => tag);
}
