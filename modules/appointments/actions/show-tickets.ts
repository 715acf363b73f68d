import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { addDays } from '#working-time';
import { appointmentsRead, type Reception, type Ticket, type WaitEstimate } from '../contract/index.ts';
import {
  countTickets,
  findTicket,
  listServingMinutes,
  listTicketRows,
  type TicketCounts,
  type TicketStanding,
  type TicketWithParty,
} from '../data/ticket-queries.ts';
import { ENOUGH_SERVED, estimateWait } from '../domain/estimate-wait.ts';
import { requireBranch } from './resources.ts';

const cursorValues = z.tuple([z.int()]);
/** Servings of this many days say how long one takes. */
const PERIOD_DAYS = 28;
const MOST_SERVED = 2000;

export const todayOf = (ctx: ActionContext): string => ctx.clock.today(ctx.settings.timeZone);

/** Tickets of today in a branch, a page at a time. */
export async function listTickets(
  ctx: ActionContext,
  request: { branchId: string; standing: TicketStanding; limit: number; cursor?: string | undefined },
): Promise<Page<Ticket>> {
  await requireBranch(ctx, appointmentsRead, request.branchId);
  const [after] = request.cursor === undefined ? [0] : decodeCursor(request.cursor, cursorValues);
  const filter = { branchId: request.branchId, onDate: todayOf(ctx), standing: request.standing };
  const rows = await listTicketRows(ctx, appointmentsRead, filter, { after, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(show),
    nextCursor: rows.length > request.limit && last ? encodeCursor([last.number]) : null,
  };
}

/** How the reception of a branch stands now. */
export async function readReception(ctx: ActionContext, branchId: string): Promise<Reception> {
  await requireBranch(ctx, appointmentsRead, branchId);
  const onDate = todayOf(ctx);
  const counts = await countTickets(ctx.db, { branchId, onDate });
  return {
    branchId,
    onDate,
    waiting: counts.waiting,
    called: counts.called,
    over: counts.over,
    noShow: counts.no_show,
    longestSince: counts.longest_since,
    wait: await estimate(ctx, branchId, counts),
  };
}

/** How long the holder of a number waits, or who would draw the next one. */
export async function waitOf(ctx: ActionContext, branchId: string, number: number): Promise<WaitEstimate> {
  const counts = await countTickets(ctx.db, { branchId, onDate: todayOf(ctx), before: number });
  return estimate(ctx, branchId, counts);
}

async function estimate(
  ctx: ActionContext,
  branchId: string,
  { ahead, called }: TicketCounts,
): Promise<WaitEstimate> {
  const sinceOn = addDays(todayOf(ctx), -PERIOD_DAYS);
  const served = await listServingMinutes(ctx.db, { branchId, sinceOn, limit: MOST_SERVED });
  const desks = Math.max(1, called);
  const wait = estimateWait(served, { ahead, desks });
  return {
    n: served.length,
    enough: ENOUGH_SERVED,
    sinceOn,
    ahead,
    desks,
    minutes: wait?.minutes ?? null,
    lowMinutes: wait?.lowMinutes ?? null,
    highMinutes: wait?.highMinutes ?? null,
  };
}

/** A ticket as it now stands. */
export async function showTicket(ctx: ActionContext, ticketId: string): Promise<Ticket> {
  const row = await findTicket(ctx, appointmentsRead, ticketId);
  if (!row) throw new Error('the ticket just changed cannot be read');
  return show(row);
}

function show(row: TicketWithParty): Ticket {
  return {
    ticketId: row.ticket_id,
    branchId: row.branch_id,
    onDate: row.on_date,
    number: row.number,
    typeKey: row.type_key,
    typeName: row.type_name,
    status: row.status,
    desk: row.desk,
    partyId: row.party_id,
    partyName: row.party_name,
    drawnAt: row.drawn_at,
    calledAt: row.called_at,
    endedAt: row.ended_at,
    revision: row.revision,
  };
}
