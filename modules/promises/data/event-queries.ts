import { sql } from 'kysely';
import type { Database } from '#platform';
import type { HeardEvent } from '../domain/match-events.ts';

/** False when it was heard already. */
export async function keepEvent(db: Database, partyId: string, event: HeardEvent): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into promises.heard_event (party_id, event_id, name, occurred_at, payload)
    values (${partyId}, ${event.eventId}, ${event.name}, ${event.occurredAt}, ${JSON.stringify(event.payload)}::jsonb)
    on conflict (party_id, event_id) do nothing`.execute(db);
  return numAffectedRows === 1n;
}

/** What was heard of a customer since an instant, by when it happened. */
export async function listEvents(db: Database, partyId: string, since: string): Promise<HeardEvent[]> {
  const { rows } = await sql<HeardEvent>`
    select event_id as "eventId", name, occurred_at as "occurredAt", payload
    from promises.heard_event
    where party_id = ${partyId} and occurred_at >= ${since}::timestamptz
    order by occurred_at, event_id`.execute(db);
  return rows;
}

/** How far the events of the business were read; whoever asks holds the place until their transaction ends. */
export async function takeReading(db: Database, startAt: number): Promise<number> {
  await sql`
    insert into promises.reading (name, read_up_to) values ('events', ${startAt})
    on conflict (name) do nothing`.execute(db);
  const { rows } = await sql<{ readUpTo: number }>`
    select read_up_to as "readUpTo" from promises.reading where name = 'events' for update`.execute(db);
  return rows[0]?.readUpTo ?? startAt;
}

export async function findReading(db: Database): Promise<number | undefined> {
  const { rows } = await sql<{ readUpTo: number }>`
    select read_up_to as "readUpTo" from promises.reading where name = 'events'`.execute(db);
  return rows[0]?.readUpTo;
}

export async function moveReading(db: Database, readUpTo: number): Promise<void> {
  await sql`update promises.reading set read_up_to = ${readUpTo} where name = 'events'`.execute(db);
}
