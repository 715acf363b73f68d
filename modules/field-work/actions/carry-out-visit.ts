import { refuse } from '#contract-kit';
import { takeWrittenParts } from '#modules/stock';
import type { ActionContext } from '#platform';
import { dayAt } from '#working-time';
import {
  type Completion,
  fieldWorkVisit,
  missingIn,
  fieldWorkProblems as problems,
  type Signature,
  type Visit,
  type VisitReport,
  visitCompleted,
  visitNotMet,
} from '../contract/index.ts';
import { addPhotoTo, updateVisit, type VisitRow } from '../data/visit-queries.ts';
import { settlePlans } from './plans.ts';
import { showVisit } from './show-visits.ts';
import { eventOf, holdVisit, recordFact, requireSeen } from './visit-facts.ts';

/** Records that somebody is at the customer's: a fact, so it may come late, twice, and after a change at the desk. */
export async function recordArrival(
  ctx: ActionContext,
  { visitId, at }: { visitId: string; at: string },
): Promise<Visit> {
  const before = await holdVisit(ctx, fieldWorkVisit, visitId);
  if (before.arrived_at === null) {
    const arrivedAt = notLater(ctx, at);
    await updateVisit(ctx.db, {
      party_id: before.party_id,
      visit_id: visitId,
      arrived_at: arrivedAt,
      ...(before.status === 'planned' ? { status: 'arrived' as const } : {}),
    });
    await recordFact(ctx, before, 'arrived', { at: arrivedAt });
  }
  return showVisit(ctx, visitId);
}

/** Keeps what was found and done so far; also after the visit, when the desk completes what was told. */
export async function reportVisit(
  ctx: ActionContext,
  {
    visitId,
    revision,
    report,
    signature: given,
  }: { visitId: string; revision: number; report: VisitReport; signature?: Signature | null | undefined },
): Promise<Visit> {
  const before = await holdVisit(ctx, fieldWorkVisit, visitId);
  requireSeen(before, revision);
  const { party_id } = before;
  // What was signed when the visit was closed is not signed over.
  const signature = isOver(before) ? (before.signature ?? given) : (given ?? before.signature);
  await updateVisit(ctx.db, {
    party_id,
    visit_id: visitId,
    report,
    ...(signature ? { signature } : {}),
    revision: revision + 1,
  });
  await recordFact(ctx, before, 'reported');
  if (before.status === 'completed') await takeParts(ctx, before, report);
  return showVisit(ctx, visitId);
}

/** Tells that a file of the customer was taken on this visit. */
export async function addPhoto(
  ctx: ActionContext,
  { visitId, attachmentId }: { visitId: string; attachmentId: string },
): Promise<Visit> {
  const { party_id } = await holdVisit(ctx, fieldWorkVisit, visitId);
  await addPhotoTo(ctx.db, { partyId: party_id, visitId, attachmentId });
  return showVisit(ctx, visitId);
}

/** Closes a visit. Said again by the same device it changes nothing, however long ago that was. */
export async function completeVisit(
  ctx: ActionContext,
  { visitId, ...asked }: Completion & { visitId: string },
): Promise<Visit> {
  const before = await holdVisit(ctx, fieldWorkVisit, visitId);
  const endedAt = notLater(ctx, asked.at);
  if (isOver(before)) {
    if (before.status === asked.outcome && sameInstant(before.ended_at, endedAt))
      return showVisit(ctx, visitId);
    refuse(
      problems.visitOver,
      `this visit is ${before.status} already; add to its report if something is missing`,
    );
  }
  requireSeen(before, asked.revision);
  requireComplete(before, asked);
  const { party_id } = before;
  await updateVisit(ctx.db, {
    party_id,
    visit_id: visitId,
    report: asked.report,
    signature: asked.signature,
    status: asked.outcome,
    ended_at: endedAt,
    reason: asked.outcome === 'not-met' ? asked.reason : null,
    revision: asked.revision + 1,
  });
  await recordFact(ctx, before, asked.outcome, {
    at: endedAt,
    reason: asked.outcome === 'not-met' ? asked.reason : asked.report.findings,
  });
  if (asked.outcome === 'completed') {
    await takeParts(ctx, before, asked.report);
    const doneOn = dayAt(Date.parse(endedAt), ctx.settings.timeZone);
    await settlePlans(ctx, { partyId: party_id, visitId, planIds: before.plan_ids, doneOn });
  }
  await ctx.announce(asked.outcome === 'completed' ? visitCompleted : visitNotMet, eventOf(before));
  return showVisit(ctx, visitId);
}

/** Parts come from where the one who was there works; what is written later, from where the first were taken. */
async function takeParts(ctx: ActionContext, visit: VisitRow, { parts }: VisitReport): Promise<void> {
  const { party_id: partyId, visit_id: purposeId } = visit;
  const purpose = { partyId, kind: 'visit' as const, purposeId, reference: null };
  await takeWrittenParts(ctx, purpose, stockOf(ctx, visit), parts);
}

const stockOf = ({ actor }: ActionContext, { branch_id }: VisitRow): string =>
  actor.branchIds.includes(branch_id) ? branch_id : (actor.branchIds[0] ?? branch_id);

/** A visit that was cancelled while somebody was there without knowing has taken place all the same. */
const isOver = ({ status }: VisitRow): boolean => status === 'completed' || status === 'not-met';

function requireComplete(before: VisitRow, asked: Completion): void {
  if (asked.outcome === 'not-met') {
    if (asked.reason === '') refuse(problems.visitIncomplete, 'say why nobody was met');
    return;
  }
  const missing = missingIn(before.body.purposes, asked.report, asked.signature);
  if (missing.length > 0) {
    refuse(problems.visitIncomplete, `before the visit is closed, add: ${missing.join(', ')}`, {
      context: { missing },
    });
  }
}

/** Clocks of devices run ahead; nothing happened in the future. */
function notLater(ctx: ActionContext, at: string): string {
  return new Date(Math.min(Date.parse(at), ctx.clock.now().getTime())).toISOString();
}

const sameInstant = (one: string | null, other: string): boolean =>
  one !== null && Date.parse(one) === Date.parse(other);
