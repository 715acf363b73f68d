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
const MOST_AT_ONCE = 1000;

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
  const first = await takeNumbers(tx, 'event-position', waiting.length);
  const ids = waiting.map(({ eventId }) => eventId);
  await sql`
    update platform.event set position = ${first} - 1 + place.number
    from unnest(${ids}::uuid[]) with ordinality as place (event_id, number)
    where event.event_id = place.event_id`.execute(tx);
  return readEvents(tx, sql`position between ${first} and ${first + ids.length - 1}`, ids.length);
}

/** Events after a position, in order. */
export async function listEventsAfter(
  db: Database,
  position: number,
  options: { limit: number; names?: readonly string[] },
): Promise<PlacedEvent[]> {
  const named = options.names ? sql`name = any(${[...options.names]}::text[])` : sql`true`;
  return readEvents(db, sql`position > ${position} and ${named}`, options.limit);
}

/** One event that has its place. */
export async function findEvent(db: Database, eventId: string): Promise<PlacedEvent | undefined> {
  const [event] = await readEvents(db, sql`event_id = ${eventId} and position is not null`, 1);
  return event;
}

/** The first and last position that can still be read; null while there is none. */
export async function eventReach(db: Database): Promise<{ first: number; last: number } | null> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(position) as first, max(position) as last from platform.event`.execute(db);
  const { first = null, last = null } = rows[0] ?? {};
  return first === null || last === null ? null : { first, last };
}

/** Forgets events from before an instant; returns how many. */
export async function forgetEvents(tx: Database, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from platform.event where occurred_at < ${before} and position is not null`.execute(tx);
  return Number(numAffectedRows ?? 0n);
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
