import { sql } from 'kysely';
import type { Database } from '#platform';
import type { FieldChanged } from '../contract/index.ts';

/**
 * Changes of a party's fields, newest first, from the facts of edits and merges; nothing is stored for this. A contact
 * point's label, preference and standing (`phone-barred`) come along with the number itself (`phone`).
 */
export async function listChangesOfFields(
  db: Database,
  partyId: string,
  field: string | undefined,
  limit: number,
): Promise<FieldChanged[]> {
  const ofField =
    field === undefined ? sql`true` : sql`(c.field = ${field} or starts_with(c.field, ${`${field}-`}))`;
  const { rows } = await sql<FieldChanged>`
    select f.id as "changeId", c.field, c."from", c."to", f.at, f.by_name as "byName", f.road
    from (
      select change_id as id, at, by_name, changes,
        case when import_id is not null then 'import' when bulk_change_id is not null then 'bulk'
          else 'by-hand' end as road
      from parties.change where party_id = ${partyId}
      union all
      select merge_id, at, by_name, changes, 'merge' from parties.merge where party_id = ${partyId}
      union all
      select merge_id, undone_at, undone_by_name,
        (select coalesce(jsonb_agg(jsonb_build_object('field', u ->> 'field', 'from', u ->> 'to', 'to', u ->> 'from')), '[]'::jsonb)
         from jsonb_array_elements(changes) u), 'merge-undone'
      from parties.merge where party_id = ${partyId} and undone_at is not null
    ) f cross join lateral jsonb_to_recordset(f.changes) as c (field text, "from" text, "to" text)
    where ${ofField} and not starts_with(c.field, 'contact-point-barred:')
    order by f.at desc, f.id desc, c.field limit ${limit}`.execute(db);
  return rows;
}

/** Who added a party, and when. */
export async function findAdding(
  db: Database,
  partyId: string,
): Promise<{ addedAt: string; addedByName: string } | undefined> {
  const { rows } = await sql<{ addedAt: string; addedByName: string }>`
    select created_at as "addedAt", created_by_name as "addedByName" from parties.party
    where party_id = ${partyId}`.execute(db);
  return rows[0];
}
