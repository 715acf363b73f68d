import { sql } from 'kysely';
import { takeNumbers } from '../database/counter.ts';
import type { Database } from '../database/open-database.ts';

/** An event as it stands in the one order of the system. */
export interface PlacedEvent {
  eventId: string;
  /** Grows with time and is never given twice; there may be gaps. */
  position: number;
  name: string;
  partyId: string | null;
  occurredAt: string;
  payload: Record<string, unknown>;
}

/** Keeps two workers from giving places at once; any fixed number will do. */
const PLACING_LOCK = 727_002;
/** Counters: the last position that was given, and the last that was forgotten. */
const PLACED = 'event-position';
const FORGOTTEN = 'event-forgotten';
const MOST_AT_ONCE = 1000;
const MOST_BETWEEN = 100_000;

/** Writes an event down in the transaction that causes it. */
export async function writeEvent(
  tx: Database,
  event: { eventId: string; name: string; occurredAt: string; payload: Record<string, unknown> },
): Promise<void> {
  const partyId = typeof event.payload.partyId === 'string' ? event.payload.partyId : null;
  await sql`
    insert into platform.event (event_id, name, party_id, occurred_at, payload)
    values (${event.eventId}, ${event.name}, ${partyId}, ${event.occurredAt}, ${JSON.stringify(event.payload)})`.execute(
    tx,
  );
}

/**
 * Gives events that have been committed their place in the one order, oldest first, and returns them. Only one
 * transaction at a time does this (the lock is held until it ends), so places become visible in their own order:
 * who has read up to a position has read everything below it, however late a transaction commits.
 */
export async function placeEvents(tx: Database): Promise<PlacedEvent[]> {
  const { rows: locks } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(${PLACING_LOCK}) as mine`.execute(tx);
  if (!locks[0]?.mine) return [];
  const { rows: waiting } = await sql<{ eventId: string }>`
    select event_id as "eventId" from platform.event where position is null
    order by written_at, event_id limit ${MOST_AT_ONCE}`.execute(tx);
  if (waiting.length === 0) return [];
  const first = await takeNumbers(tx, PLACED, waiting.length);
  const ids = waiting.map(({ eventId }) => eventId);
  await sql`
    update platform.event set position = ${first} - 1 + place.number
    from unnest(${ids}::uuid[]) with ordinality as place (event_id, number)
    where event.event_id = place.event_id`.execute(tx);
  return readEvents(tx, sql`position between ${first} and ${first + ids.length - 1}`, ids.length);
}

/** One event that has its place. */
export async function findEvent(db: Database, eventId: string): Promise<PlacedEvent | undefined> {
  const [event] = await readEvents(db, sql`event_id = ${eventId} and position is not null`, 1);
  return event;
}

/** Events that happened in a stretch of time, in order. */
export async function eventsBetween(db: Database, since: string, until: string): Promise<PlacedEvent[]> {
  return readEvents(
    db,
    sql`occurred_at between ${since}::timestamptz and ${until}::timestamptz and position is not null`,
    MOST_BETWEEN,
  );
}

/** Events of some names between two positions, in order, as many as asked for. */
export async function eventsAfter(
  db: Database,
  asked: { after: number; upTo: number; names: readonly string[]; limit: number },
): Promise<PlacedEvent[]> {
  return readEvents(
    db,
    sql`position > ${asked.after} and position <= ${asked.upTo} and name = any(${[...asked.names]}::text[])`,
    asked.limit,
  );
}

/** Up to which position events are no longer kept, and the last position that was given. */
export async function eventReach(db: Database): Promise<{ forgottenUpTo: number; last: number }> {
  const { rows } = await sql<{ forgottenUpTo: number; last: number }>`
    select coalesce((select last_number from platform.counter where name = ${FORGOTTEN}), 0) as "forgottenUpTo",
           coalesce((select last_number from platform.counter where name = ${PLACED}), 0) as last`.execute(
    db,
  );
  return rows[0] ?? { forgottenUpTo: 0, last: 0 };
}

/** Forgets events from before an instant and remembers up to which position; returns that. */
export async function forgetEvents(tx: Database, before: Date): Promise<number> {
  const { rows } = await sql<{ upTo: number | null }>`
    with gone as (delete from platform.event where occurred_at < ${before} and position is not null returning position)
    select max(position) as "upTo" from gone`.execute(tx);
  const upTo = rows[0]?.upTo ?? 0;
  await sql`
    insert into platform.counter as c (name, last_number) values (${FORGOTTEN}, ${upTo})
    on conflict (name) do update set last_number = greatest(c.last_number, excluded.last_number)`.execute(tx);
  return upTo;
}

async function readEvents(
  db: Database,
  condition: ReturnType<typeof sql>,
  limit: number,
): Promise<PlacedEvent[]> {
  const { rows } = await sql<PlacedEvent>`
    select event_id as "eventId", position, name, party_id as "partyId", occurred_at as "occurredAt", payload
    from platform.event where ${condition} order by position limit ${limit}`.execute(db);
  return rows;
}
