import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  appointmentsProblems,
  appointmentsWrite,
  type Ticket,
  type WaitEstimate,
} from '../contract/index.ts';
import { findParty } from '../data/appointment-queries.ts';
import {
  hasOpenTicket,
  insertTicket,
  nameTicketRow,
  type TicketRow,
  takeNumber,
} from '../data/ticket-queries.ts';
import { loadTicket, recordTicketFact } from './record-ticket-fact.ts';
import { requireBranch } from './resources.ts';
import { showTicket, todayOf, waitOf } from './show-tickets.ts';
import { bookableType, type GivenTypes } from './types.ts';

/** Draws a ticket of today for a customer, or for somebody who gives no name. */
export async function drawTicket(
  ctx: ActionContext,
  given: GivenTypes,
  asked: { branchId: string; typeKey: string | null; partyId: string | null },
): Promise<{ ticket: Ticket; wait: WaitEstimate }> {
  const { branchId, partyId } = asked;
  await requireBranch(ctx, appointmentsWrite, branchId);
  if (partyId !== null) await requireWithoutTicket(ctx, partyId);
  const type = asked.typeKey === null ? null : await bookableType(ctx, given, asked.typeKey);
  const onDate = todayOf(ctx);
  const row: TicketRow = {
    ticket_id: ctx.newId(),
    branch_id: branchId,
    on_date: onDate,
    number: await takeNumber(ctx.db, branchId, onDate),
    type_key: type?.key ?? null,
    type_name: type?.name ?? null,
    status: 'waiting',
    desk: null,
    drawn_at: ctx.clock.now().toISOString(),
    called_at: null,
    ended_at: null,
    revision: 1,
  };
  await insertTicket(ctx.db, row);
  await recordTicketFact(ctx, row, 'drawn');
  if (partyId !== null) await name(ctx, row, partyId);
  audit(ctx, row, partyId);
  return { ticket: await showTicket(ctx, row.ticket_id), wait: await waitOf(ctx, branchId, row.number) };
}

/** Says whose ticket it is; once said, it stays. */
export async function nameTicket(
  ctx: ActionContext,
  asked: { ticketId: string; revision: number; partyId: string },
): Promise<Ticket> {
  const row = await loadTicket(ctx, asked);
  const before = await showTicket(ctx, row.ticket_id);
  if (before.partyId !== null) {
    refuse(appointmentsProblems.notBookable, `number ${row.number} is another customer's; draw a ticket`);
  }
  await requireWithoutTicket(ctx, asked.partyId);
  await name(ctx, row, asked.partyId);
  await recordTicketFact(ctx, { ...row, revision: row.revision + 1 }, 'named');
  audit(ctx, row, asked.partyId);
  return showTicket(ctx, row.ticket_id);
}

async function requireWithoutTicket(ctx: ActionContext, partyId: string): Promise<void> {
  if (!(await findParty(ctx, appointmentsWrite, partyId))) {
    refuse(notFound, 'there is no such customer, or it belongs to another branch');
  }
  if (await hasOpenTicket(ctx.db, partyId, todayOf(ctx))) {
    refuse(appointmentsProblems.ticketOpenAlready, 'call or end the ticket the customer has first');
  }
}

async function name(ctx: ActionContext, row: TicketRow, partyId: string): Promise<void> {
  await nameTicketRow(ctx.db, {
    party_id: partyId,
    ticket_id: row.ticket_id,
    on_date: row.on_date,
    number: row.number,
    named_at: ctx.clock.now().toISOString(),
  });
}

function audit(ctx: ActionContext, row: TicketRow, partyId: string | null): void {
  const subject =
    partyId === null
      ? { subjectKind: 'ticket', subjectId: row.ticket_id }
      : { subjectKind: 'party', subjectId: partyId };
  ctx.audit({ ...subject, ticketId: row.ticket_id, branchId: row.branch_id, number: row.number });
}
