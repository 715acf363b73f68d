import { z } from 'zod';
import { notFound, type Page, type Permission, refuse } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import {
  type Candidate,
  fieldWorkPlan,
  fieldWorkRead,
  fieldWorkProblems as problems,
  type Round,
  type RoundBody,
  visitPlanned,
} from '../contract/index.ts';
import { listPlansDue } from '../data/plan-queries.ts';
import { findParties, isBranch } from '../data/reach.ts';
import {
  closeRoundRow,
  findRound,
  insertRound,
  listCandidateRows,
  listRoundRows,
  listVisitedBy,
  lockRound,
  type RoundStanding,
} from '../data/round-queries.ts';
import { findPlaces, insertVisitFacts, insertVisits } from '../data/visit-queries.ts';
import { newVisitRow, placeOf, requireSound } from './plan-visit.ts';
import { eventOf, factOf } from './visit-facts.ts';

const cursorValues = z.tuple([z.uuid()]);
const NOWHERE = { address: '', district: '', latitude: null, longitude: null };

/** Rounds of branches in reach, latest first. */
export async function listRounds(
  ctx: ActionContext,
  request: { branchId?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<Round>> {
  const before = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues)[0];
  const rows = await listRoundRows(ctx, fieldWorkRead, request, { before, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(show),
    nextCursor: rows.length > request.limit && last ? encodeCursor([last.round_id]) : null,
  };
}

/** Begins a round. */
export async function createRound(ctx: ActionContext, { branchId, ...body }: RoundBody): Promise<Round> {
  const scope = ctx.actor.scopeOf(fieldWorkPlan);
  const inReach = scope === 'all' || ctx.actor.branchIds.includes(branchId);
  if (!inReach || !(await isBranch(ctx.db, branchId))) {
    refuse(notFound, 'there is no such branch, or it is not yours');
  }
  if (body.untilOn < body.fromOn) {
    refuse(
      problems.visitNotPossible,
      `the round ends on ${body.untilOn}, before it begins on ${body.fromOn}`,
    );
  }
  const roundId = ctx.newId();
  await insertRound(ctx.db, {
    round_id: roundId,
    branch_id: branchId,
    body,
    created_at: ctx.clock.now().toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
    closed_at: null,
    closed_by_name: null,
  });
  ctx.audit({ subjectKind: 'round', subjectId: roundId });
  return show(await roundOf(ctx, fieldWorkRead, roundId));
}

/** Closes a round; closing it again changes nothing. */
export async function closeRound(ctx: ActionContext, roundId: string): Promise<Round> {
  await roundOf(ctx, fieldWorkPlan, roundId);
  await closeRoundRow(ctx.db, roundId, {
    at: ctx.clock.now().toISOString(),
    byName: ctx.actor.displayName,
  });
  return show(await roundOf(ctx, fieldWorkRead, roundId));
}

/** Customers that the filter of a round gives. */
export async function listCandidates(
  ctx: ActionContext,
  request: { roundId: string; limit: number; cursor?: string | undefined },
): Promise<Page<Candidate>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues)[0];
  const round = await roundOf(ctx, fieldWorkRead, request.roundId);
  const rows = await listCandidateRows(ctx, fieldWorkRead, round, { after, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      partyId: row.party_id,
      partyName: row.party_name,
      partyNumber: row.party_number,
      place: placeOf(row),
      nextDueOn: row.next_due_on,
      lastVisitOn: row.last_visit_on,
      coveredUntilOn: row.covered_until_on,
      visitId: row.visit_id,
      visitStatus: row.visit_status,
    })),
    nextCursor: rows.length > request.limit && last ? encodeCursor([last.party_id]) : null,
  };
}

/** Plans visits of a round, with the maintenance that is due until its end. Nobody is visited twice by one round. */
export async function addRoundVisits(
  ctx: ActionContext,
  asked: { roundId: string; partyIds: readonly string[]; visitOn: string; technicianId: string | null },
): Promise<{ planned: number; passedOver: number }> {
  await lockRound(ctx.db, asked.roundId);
  const round = await roundOf(ctx, fieldWorkPlan, asked.roundId);
  if (round.closed_at !== null) refuse(problems.roundClosed, 'this round is closed; begin another one');
  await requireSound(ctx, { technicianId: asked.technicianId, window: null });
  const wanted = [...new Set(asked.partyIds)];
  const visited = await listVisitedBy(ctx.db, asked.roundId, wanted);
  const parties = (await findParties(ctx, fieldWorkPlan, wanted)).filter(
    ({ party_id, branch_id, died_on }) =>
      branch_id === round.branch_id && died_on === null && !visited.has(party_id),
  );
  const ids = parties.map(({ party_id }) => party_id);
  const due = await listPlansDue(ctx.db, ids, round.body.untilOn);
  const places = await findPlaces(ctx.db, ids);
  const rows = ids.map((partyId) => {
    const plans = due.filter(({ party_id }) => party_id === partyId);
    return newVisitRow(ctx, {
      partyId,
      branchId: round.branch_id,
      roundId: asked.roundId,
      planIds: plans.map(({ plan_id }) => plan_id),
      visitOn: asked.visitOn,
      technicianId: asked.technicianId,
      purposes: [...new Set([...round.body.purposes, ...plans.flatMap(({ body }) => body.purposes)])],
      // Maintenance that a contract owes makes the visit owed, whatever else is done there.
      kind: plans.some(({ body }) => body.kind === 'obligation') ? 'obligation' : 'service',
      window: null,
      serviceMinutes: Math.max(round.body.serviceMinutes, ...plans.map(({ body }) => body.serviceMinutes)),
      priority: 0,
      skills: [],
      instructions: '',
      checklist: [...round.body.checklist, ...plans.flatMap(({ body }) => body.checklist)],
      place: placeOf(places.get(partyId) ?? NOWHERE),
    });
  });
  await insertVisits(ctx.db, rows);
  await insertVisitFacts(
    ctx.db,
    rows.map((row) => factOf(ctx, row, 'planned')),
  );
  for (const row of rows) await ctx.announce(visitPlanned, eventOf(row));
  ctx.audit({ subjectKind: 'round', subjectId: asked.roundId, planned: rows.length });
  return { planned: rows.length, passedOver: wanted.length - rows.length };
}

async function roundOf(ctx: ActionContext, permission: Permission, roundId: string): Promise<RoundStanding> {
  const row = await findRound(ctx, permission, roundId);
  return row ?? refuse(notFound, 'there is no such round, or it belongs to another branch');
}

function show(row: RoundStanding): Round {
  return {
    roundId: row.round_id,
    branchId: row.branch_id,
    ...row.body,
    createdAt: row.created_at,
    createdByName: row.by_name,
    closedAt: row.closed_at,
    visits: { planned: row.planned, completed: row.completed, notMet: row.not_met },
  };
}
