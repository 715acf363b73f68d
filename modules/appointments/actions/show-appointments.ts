import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { type Appointment, appointmentsRead } from '../contract/index.ts';
import {
  type AppointmentFilter,
  type AppointmentWithParty,
  findAppointment,
  listAppointmentRows,
} from '../data/appointment-queries.ts';
import { findResources, type ResourceRow } from '../data/resource-queries.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);

/** Appointments of customers in reach, a page at a time. */
export async function listAppointments(
  ctx: ActionContext,
  request: AppointmentFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<Appointment>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const rows = await listAppointmentRows(ctx, appointmentsRead, request, { after, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: await showAll(ctx, shown),
    nextCursor:
      rows.length > request.limit && last ? encodeCursor([last.starts_at, last.appointment_id]) : null,
  };
}

/** An appointment as it now stands. */
export async function showAppointment(ctx: ActionContext, appointmentId: string): Promise<Appointment> {
  const row = await findAppointment(ctx, appointmentsRead, appointmentId);
  const [shown] = await showAll(ctx, row ? [row] : []);
  if (!shown) throw new Error('the appointment just changed cannot be read');
  return shown;
}

async function showAll(ctx: ActionContext, rows: readonly AppointmentWithParty[]): Promise<Appointment[]> {
  const resources = await findResources(
    ctx.db,
    rows.flatMap(({ resource_ids }) => resource_ids),
  );
  return rows.map((row) => show(row, resources));
}

function show(row: AppointmentWithParty, resources: ReadonlyMap<string, ResourceRow>): Appointment {
  return {
    appointmentId: row.appointment_id,
    partyId: row.party_id,
    partyName: row.party_name,
    partyNumber: row.party_number,
    branchId: row.branch_id,
    typeKey: row.type_key,
    typeName: row.type_name,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    status: row.status,
    personId: row.person_id,
    resources: row.resource_ids.flatMap((resourceId) => {
      const resource = resources.get(resourceId);
      return resource ? [{ resourceId, kind: resource.kind, name: resource.name }] : [];
    }),
    note: row.note,
    revision: row.revision,
  };
}
