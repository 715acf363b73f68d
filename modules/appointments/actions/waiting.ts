import { z } from 'zod';
import { notFound, type Page, refuse } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import {
  appointmentsProblems,
  appointmentsRead,
  appointmentsWrite,
  type Waiting,
} from '../contract/index.ts';
import { findParty } from '../data/appointment-queries.ts';
import {
  closeWaiting,
  findWaiting,
  insertWaiting,
  listWaitingRows,
  type WaitingWithParty,
} from '../data/waiting-queries.ts';
import { requireBranch } from './resources.ts';
import { bookableType, type GivenTypes } from './types.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);
/** More than a customer waits for. */
const OF_ONE_CUSTOMER = 50;

/** Who waits, longest first. */
export async function listWaiting(
  ctx: ActionContext,
  request: {
    branchId?: string | undefined;
    partyId?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<Page<Waiting>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const rows = await listWaitingRows(ctx, appointmentsRead, request, { after, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(showWaiting),
    nextCursor: rows.length > request.limit && last ? encodeCursor([last.asked_at, last.waiting_id]) : null,
  };
}

/** Puts a customer on the waiting list for a type, once. */
export async function addWaiting(
  ctx: ActionContext,
  given: GivenTypes,
  asked: {
    partyId: string;
    typeKey: string;
    branchId: string;
    personId: string | null;
    fromOn: string;
    untilOn: string;
    note: string;
  },
): Promise<Waiting> {
  const { partyId, typeKey, branchId } = asked;
  await requireBranch(ctx, appointmentsWrite, branchId);
  const party = await findParty(ctx, appointmentsWrite, partyId);
  if (!party) refuse(notFound, 'there is no such customer, or it belongs to another branch');
  const type = await bookableType(ctx, given, typeKey);
  if (asked.untilOn < asked.fromOn || asked.untilOn < ctx.clock.today(ctx.settings.timeZone)) {
    const days = `${asked.fromOn} to ${asked.untilOn}`;
    refuse(appointmentsProblems.notBookable, `nobody can wait from ${days}; choose days to come, in order`);
  }
  const page = { after: null, limit: OF_ONE_CUSTOMER };
  const known = await listWaitingRows(ctx, appointmentsRead, { partyId }, page);
  if (known.some(({ type_key }) => type_key === typeKey)) {
    refuse(appointmentsProblems.waitingAlready, 'take the customer off the list first to change the days');
  }
  const waitingId = ctx.newId();
  await insertWaiting(ctx.db, {
    party_id: partyId,
    waiting_id: waitingId,
    branch_id: branchId,
    type_key: typeKey,
    type_name: type.name,
    person_id: asked.personId,
    from_on: asked.fromOn,
    until_on: asked.untilOn,
    note: asked.note,
    asked_at: ctx.clock.now().toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
    closed_at: null,
    closed_because: null,
  });
  ctx.audit({ subjectKind: 'party', subjectId: partyId, waitingId });
  return showWaiting(await requireWaiting(ctx, waitingId));
}

/** Takes a customer off the waiting list. */
export async function withdrawWaiting(ctx: ActionContext, waitingId: string): Promise<Waiting> {
  const row = await requireWaiting(ctx, waitingId);
  const closed = { at: ctx.clock.now().toISOString(), because: 'withdrawn' } as const;
  await closeWaiting(ctx.db, { partyId: row.party_id, waitingId }, closed);
  ctx.audit({ subjectKind: 'party', subjectId: row.party_id, waitingId });
  return showWaiting(row);
}

async function requireWaiting(ctx: ActionContext, waitingId: string): Promise<WaitingWithParty> {
  const row = await findWaiting(ctx, appointmentsWrite, waitingId);
  return row ?? refuse(notFound, 'nobody waits by this address, or the customer belongs to another branch');
}

export function showWaiting(row: WaitingWithParty): Waiting {
  return {
    waitingId: row.waiting_id,
    partyId: row.party_id,
    partyName: row.party_name,
    partyNumber: row.party_number,
    branchId: row.branch_id,
    typeKey: row.type_key,
    typeName: row.type_name,
    personId: row.person_id,
    fromOn: row.from_on,
    untilOn: row.until_on,
    note: row.note,
    askedAt: row.asked_at,
  };
}
