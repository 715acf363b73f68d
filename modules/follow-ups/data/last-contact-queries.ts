import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform';
import { type Among, within } from './among.ts';

/**
 * The last day on which customers were reached or came: `party_id`, `on_day`. They answered a call, wrote to us, were
 * visited, kept an appointment or were served at the desk; what we only sent or tried is no contact.
 */
export function lastContacts(among: Among, timeZone: string): RawBuilder<unknown> {
  const dayOf = (instant: RawBuilder<unknown>) => sql`(${instant} at time zone ${timeZone}::text)::date`;
  const asked = within(sql`party_id`, among);
  return sql`
    select party_id, max(on_day) as on_day from (
      select party_id, ${dayOf(sql`max(occurred_at)`)} as on_day from timeline.shared_contact_made
      where ${asked} group by party_id
      union all
      select party_id, ${dayOf(sql`max(starts_at)`)} from appointments.shared_appointment
      where status in ('arrived', 'done') and ${asked} group by party_id
      union all
      select party_id, max(on_date) from appointments.shared_walk_in where ${asked} group by party_id
      union all
      select party_id, max(visit_on) from field_work.shared_visit_made where ${asked} group by party_id) contact
    group by party_id`;
}

/** When each of the customers was last in contact; null for those never reached. */
export async function listLastContacts(
  db: Database,
  among: Among,
  timeZone: string,
): Promise<{ partyId: string; lastContactOn: string | null }[]> {
  const { rows } = await sql<{ partyId: string; lastContactOn: string | null }>`
    select party.party_id as "partyId", latest.on_day as "lastContactOn"
    from parties.shared_party party left join (${lastContacts(among, timeZone)}) latest on latest.party_id = party.party_id
    where ${within(sql`party.party_id`, among)}`.execute(db);
  return rows;
}

/** The same for a share of all customers, as a table that goes with the transaction; only those whose day is another one now. */
export async function gatherLastContacts(db: Database, among: Among, timeZone: string): Promise<string> {
  const table = 'changed_last_contact';
  await sql`drop table if exists pg_temp.changed_last_contact`.execute(db);
  await sql`
    create temporary table changed_last_contact on commit drop as
    select shown.party_id, latest.on_day as last_contact_on
    from parties.shared_last_contact shown
    left join (${lastContacts(among, timeZone)}) latest on latest.party_id = shown.party_id
    where ${within(sql`shown.party_id`, among)} and shown.last_contact_on is distinct from latest.on_day`.execute(
    db,
  );
  return table;
}
