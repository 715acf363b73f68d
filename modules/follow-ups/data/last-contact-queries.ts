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

/** When a customer was last in contact; null for one never reached. */
export async function findLastContact(
  db: Database,
  partyId: string,
  timeZone: string,
): Promise<string | null> {
  const { rows } = await sql<{ on: string }>`
    select on_day as on from (${lastContacts({ partyId }, timeZone)}) latest`.execute(db);
  return rows[0]?.on ?? null;
}

/** Those of a share of all customers whose day is another one than lists show, as a table that goes with the transaction. */
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
