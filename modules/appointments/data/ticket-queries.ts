import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database } from '#platform';
import type { AppointmentsTables } from './tables.ts';

export type TicketRow = Selectable<AppointmentsTables['appointments.ticket']>;
export type TicketFactRow = Selectable<AppointmentsTables['appointments.ticket_fact']>;

/** A ticket with whose it is, as far as the one who asks may know. */
export interface TicketWithParty extends TicketRow {
  party_id: string | null;
  party_name: string | null;
}

const tables = (db: Database) => db.withTables<AppointmentsTables>();

/** The next number of a branch on a day; whoever else draws waits for this transaction, so that none is left out. */
export async function takeNumber(db: Database, branchId: string, onDate: string): Promise<number> {
  const { rows } = await sql<{ last_number: number }>`
    insert into appointments.ticket_counter (branch_id, on_date, last_number)
    values (${branchId}, ${onDate}, 1)
    on conflict (branch_id, on_date) do update set last_number = ticket_counter.last_number + 1
    returning last_number`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('no number was counted');
  return row.last_number;
}

export async function insertTicket(db: Database, row: TicketRow): Promise<void> {
  const typeName = row.type_name && sql<never>`${JSON.stringify(row.type_name)}::jsonb`;
  await tables(db)
    .insertInto('appointments.ticket')
    .values({ ...row, type_name: typeName })
    .execute();
}

export async function insertTicketFact(db: Database, row: TicketFactRow): Promise<void> {
  await tables(db).insertInto('appointments.ticket_fact').values(row).execute();
}

export async function updateTicket(
  db: Database,
  ticketId: string,
  standing: Pick<TicketRow, 'status' | 'desk' | 'called_at' | 'ended_at' | 'revision'>,
): Promise<void> {
  await tables(db)
    .updateTable('appointments.ticket')
    .set(standing)
    .where('ticket_id', '=', ticketId)
    .execute();
}

export async function nameTicketRow(
  db: Database,
  row: Selectable<AppointmentsTables['appointments.ticket_of_party']>,
): Promise<void> {
  await tables(db).insertInto('appointments.ticket_of_party').values(row).execute();
}

/** Two people who act on a ticket at once must not both count: the second waits here. */
export async function lockTicket(db: Database, ticketId: string): Promise<TicketRow | undefined> {
  return tables(db)
    .selectFrom('appointments.ticket')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .forUpdate()
    .executeTakeFirst();
}

/** The lowest number that waits, kept from others who call at this moment: they get the next. */
export async function lockNextWaiting(
  db: Database,
  asked: { branchId: string; onDate: string; typeKey?: string | undefined },
): Promise<TicketRow | undefined> {
  return tables(db)
    .selectFrom('appointments.ticket')
    .selectAll()
    .where('branch_id', '=', asked.branchId)
    .where('on_date', '=', asked.onDate)
    .where('status', '=', 'waiting')
    .$if(asked.typeKey !== undefined, (query) => query.where('type_key', '=', asked.typeKey ?? ''))
    .orderBy('number')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

const withParty = (ctx: ActionContext, permission: Permission) => sql`
  ticket.*, party.party_id, party.display_name as party_name
  from appointments.ticket ticket
  left join appointments.ticket_of_party own on own.ticket_id = ticket.ticket_id
  left join parties.shared_party party
    on party.party_id = own.party_id and party.archived_at is null and ${partyReach(ctx, permission)}`;

export async function findTicket(
  ctx: ActionContext,
  permission: Permission,
  ticketId: string,
): Promise<TicketWithParty | undefined> {
  const { rows } = await sql<TicketWithParty>`
    select ${withParty(ctx, permission)} where ticket.ticket_id = ${ticketId}`.execute(ctx.db);
  return rows[0];
}

export type TicketStanding = 'open' | 'over';

/** One page of the tickets of a day, by number. */
export async function listTicketRows(
  ctx: ActionContext,
  permission: Permission,
  filter: { branchId: string; onDate: string; standing: TicketStanding },
  page: { after: number; limit: number },
): Promise<TicketWithParty[]> {
  const isOpen = sql`ticket.status in ('waiting', 'called')`;
  const { rows } = await sql<TicketWithParty>`
    select ${withParty(ctx, permission)}
    where ticket.branch_id = ${filter.branchId} and ticket.on_date = ${filter.onDate}
      and ${filter.standing === 'open' ? isOpen : sql`not ${isOpen}`} and ticket.number > ${page.after}
    order by ticket.number
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** Whether a customer waits or is being served today. */
export async function hasOpenTicket(db: Database, partyId: string, onDate: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from appointments.ticket_of_party own
    join appointments.ticket ticket on ticket.ticket_id = own.ticket_id
    where own.party_id = ${partyId} and own.on_date = ${onDate} and ticket.status in ('waiting', 'called')
    limit 1`.execute(db);
  return rows.length > 0;
}

export interface TicketCounts {
  waiting: number;
  called: number;
  over: number;
  no_show: number;
  longest_since: string | null;
  ahead: number;
}

/** How the day of a branch stands; `ahead` are those who wait before a number. */
export async function countTickets(
  db: Database,
  asked: { branchId: string; onDate: string; before?: number | undefined },
): Promise<TicketCounts> {
  const before = asked.before ?? 2_147_483_647;
  const { rows } = await sql<TicketCounts>`
    select count(*) filter (where status = 'waiting')::int as waiting,
           count(*) filter (where status = 'called')::int as called,
           count(*) filter (where status not in ('waiting', 'called'))::int as over,
           count(*) filter (where status = 'no-show')::int as no_show,
           min(drawn_at) filter (where status = 'waiting') as longest_since,
           count(*) filter (where status = 'waiting' and number < ${before})::int as ahead
    from appointments.ticket where branch_id = ${asked.branchId} and on_date = ${asked.onDate}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('tickets were not counted');
  return row;
}

/** Minutes from call to end of the tickets served since a day, the latest ones, shortest first. */
export async function listServingMinutes(
  db: Database,
  asked: { branchId: string; sinceOn: string; limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ minutes: number }>`
    select minutes from (
      select (extract(epoch from ended_at - called_at) / 60)::float8 as minutes
      from appointments.ticket
      where branch_id = ${asked.branchId} and on_date >= ${asked.sinceOn}
        and status in ('done', 'transferred') and called_at is not null
      order by on_date desc, number desc
      limit ${asked.limit}
    ) latest
    order by minutes`.execute(db);
  return rows.map(({ minutes }) => minutes);
}

/** The numbers of a day that are called or wait, lowest first: all that a screen may show. */
export async function listNumbers(
  db: Database,
  asked: { branchId: string; onDate: string; limit: number },
): Promise<{ number: number; desk: string | null; status: 'waiting' | 'called' }[]> {
  const { rows } = await sql<{ number: number; desk: string | null; status: 'waiting' | 'called' }>`
    select number, desk, status from appointments.ticket
    where branch_id = ${asked.branchId} and on_date = ${asked.onDate} and status in ('waiting', 'called')
    order by number
    limit ${asked.limit}`.execute(db);
  return rows;
}

/** Whether an appointment or a service process is of the customer whose ticket it is. */
export async function isOfTicketHolder(
  db: Database,
  ticketId: string,
  target: { to: 'appointment' | 'process'; id: string },
): Promise<boolean> {
  const held =
    target.to === 'appointment'
      ? sql`appointments.appointment held on held.party_id = own.party_id and held.appointment_id = ${target.id}`
      : sql`service_processes.shared_process held on held.party_id = own.party_id and held.process_id = ${target.id}`;
  const { rows } = await sql`
    select 1 from appointments.ticket_of_party own join ${held} where own.ticket_id = ${ticketId}`.execute(
    db,
  );
  return rows.length > 0;
}

/** Whose ticket it is; undefined where nobody was named. */
export async function findTicketHolder(db: Database, ticketId: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('appointments.ticket_of_party')
    .select('party_id')
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return row?.party_id;
}

/** The service process of a kind that a customer is in. */
export async function findOpenProcess(
  db: Database,
  partyId: string,
  templateKey: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ processId: string }>`
    select process_id as "processId" from service_processes.shared_process
    where party_id = ${partyId} and template_key = ${templateKey} and ended_at is null`.execute(db);
  return rows[0]?.processId;
}

/** What happened with the tickets of a customer, newest first. */
export async function listTicketFactsOfParty(
  db: Database,
  query: {
    partyId: string;
    before?: { occurredAt: string; entryId: string } | null | undefined;
    limit: number;
  },
): Promise<(TicketFactRow & Pick<TicketRow, 'number' | 'type_name'>)[]> {
  const { partyId, before, limit } = query;
  const { rows } = await sql<TicketFactRow & Pick<TicketRow, 'number' | 'type_name'>>`
    select fact.*, ticket.number, ticket.type_name
    from appointments.ticket_of_party own
    join appointments.ticket ticket on ticket.ticket_id = own.ticket_id
    join appointments.ticket_fact fact on fact.ticket_id = own.ticket_id
    where own.party_id = ${partyId} and fact.kind <> 'named'
      and ${before ? sql`(fact.at, fact.fact_id) < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)` : sql`true`}
    order by fact.at desc, fact.fact_id desc
    limit ${limit}`.execute(db);
  return rows;
}
