import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database } from '#platform';
import type { AppointmentsTables } from './tables.ts';

export type AppointmentRow = Selectable<AppointmentsTables['appointments.appointment']>;
export type FactRow = Selectable<AppointmentsTables['appointments.appointment_fact']>;

/** An appointment with what a calendar shows of its customer. */
export interface AppointmentWithParty extends AppointmentRow {
  party_name: string;
  party_number: string;
}

const tables = (db: Database) => db.withTables<AppointmentsTables>();

const withParty = sql`
  appointment.*, party.display_name as party_name, party.number as party_number
  from appointments.appointment appointment
  join parties.shared_party party on party.party_id = appointment.party_id`;

export async function findParty(
  ctx: ActionContext,
  permission: Permission,
  partyId: string,
): Promise<{ died_on: string | null } | undefined> {
  const { rows } = await sql<{ died_on: string | null }>`
    select party.died_on from parties.shared_party party
    where party.party_id = ${partyId} and party.archived_at is null and ${partyReach(ctx, permission)}`.execute(
    ctx.db,
  );
  return rows[0];
}

export async function insertAppointment(db: Database, row: AppointmentRow): Promise<void> {
  await tables(db)
    .insertInto('appointments.appointment')
    .values({ ...row, type_name: sql`${JSON.stringify(row.type_name)}::jsonb` })
    .execute();
}

export async function updateAppointment(
  db: Database,
  { party_id, appointment_id }: Pick<AppointmentRow, 'party_id' | 'appointment_id'>,
  standing: Pick<
    AppointmentRow,
    'status' | 'starts_at' | 'ends_at' | 'person_id' | 'resource_ids' | 'revision'
  >,
): Promise<void> {
  await tables(db)
    .updateTable('appointments.appointment')
    .set(standing)
    .where('party_id', '=', party_id)
    .where('appointment_id', '=', appointment_id)
    .execute();
}

export async function insertFact(db: Database, row: FactRow): Promise<void> {
  await tables(db).insertInto('appointments.appointment_fact').values(row).execute();
}

export async function findAppointment(
  ctx: ActionContext,
  permission: Permission,
  appointmentId: string,
): Promise<AppointmentWithParty | undefined> {
  const { rows } = await sql<AppointmentWithParty>`
    select ${withParty}
    where appointment.appointment_id = ${appointmentId} and ${partyReach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

/** Two people who change an appointment at once must not both count: the second waits here and then sees what the first did. */
export async function lockAppointment(db: Database, partyId: string, appointmentId: string): Promise<void> {
  await tables(db)
    .selectFrom('appointments.appointment')
    .select('appointment_id')
    .where('party_id', '=', partyId)
    .where('appointment_id', '=', appointmentId)
    .forUpdate()
    .execute();
}

export interface AppointmentFilter {
  fromAt?: string | undefined;
  untilAt?: string | undefined;
  branchId?: string | undefined;
  partyId?: string | undefined;
  personId?: string | undefined;
  /** Whose account one of its resources is, in whatever branch. */
  staffId?: string | undefined;
  standing: 'expected' | 'taking-place' | 'all';
}

const STANDING = {
  expected: sql`appointment.status in ('booked', 'arrived')`,
  'taking-place': sql`appointment.status <> 'cancelled'`,
  all: sql`true`,
} as const;

/** One page, earliest first. */
export async function listAppointmentRows(
  ctx: ActionContext,
  permission: Permission,
  filter: AppointmentFilter,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<AppointmentWithParty[]> {
  const { fromAt, untilAt, branchId, partyId, personId, staffId } = filter;
  const { rows } = await sql<AppointmentWithParty>`
    select ${withParty}
    where ${STANDING[filter.standing]} and ${partyReach(ctx, permission)} and party.archived_at is null
      and ${fromAt ? sql`appointment.starts_at >= ${fromAt}::timestamptz` : sql`true`}
      and ${untilAt ? sql`appointment.starts_at < ${untilAt}::timestamptz` : sql`true`}
      and ${branchId ? sql`appointment.branch_id = ${branchId}` : sql`true`}
      and ${partyId ? sql`appointment.party_id = ${partyId}` : sql`true`}
      and ${personId ? sql`${personId}::uuid = any(appointment.resource_ids)` : sql`true`}
      and ${staffId ? sql`appointment.resource_ids && array(select resource_id from appointments.resource where staff_id = ${staffId})` : sql`true`}
      and ${page.after ? sql`(appointment.starts_at, appointment.appointment_id) > (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql`true`}
    order by appointment.starts_at, appointment.appointment_id
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** What happened with a customer's appointments, newest first. */
export async function listFactsOfParty(
  db: Database,
  query: {
    partyId: string;
    before?: { occurredAt: string; entryId: string } | null | undefined;
    limit: number;
  },
): Promise<(FactRow & Pick<AppointmentRow, 'type_name'>)[]> {
  const { partyId, before, limit } = query;
  const { rows } = await sql<FactRow & Pick<AppointmentRow, 'type_name'>>`
    select fact.*, appointment.type_name
    from appointments.appointment_fact fact
    join appointments.appointment appointment
      on appointment.party_id = fact.party_id and appointment.appointment_id = fact.appointment_id
    where fact.party_id = ${partyId}
      and ${before ? sql`(fact.at, fact.fact_id) < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)` : sql`true`}
    order by fact.at desc, fact.fact_id desc
    limit ${limit}`.execute(db);
  return rows;
}
