import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type CheckedItem,
  fieldWorkPlan,
  type NewVisit,
  type Place,
  fieldWorkProblems as problems,
  type Visit,
  type VisitPlan,
  visitCancelled,
  visitPlanned,
} from '../contract/index.ts';
import { listPlansOf } from '../data/plan-queries.ts';
import { findParties, isStaff } from '../data/reach.ts';
import { findRound } from '../data/round-queries.ts';
import { findPlaces, insertVisits, replacePlace, updateVisit, type VisitRow } from '../data/visit-queries.ts';
import { showVisit } from './show-visits.ts';
import { eventOf, holdVisit, recordFact, requireSeen } from './visit-facts.ts';

const NOWHERE: Place = { address: '', district: '', latitude: null, longitude: null };
const OVER = new Set(['completed', 'not-met', 'cancelled']);

/** Plans a visit to a customer. */
export async function planVisit(ctx: ActionContext, asked: NewVisit): Promise<Visit> {
  const [party] = await findParties(ctx, fieldWorkPlan, [asked.partyId]);
  if (!party?.branch_id)
    refuse(notFound, 'there is no such customer, or it belongs to another branch or none');
  if (party.died_on !== null) {
    refuse(problems.visitNotPossible, 'this customer has died; nobody can be visited there');
  }
  await requireSound(ctx, asked);
  await requireRound(ctx, asked.roundId);
  const plans = await listPlansOf(ctx.db, asked.partyId, asked.planIds);
  const place = asked.place ?? (await findPlaces(ctx.db, [asked.partyId])).get(asked.partyId) ?? NOWHERE;
  const row = newVisitRow(ctx, {
    ...asked,
    branchId: party.branch_id,
    planIds: plans.map(({ plan_id }) => plan_id),
    checklist: [...asked.checklist, ...plans.flatMap(({ body }) => body.checklist)],
    place: placeOf(place),
  });
  await insertVisits(ctx.db, [row]);
  if (asked.place) await keepPlace(ctx, asked.partyId, asked.place);
  await recordFact(ctx, row, 'planned');
  await ctx.announce(visitPlanned, eventOf(row));
  ctx.audit({ subjectKind: 'party', subjectId: row.party_id, visitId: row.visit_id });
  return showVisit(ctx, row.visit_id);
}

/** A visit that nobody has begun, of all that is said of it. */
export function newVisitRow(
  ctx: ActionContext,
  given: VisitPlan & {
    partyId: string;
    branchId: string;
    roundId: string | null;
    planIds: string[];
    checklist: readonly string[];
    place: Place;
  },
): VisitRow {
  const { purposes, kind, window, serviceMinutes, priority, skills, instructions } = given;
  return {
    party_id: given.partyId,
    visit_id: ctx.newId(),
    branch_id: given.branchId,
    round_id: given.roundId,
    plan_ids: given.planIds,
    visit_on: given.visitOn,
    technician_id: given.technicianId,
    body: { purposes, kind, window, serviceMinutes, priority, skills, instructions },
    place: given.place,
    report: {
      checklist: [...new Set(given.checklist)].map(unchecked),
      readings: [],
      parts: [],
      findings: '',
      nextOffer: '',
      training: { topic: '', attendees: [] },
    },
    signature: null,
    photo_ids: [],
    position: null,
    arrives_at: null,
    leaves_at: null,
    status: 'planned',
    arrived_at: null,
    ended_at: null,
    reason: null,
    revision: 1,
  };
}

const unchecked = (item: string): CheckedItem => ({ item, result: null, remark: '' });

/** Only what a place is, without when it was recorded. */
export const placeOf = ({ address, district, latitude, longitude }: Place): Place => ({
  address,
  district,
  latitude,
  longitude,
});

/** Changes what is planned; another day or person takes it out of its route. */
export async function changeVisit(
  ctx: ActionContext,
  { visitId, revision, place, ...plan }: VisitPlan & { visitId: string; revision: number; place: Place },
): Promise<Visit> {
  const before = await holdVisit(ctx, fieldWorkPlan, visitId);
  requireOpen(before);
  requireSeen(before, revision);
  await requireSound(ctx, plan);
  const { visitOn, technicianId, ...body } = plan;
  const stays = visitOn === before.visit_on && technicianId === before.technician_id;
  await updateVisit(ctx.db, {
    party_id: before.party_id,
    visit_id: visitId,
    visit_on: visitOn,
    technician_id: technicianId,
    body,
    place,
    ...(stays ? {} : { position: null, arrives_at: null, leaves_at: null }),
    revision: revision + 1,
  });
  if (JSON.stringify(placeOf(before.place)) !== JSON.stringify(place)) {
    await keepPlace(ctx, before.party_id, place);
  }
  await recordFact(ctx, { ...before, visit_on: visitOn, body }, 'changed');
  return showVisit(ctx, visitId);
}

/** Cancels a visit. */
export async function cancelVisit(
  ctx: ActionContext,
  { visitId, revision, reason }: { visitId: string; revision: number; reason: string },
): Promise<Visit> {
  const before = await holdVisit(ctx, fieldWorkPlan, visitId);
  requireOpen(before);
  requireSeen(before, revision);
  await updateVisit(ctx.db, {
    party_id: before.party_id,
    visit_id: visitId,
    status: 'cancelled',
    ended_at: ctx.clock.now().toISOString(),
    reason,
    position: null,
    revision: revision + 1,
  });
  await recordFact(ctx, before, 'cancelled', { reason });
  await ctx.announce(visitCancelled, eventOf(before));
  return showVisit(ctx, visitId);
}

/** All that keeps a visit from being planned so, told at once. */
export async function requireSound(
  ctx: ActionContext,
  { technicianId, window }: Pick<VisitPlan, 'technicianId' | 'window'>,
): Promise<void> {
  const faults: string[] = [];
  if (window && window.until <= window.from) {
    faults.push(`the window ends at ${window.until}, which is not after ${window.from}`);
  }
  if (technicianId !== null && !(await isStaff(ctx.db, technicianId))) {
    faults.push('whoever is to go there does not work here; choose somebody else');
  }
  if (faults.length > 0) refuse(problems.visitNotPossible, faults.join('; '));
}

function requireOpen(row: VisitRow): void {
  if (OVER.has(row.status)) refuse(problems.visitOver, `this visit is ${row.status}; plan another one`);
}

async function requireRound(ctx: ActionContext, roundId: string | null): Promise<void> {
  if (roundId === null) return;
  const round = await findRound(ctx, fieldWorkPlan, roundId);
  if (!round) refuse(notFound, 'there is no such round, or it belongs to another branch');
  if (round.closed_at !== null) refuse(problems.roundClosed, 'this round is closed; begin another one');
}

async function keepPlace(ctx: ActionContext, partyId: string, place: Place): Promise<void> {
  if (place.address === '' && place.district === '' && place.latitude === null) return;
  await replacePlace(ctx.db, {
    party_id: partyId,
    place_id: ctx.newId(),
    ...placeOf(place),
    recorded_at: ctx.clock.now().toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
    replaced_at: null,
  });
}
