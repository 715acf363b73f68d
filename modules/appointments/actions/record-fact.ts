import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { appointmentsProblems, appointmentsWrite, type FactKind } from '../contract/index.ts';
import {
  type AppointmentRow,
  type AppointmentWithParty,
  findAppointment,
  insertFact,
  lockAppointment,
} from '../data/appointment-queries.ts';

/** Loads an appointment to change it: locked, not over, and as the one who changes it last saw it. */
export async function loadToChange(
  ctx: ActionContext,
  { appointmentId, revision }: { appointmentId: string; revision: number },
): Promise<AppointmentWithParty> {
  const found = await findAppointment(ctx, appointmentsWrite, appointmentId);
  if (!found) refuse(notFound, 'there is no such appointment, or its customer belongs to another branch');
  await lockAppointment(ctx.db, found.party_id, appointmentId);
  const row = await findAppointment(ctx, appointmentsWrite, appointmentId);
  if (!row) refuse(notFound, 'there is no such appointment, or its customer belongs to another branch');
  if (row.revision !== revision) {
    refuse(
      appointmentsProblems.changedMeanwhile,
      'somebody else has changed this appointment since it was read; look at it again and go on from there',
    );
  }
  if (row.status === 'cancelled' || row.status === 'done') {
    refuse(
      appointmentsProblems.appointmentOver,
      `this appointment is ${row.status}; book another if one is needed`,
    );
  }
  return row;
}

/** Writes what happened; where the appointment stands after it is the caller's to keep. */
export async function recordFact(
  ctx: ActionContext,
  row: AppointmentRow,
  kind: FactKind,
  reason: string | null = null,
): Promise<void> {
  await insertFact(ctx.db, {
    party_id: row.party_id,
    appointment_id: row.appointment_id,
    position: row.revision,
    fact_id: ctx.newId(),
    kind,
    starts_at: row.starts_at,
    ends_at: row.ends_at,
    resource_ids: row.resource_ids,
    reason,
    at: ctx.clock.now().toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
  });
}

export const eventOf = (row: AppointmentRow) => ({
  partyId: row.party_id,
  appointmentId: row.appointment_id,
  typeKey: row.type_key,
  branchId: row.branch_id,
  startsAt: row.starts_at,
});
