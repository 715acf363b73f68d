import { z } from 'zod';
import { notFound, type Page, refuse } from '#contract-kit';
import { type ActionContext, dateInZone, decodeCursor, encodeCursor, invalid, takeNumbers } from '#platform';
import {
  consentWrite,
  type Law,
  type PrivacyRequest,
  type PrivacyRequestFile,
  privacyManage,
  privacyProblems,
  type RequestKind,
  type RequestOutcome,
} from '../contract/index.ts';
import { findPersonInReach, namesOf } from '../data/person-queries.ts';
import {
  findRequest,
  findRequestForUpdate,
  insertRequest,
  insertRequestStep,
  listRequestRows,
  listRequestSteps,
  type RequestRow,
  type RequestStepRow,
  updateRequest,
} from '../data/request-queries.ts';
import { staffNameOf } from '../data/staff-queries.ts';
import { answerClock, answerDueOn, clockWords, knownFromOn } from '../domain/law-clocks.ts';
import { daysBetween } from '../domain/spans.ts';
import { refuseUnknownPerson } from './consents.ts';
import { refuseFuture } from './refuse-future.ts';

export interface NewRequest {
  kind: RequestKind;
  law: Law;
  partyId: string | null;
  requesterName: string;
  requesterContact: string;
  onBehalf: boolean;
  details: string;
  receivedVia: string;
  receivedAt?: string | undefined;
}

/** Takes down what somebody asks for. Anybody at a desk may; the answer is the privacy desk's. */
export async function takeRequest(ctx: ActionContext, given: NewRequest) {
  if (given.partyId !== null && !(await findPersonInReach(ctx, consentWrite, given.partyId))) {
    return refuseUnknownPerson();
  }
  refuseFuture(ctx, 'receivedAt', given.receivedAt);
  const now = ctx.clock.now();
  const receivedAt = given.receivedAt === undefined ? now : new Date(given.receivedAt);
  const receivedOn = dateInZone(receivedAt, ctx.settings.timeZone);
  refuseBeforeLaw(given, receivedOn);
  const clock = answerClock(given.law, given.kind, receivedOn);
  const number = `R-${String(await takeNumbers(ctx.db, 'privacy-request', 1)).padStart(5, '0')}`;
  const requestId = ctx.newId();
  const dueOn = answerDueOn(clock, receivedOn, false);
  await insertRequest(ctx.db, {
    request_id: requestId,
    number,
    kind: given.kind,
    law: given.law,
    subject_id: given.partyId,
    requester_name: given.requesterName,
    requester_contact: given.requesterContact,
    on_behalf: given.onBehalf,
    details: given.details,
    received_via: given.receivedVia,
    received_at: receivedAt,
    received_on: receivedOn,
    due_on: dueOn,
    owner_id: null,
    owner_name: null,
    outcome: null,
  });
  await insertRequestStep(ctx.db, stepBy(ctx, requestId, 'received', ''));
  ctx.audit({ subjectKind: 'privacy-request', subjectId: requestId, kind: given.kind, law: given.law });
  return { requestId, number, dueOn };
}

/** Nobody could ask by a law that was not there yet, or for what it does not know. */
function refuseBeforeLaw({ law, kind }: NewRequest, receivedOn: string): void {
  const fromOn = knownFromOn(law, kind);
  if (fromOn !== undefined && fromOn <= receivedOn) return;
  const knows = fromOn === undefined ? 'never' : `not before ${fromOn}`;
  const message = `${law} knows this kind of request ${knows}; check the law, the kind and the day`;
  throw invalid([{ path: 'body.receivedAt', code: 'before-the-law', message }]);
}

export type RequestStepGiven =
  | { kind: 'identified'; partyId: string; note: string }
  | { kind: 'extended'; note: string }
  | { kind: 'assigned'; ownerId: string | null; note: string }
  | { kind: 'noted'; note: string }
  | { kind: 'closed'; outcome: RequestOutcome; note: string };

/** Does one thing about an open request. */
export async function stepRequest(
  ctx: ActionContext,
  requestId: string,
  step: RequestStepGiven,
): Promise<PrivacyRequestFile> {
  const row = await findRequestForUpdate(ctx.db, requestId);
  if (!row) return refuse(notFound, 'there is no such request');
  if (row.closed_at !== null) {
    refuse(
      privacyProblems.requestClosed,
      `${row.number} is closed; take down a new request if more is asked`,
    );
  }
  await updateRequest(ctx.db, requestId, await changeOf(ctx, row, step));
  await insertRequestStep(ctx.db, stepBy(ctx, requestId, step.kind, step.note));
  ctx.audit({ subjectKind: 'privacy-request', subjectId: requestId, step: step.kind });
  return getRequest(ctx, requestId);
}

async function changeOf(ctx: ActionContext, row: RequestRow, step: RequestStepGiven) {
  switch (step.kind) {
    case 'identified':
      if (!(await findPersonInReach(ctx, privacyManage, step.partyId))) return refuseUnknownPerson();
      return { subject_id: step.partyId, identity_checked_at: ctx.clock.now() };
    case 'extended':
      return extensionOf(ctx, row);
    case 'assigned':
      return {
        owner_id: step.ownerId,
        owner_name: step.ownerId && (await staffNameOf(ctx.db, step.ownerId)),
      };
    case 'noted':
      return {};
    case 'closed':
      return closureOf(ctx, row, step);
  }
}

function extensionOf(ctx: ActionContext, row: RequestRow) {
  const clock = answerClock(row.law, row.kind, row.received_on);
  if (clock.extension === null || row.extended_at !== null) {
    refuse(
      privacyProblems.noExtension,
      `${row.law} gives ${row.number} until ${row.due_on} and no longer; answer by then`,
    );
  }
  return { extended_at: ctx.clock.now(), due_on: answerDueOn(clock, row.received_on, true) };
}

function closureOf(ctx: ActionContext, row: RequestRow, step: { outcome: RequestOutcome; note: string }) {
  const answers = step.outcome === 'fulfilled' || step.outcome === 'partly';
  if (answers && row.identity_checked_at === null) {
    refuse(
      privacyProblems.identityNotChecked,
      `check who asks before ${row.number} is answered: data must not reach a stranger`,
    );
  }
  return { closed_at: ctx.clock.now(), outcome: step.outcome };
}

function stepBy(ctx: ActionContext, requestId: string, kind: RequestStepRow['kind'], note: string) {
  return {
    request_id: requestId,
    step_id: ctx.newId(),
    kind,
    at: ctx.clock.now(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
    note,
  };
}

/** One request with every step. */
export async function getRequest(ctx: ActionContext, requestId: string): Promise<PrivacyRequestFile> {
  const row = await findRequest(ctx.db, requestId);
  if (!row) return refuse(notFound, 'there is no such request');
  const [shown] = await show(ctx, [row]);
  if (!shown) throw new Error('the request just read cannot be shown');
  const steps = await listRequestSteps(ctx.db, requestId);
  return {
    ...shown,
    steps: steps.map((step) => ({
      stepId: step.step_id,
      kind: step.kind,
      at: step.at,
      byName: step.by_name,
      note: step.note,
    })),
  };
}

const cursorValues = z.tuple([z.string(), z.uuid()]);

/** A page of requests: open ones by the day they are due, closed ones latest first. */
export async function listRequests(
  ctx: ActionContext,
  query: { state: 'open' | 'closed'; limit: number; cursor?: string | undefined },
): Promise<Page<PrivacyRequest>> {
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, cursorValues);
  const rows = await listRequestRows(ctx.db, query.state, { after, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const position = query.state === 'open' ? last?.due_on : last?.closed_at;
  const hasMore = rows.length > query.limit;
  return {
    items: await show(ctx, shown),
    nextCursor: hasMore && last && position ? encodeCursor([position, last.request_id]) : null,
  };
}

async function show(ctx: ActionContext, rows: readonly RequestRow[]): Promise<PrivacyRequest[]> {
  const names = await namesOf(
    ctx.db,
    rows.flatMap(({ subject_id }) => subject_id ?? []),
  );
  const today = ctx.clock.today(ctx.settings.timeZone);
  return rows.map((row) => ({
    requestId: row.request_id,
    number: row.number,
    kind: row.kind,
    law: row.law,
    partyId: row.subject_id,
    partyName: (row.subject_id && names.get(row.subject_id)) ?? null,
    requesterName: row.requester_name,
    requesterContact: row.requester_contact,
    onBehalf: row.on_behalf,
    details: row.details,
    receivedVia: row.received_via,
    receivedAt: row.received_at,
    dueOn: row.due_on,
    daysLeft: daysBetween(today, row.due_on),
    identityCheckedAt: row.identity_checked_at,
    extendedAt: row.extended_at,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    closedAt: row.closed_at,
    outcome: row.outcome,
    clock: clockWords(answerClock(row.law, row.kind, row.received_on)),
    version: row.version,
  }));
}
