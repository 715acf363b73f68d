import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { dayAt } from '#working-time';
import {
  type Appointment,
  appointmentBooked,
  appointmentRescheduled,
  appointmentsProblems,
  appointmentsWrite,
} from '../contract/index.ts';
import {
  type AppointmentRow,
  findParty,
  insertAppointment,
  updateAppointment,
} from '../data/appointment-queries.ts';
import { giveTimeBack, takeTime } from '../data/claim-queries.ts';
import { closeWaiting } from '../data/waiting-queries.ts';
import { placeAt } from '../domain/find-times.ts';
import { loadBookables } from './load-bookables.ts';
import { eventOf, loadToChange, recordFact } from './record-fact.ts';
import { requireBranch } from './resources.ts';
import { type CalledTicket, passTicketOn } from './serve-tickets.ts';
import { showAppointment } from './show-appointments.ts';
import { bookableType, type GivenTypes } from './types.ts';

const MINUTE_MS = 60_000;

interface Place {
  startsAt: string;
  /** Whoever is free when left out. */
  personId?: string | undefined;
}

/** Books a time for a customer. */
export async function bookAppointment(
  ctx: ActionContext,
  given: GivenTypes,
  asked: Place & {
    partyId: string;
    typeKey: string;
    branchId: string;
    note: string;
    /** The number of the customer at the desk, which goes on with this appointment. */
    ticket?: CalledTicket | undefined;
  },
): Promise<Appointment> {
  await requireBranch(ctx, appointmentsWrite, asked.branchId);
  const party = await findParty(ctx, appointmentsWrite, asked.partyId);
  if (!party) refuse(notFound, 'there is no such customer, or it belongs to another branch');
  if (party.died_on !== null) {
    refuse(appointmentsProblems.notBookable, 'this customer has died; nothing can be booked for them');
  }
  const type = await bookableType(ctx, given, asked.typeKey);
  const appointment = {
    party_id: asked.partyId,
    appointment_id: ctx.newId(),
    branch_id: asked.branchId,
    type_key: type.key,
    type_name: type.name,
    note: asked.note,
    status: 'booked',
    revision: 1,
  } as const;
  const placed = await takePlace(ctx, given, appointment, asked);
  const row = { ...appointment, ...placed };
  await insertAppointment(ctx.db, row);
  await settle(ctx, row, 'booked');
  if (asked.ticket) await passTicketOn(ctx, asked.ticket, { to: 'appointment', id: row.appointment_id });
  await ctx.announce(appointmentBooked, eventOf(row));
  ctx.audit({ subjectKind: 'party', subjectId: row.party_id, appointmentId: row.appointment_id });
  return showAppointment(ctx, row.appointment_id);
}

/** Moves an appointment to another time, or to somebody else. */
export async function rescheduleAppointment(
  ctx: ActionContext,
  given: GivenTypes,
  asked: Place & { appointmentId: string; revision: number },
): Promise<Appointment> {
  const before = await loadToChange(ctx, asked);
  if (before.status !== 'booked' && before.status !== 'no-show') {
    refuse(appointmentsProblems.appointmentOver, 'the customer is here already; record what was done');
  }
  await giveTimeBack(ctx.db, before.appointment_id);
  const placed = await takePlace(ctx, given, before, asked);
  const row: AppointmentRow = { ...before, ...placed, status: 'booked', revision: before.revision + 1 };
  await updateAppointment(ctx.db, row, { ...placed, status: row.status, revision: row.revision });
  await settle(ctx, row, 'rescheduled');
  await ctx.announce(appointmentRescheduled, eventOf(row));
  ctx.audit({ subjectKind: 'party', subjectId: row.party_id, appointmentId: row.appointment_id });
  return showAppointment(ctx, row.appointment_id);
}

async function settle(ctx: ActionContext, row: AppointmentRow, kind: 'booked' | 'rescheduled') {
  await recordFact(ctx, row, kind);
  const onDate = dayAt(Date.parse(row.starts_at), ctx.settings.timeZone);
  const served = { partyId: row.party_id, typeKey: row.type_key, onDate };
  await closeWaiting(ctx.db, served, { at: ctx.clock.now().toISOString(), because: 'booked' });
}

/** Finds whom and what it takes up at the time asked for, and takes their time. */
async function takePlace(
  ctx: ActionContext,
  given: GivenTypes,
  appointment: Pick<AppointmentRow, 'party_id' | 'appointment_id' | 'branch_id' | 'type_key'>,
  { startsAt, personId }: Place,
): Promise<Pick<AppointmentRow, 'starts_at' | 'ends_at' | 'person_id' | 'resource_ids'>> {
  const type = await bookableType(ctx, given, appointment.type_key);
  const startMs = Date.parse(startsAt);
  if (startMs < ctx.clock.now().getTime()) {
    refuse(appointmentsProblems.notBookable, `${startsAt} has passed; choose a time to come`);
  }
  const endMs = startMs + type.minutes * MINUTE_MS;
  const { bookables, holders } = await loadBookables(ctx, {
    branchId: appointment.branch_id,
    fromMs: startMs,
    toMs: endMs,
    exceptId: appointment.appointment_id,
  });
  const resourceIds = placeAt(bookables, type, startMs, personId);
  const [person] = resourceIds ?? [];
  if (!resourceIds || !person) return refuseTime(startsAt);
  const taken = await takeTime(ctx.db, {
    partyId: appointment.party_id,
    appointmentId: appointment.appointment_id,
    holderIds: resourceIds.map((id) => holders.get(id) ?? id),
    fromMs: startMs - type.bufferBeforeMinutes * MINUTE_MS,
    toMs: endMs + type.bufferAfterMinutes * MINUTE_MS,
  });
  if (!taken) return refuseTime(startsAt);
  return {
    starts_at: new Date(startMs).toISOString(),
    ends_at: new Date(endMs).toISOString(),
    person_id: person,
    resource_ids: resourceIds,
  };
}

const refuseTime = (startsAt: string) =>
  refuse(
    appointmentsProblems.timeTaken,
    `${startsAt} is not free for all that this appointment needs; ask for free times and choose one of them`,
  );
