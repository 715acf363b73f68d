import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { dayAt } from '#working-time';
import {
  type Appointment,
  type Attendance,
  appointmentAttended,
  appointmentCancelled,
  appointmentsProblems,
  appointmentsRead,
  type Waiting,
} from '../contract/index.ts';
import { type AppointmentRow, updateAppointment } from '../data/appointment-queries.ts';
import { giveTimeBack } from '../data/claim-queries.ts';
import { listWaitingFor } from '../data/waiting-queries.ts';
import { eventOf, loadToChange, recordFact } from './record-fact.ts';
import { showAppointment } from './show-appointments.ts';
import { showWaiting } from './waiting.ts';

/** As many as are proposed for a time that has become free. */
const PROPOSED = 10;

/** Cancels an appointment; its time is free at once, and those who wait for such a time are told of. */
export async function cancelAppointment(
  ctx: ActionContext,
  asked: { appointmentId: string; revision: number; reason: string },
): Promise<{ appointment: Appointment; waiting: Waiting[] }> {
  const before = await loadToChange(ctx, asked);
  await giveTimeBack(ctx.db, before.appointment_id);
  const row = await stand(ctx, before, 'cancelled', asked.reason);
  await ctx.announce(appointmentCancelled, eventOf(row));
  const startMs = Date.parse(row.starts_at);
  const freed = {
    branchId: row.branch_id,
    typeKey: row.type_key,
    personId: row.person_id,
    onDate: dayAt(startMs, ctx.settings.timeZone),
    exceptPartyId: row.party_id,
  };
  const toCome = startMs > ctx.clock.now().getTime();
  const waiting = toCome ? await listWaitingFor(ctx, appointmentsRead, freed, PROPOSED) : [];
  return {
    appointment: await showAppointment(ctx, row.appointment_id),
    waiting: waiting.map(showWaiting),
  };
}

/** Records that the customer came, was served, or did not come. */
export async function recordAttendance(
  ctx: ActionContext,
  asked: { appointmentId: string; revision: number; outcome: Attendance },
): Promise<Appointment> {
  const before = await loadToChange(ctx, asked);
  if (asked.outcome === 'no-show' && Date.parse(before.starts_at) > ctx.clock.now().getTime()) {
    refuse(appointmentsProblems.notBookable, 'the appointment is yet to come; cancel it if nobody will');
  }
  if (before.status !== asked.outcome) {
    const row = await stand(ctx, before, asked.outcome);
    await ctx.announce(appointmentAttended, { ...eventOf(row), outcome: asked.outcome });
  }
  return showAppointment(ctx, asked.appointmentId);
}

async function stand(
  ctx: ActionContext,
  before: AppointmentRow,
  status: 'cancelled' | Attendance,
  reason: string | null = null,
): Promise<AppointmentRow> {
  const row = { ...before, status, revision: before.revision + 1 };
  const { starts_at, ends_at, person_id, resource_ids, revision } = row;
  await updateAppointment(ctx.db, row, { status, starts_at, ends_at, person_id, resource_ids, revision });
  await recordFact(ctx, row, status, reason);
  ctx.audit({ subjectKind: 'party', subjectId: row.party_id, appointmentId: row.appointment_id });
  return row;
}
