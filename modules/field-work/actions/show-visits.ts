import { z } from 'zod';
import { notFound, type Page, refuse } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor, writeAudit } from '#platform';
import { fieldWorkRead, fieldWorkVisit, type Visit } from '../contract/index.ts';
import { findStaffNames } from '../data/reach.ts';
import { findVisit, listVisitRows, type VisitFilter, type VisitWithParty } from '../data/visit-queries.ts';

const cursorValues = z.tuple([z.string(), z.int(), z.uuid()]);
/** More than anybody can make in a day. */
const MOST_OF_A_DAY = 100;
const UNPLACED = 100_000;

/** Visits to customers in reach, by day and in the order of the route. */
export async function listVisits(
  ctx: ActionContext,
  request: VisitFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<Visit>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const rows = await listVisitRows(ctx, fieldWorkRead, request, { after, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: await showAll(ctx, shown),
    nextCursor:
      rows.length > request.limit && last
        ? encodeCursor([last.visit_on, last.position ?? UNPLACED, last.visit_id])
        : null,
  };
}

/**
 * The day of whoever asks; what was cancelled is there too, so that nobody goes for nothing. Who goes there may have to
 * call: telephones are told here and nowhere else, and that they were is on record.
 */
export async function listMyVisits(ctx: ActionContext, visitOn: string): Promise<{ items: Visit[] }> {
  const filter = {
    fromOn: visitOn,
    untilOn: visitOn,
    technicianId: ctx.actor.actorId,
    standing: 'all',
  } as const;
  const rows = await listVisitRows(ctx, fieldWorkVisit, filter, { after: null, limit: MOST_OF_A_DAY });
  await writeAudit(ctx, 'visit.day-read', {
    subjectKind: 'staff',
    subjectId: ctx.actor.actorId,
    visitOn,
    visits: rows.length,
  });
  return { items: await showAll(ctx, rows, { withPhones: true }) };
}

/** One visit. */
export async function showVisit(ctx: ActionContext, visitId: string): Promise<Visit> {
  const row = await findVisit(ctx, fieldWorkRead, visitId);
  const [shown] = await showAll(ctx, row ? [row] : []);
  return shown ?? refuse(notFound, 'there is no such visit, or its customer belongs to another branch');
}

async function showAll(
  ctx: ActionContext,
  rows: readonly VisitWithParty[],
  { withPhones = false } = {},
): Promise<Visit[]> {
  const technicians = [...new Set(rows.flatMap(({ technician_id }) => technician_id ?? []))];
  const names = await findStaffNames(ctx.db, technicians);
  return rows.map((row) => ({ ...show(row, names), phone: withPhones ? row.phone : null }));
}

function show(row: VisitWithParty, names: ReadonlyMap<string, string>): Omit<Visit, 'phone'> {
  return {
    visitId: row.visit_id,
    partyId: row.party_id,
    partyName: row.party_name,
    partyNumber: row.party_number,
    branchId: row.branch_id,
    roundId: row.round_id,
    planIds: row.plan_ids,
    ...row.body,
    visitOn: row.visit_on,
    technicianId: row.technician_id,
    technicianName: row.technician_id === null ? null : (names.get(row.technician_id) ?? null),
    place: row.place,
    arrivesAt: row.arrives_at,
    leavesAt: row.leaves_at,
    status: row.status,
    arrivedAt: row.arrived_at,
    endedAt: row.ended_at,
    reason: row.reason,
    report: row.report,
    signature: row.signature,
    photoIds: row.photo_ids,
    revision: row.revision,
  };
}
