import { z } from 'zod';
import { notFound, type Page, refuse } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import {
  fieldWorkPlan,
  fieldWorkRead,
  type Plan,
  type PlanBody,
  fieldWorkProblems as problems,
} from '../contract/index.ts';
import {
  findPlan,
  insertPlan,
  insertPlanDone,
  listPlanDone,
  listPlanRows,
  listPlansOf,
  lockPlan,
  type PlanFilter,
  type PlanRow,
  type PlanStanding,
  updatePlan,
} from '../data/plan-queries.ts';
import { findParties } from '../data/reach.ts';
import { type DoneOfPlan, nextDue } from '../domain/next-due.ts';
import { openDaysOf } from './branch-days.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);
const FAR = '9999-12-31';

/** Maintenance plans of customers in reach, soonest due first. */
export async function listPlans(
  ctx: ActionContext,
  request: PlanFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<Plan>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const today = ctx.clock.today(ctx.settings.timeZone);
  const rows = await listPlanRows(
    ctx,
    fieldWorkRead,
    { ...request, today },
    { after, limit: request.limit + 1 },
  );
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(show),
    nextCursor:
      rows.length > request.limit && last ? encodeCursor([last.next_due_on ?? FAR, last.plan_id]) : null,
  };
}

/** Keeps an asset or a customer in regular maintenance. */
export async function createPlan(
  ctx: ActionContext,
  { partyId, ...body }: PlanBody & { partyId: string },
): Promise<Plan> {
  const branchId = await branchToPlanFor(ctx, partyId);
  const row: PlanRow = {
    party_id: partyId,
    plan_id: ctx.newId(),
    branch_id: branchId,
    body,
    ...(await dueOf(ctx, { branchId, body }, [])),
    created_at: ctx.clock.now().toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
    ended_at: null,
    revision: 1,
  };
  await insertPlan(ctx.db, row);
  return settled(ctx, row);
}

/** Changes a plan; the next day follows from the changed plan and what was done. */
export async function changePlan(
  ctx: ActionContext,
  { planId, revision, ...body }: PlanBody & { planId: string; revision: number },
): Promise<Plan> {
  const before = await loadToChange(ctx, planId, revision);
  const done = await doneOf(ctx, before);
  const due = await dueOf(ctx, { branchId: before.branch_id, body }, done);
  const { party_id, plan_id } = before;
  await updatePlan(ctx.db, { party_id, plan_id, body, ...due, revision: revision + 1 });
  return settled(ctx, before);
}

/** Ends a plan: nothing is due any more. */
export async function endPlan(
  ctx: ActionContext,
  { planId, revision }: { planId: string; revision: number },
): Promise<Plan> {
  const before = await loadToChange(ctx, planId, revision);
  await updatePlan(ctx.db, {
    party_id: before.party_id,
    plan_id: planId,
    next_slot_on: null,
    next_due_on: null,
    plan_from_on: null,
    ended_at: ctx.clock.now().toISOString(),
    revision: revision + 1,
  });
  return settled(ctx, before);
}

/** A visit did what plans ask for: each is due again when its rule says. */
export async function settlePlans(
  ctx: ActionContext,
  visit: { partyId: string; visitId: string; planIds: readonly string[]; doneOn: string },
): Promise<void> {
  if (visit.planIds.length === 0) return;
  for (const row of await listPlansOf(ctx.db, visit.partyId, visit.planIds)) {
    await insertPlanDone(ctx.db, {
      party_id: row.party_id,
      plan_id: row.plan_id,
      visit_id: visit.visitId,
      slot_on: row.next_slot_on ?? visit.doneOn,
      done_on: visit.doneOn,
      recorded_at: ctx.clock.now().toISOString(),
    });
    const due = await dueOf(ctx, { branchId: row.branch_id, body: row.body }, await doneOf(ctx, row));
    await updatePlan(ctx.db, { party_id: row.party_id, plan_id: row.plan_id, ...due });
  }
}

async function branchToPlanFor(ctx: ActionContext, partyId: string): Promise<string> {
  const [party] = await findParties(ctx, fieldWorkPlan, [partyId]);
  if (!party?.branch_id)
    refuse(notFound, 'there is no such customer, or it belongs to another branch or none');
  return party.branch_id;
}

async function loadToChange(ctx: ActionContext, planId: string, revision: number): Promise<PlanStanding> {
  const found = await findPlan(ctx, fieldWorkPlan, planId);
  if (found) await lockPlan(ctx.db, found.party_id, planId);
  const row = found && (await findPlan(ctx, fieldWorkPlan, planId));
  if (!row) refuse(notFound, 'there is no such maintenance plan, or its customer belongs to another branch');
  if (row.ended_at !== null) refuse(problems.planEnded, 'this maintenance plan has ended; begin another one');
  if (row.revision !== revision) {
    refuse(problems.planChanged, 'somebody else has changed this maintenance plan since; look at it again');
  }
  return row;
}

const doneOf = async (ctx: ActionContext, row: PlanRow): Promise<DoneOfPlan[]> =>
  (await listPlanDone(ctx.db, row.party_id, row.plan_id)).map(({ slot_on, done_on }) => ({
    slotOn: slot_on,
    doneOn: done_on,
  }));

async function dueOf(
  ctx: ActionContext,
  { branchId, body }: { branchId: string; body: PlanBody },
  done: readonly DoneOfPlan[],
): Promise<Pick<PlanRow, 'next_slot_on' | 'next_due_on' | 'plan_from_on'>> {
  const isOpenOn = body.holidayShift === 'none' ? () => true : await openDaysOf(ctx, branchId);
  const { slotOn, dueOn, planFromOn } = nextDue(body, done, isOpenOn);
  return { next_slot_on: slotOn, next_due_on: dueOn, plan_from_on: planFromOn };
}

async function settled(ctx: ActionContext, { party_id, plan_id }: PlanRow): Promise<Plan> {
  ctx.audit({ subjectKind: 'party', subjectId: party_id, planId: plan_id });
  const row = await findPlan(ctx, fieldWorkRead, plan_id);
  if (!row) throw new Error('the maintenance plan just changed cannot be read');
  return show(row);
}

function show(row: PlanStanding): Plan {
  return {
    planId: row.plan_id,
    partyId: row.party_id,
    partyName: row.party_name,
    partyNumber: row.party_number,
    ...row.body,
    nextDueOn: row.next_due_on,
    lastDoneOn: row.last_done_on,
    visitOn: row.visit_on,
    timesDone: row.times_done,
    endedAt: row.ended_at,
    revision: row.revision,
  };
}
