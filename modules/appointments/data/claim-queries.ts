import { sql } from 'kysely';
import type { Database } from '#platform';

export interface Claims {
  partyId: string;
  appointmentId: string;
  /** In the order in which they are written: always the same, so that two bookings never wait for each other in a ring. */
  holderIds: readonly string[];
  fromMs: number;
  toMs: number;
}

const instant = (ms: number) => sql`${new Date(ms).toISOString()}::timestamptz`;

/** Takes time of people, rooms and devices; false when any of it is taken. The database decides, whoever asks at once. */
export async function takeTime(db: Database, claims: Claims): Promise<boolean> {
  const holderIds = [...claims.holderIds].sort();
  const { numAffectedRows } = await sql`
    insert into appointments.claim (holder_id, appointment_id, party_id, during)
    select holder_id, ${claims.appointmentId}::uuid, ${claims.partyId}::uuid,
           tstzrange(${instant(claims.fromMs)}, ${instant(claims.toMs)})
    from unnest(${holderIds}::uuid[]) with ordinality asked (holder_id, position)
    order by position
    on conflict do nothing`.execute(db);
  return numAffectedRows === BigInt(holderIds.length);
}

/** Counts the time booked with a resource by another holder; false, and nothing moved, when that one is taken at such a time. */
export async function moveClaims(
  db: Database,
  resourceId: string,
  holders: { from: string; to: string },
): Promise<boolean> {
  const own = sql`
    claim.holder_id = ${holders.from} and exists (
      select 1 from appointments.appointment appointment
      where appointment.party_id = claim.party_id and appointment.appointment_id = claim.appointment_id
        and ${resourceId}::uuid = any(appointment.resource_ids))`;
  const { rows } = await sql`
    select 1 from appointments.claim claim
    join appointments.claim taken on taken.holder_id = ${holders.to} and taken.during && claim.during
    where ${own} limit 1`.execute(db);
  if (rows.length > 0) return false;
  await sql`update appointments.claim claim set holder_id = ${holders.to} where ${own}`.execute(db);
  return true;
}

/** Gives back the time of an appointment. */
export async function giveTimeBack(db: Database, appointmentId: string): Promise<void> {
  await sql`delete from appointments.claim where appointment_id = ${appointmentId}`.execute(db);
}
