import { sql } from 'kysely';
import type { Database } from '#platform';

/** What was put in for looking around, so that it can be taken out again. */
export interface DemoMark {
  /** Name under which its customers are known and its sales came in. */
  source: string;
  staffIds: string[];
  branchIds: string[];
  offerItemIds: string[];
}

/** The demo that is loaded, if one is. */
export async function readDemoMark(db: Database): Promise<DemoMark | undefined> {
  const { rows } = await sql<DemoMark>`
    select source, staff_ids as "staffIds", branch_ids as "branchIds", offer_item_ids as "offerItemIds" from demo.loaded`.execute(
    db,
  );
  return rows[0];
}

/** Remembers a demo; the key lets only one of two that are loaded at once win. */
export async function storeDemoMark(db: Database, mark: DemoMark, at: Date): Promise<void> {
  await sql`
    insert into demo.loaded (only_one, source, staff_ids, branch_ids, offer_item_ids, loaded_at)
    values (true, ${mark.source}, ${mark.staffIds}, ${mark.branchIds}, ${mark.offerItemIds}, ${at})`.execute(
    db,
  );
}

/** Forgets the demo. */
export async function forgetDemoMark(db: Database): Promise<void> {
  await sql`delete from demo.loaded`.execute(db);
}
