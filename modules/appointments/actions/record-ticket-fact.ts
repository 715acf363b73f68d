import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  appointmentsProblems,
  appointmentsWrite,
  type TicketFactKind,
  type TransferTarget,
} from '../contract/index.ts';
import { insertTicketFact, lockTicket, type TicketRow, updateTicket } from '../data/ticket-queries.ts';
import { requireBranch } from './resources.ts';

/** Loads a ticket to change it: locked, of a branch in reach, and as the one who changes it last saw it. */
export async function loadTicket(
  ctx: ActionContext,
  { ticketId, revision }: { ticketId: string; revision: number },
): Promise<TicketRow> {
  const row = await lockTicket(ctx.db, ticketId);
  if (!row) refuse(notFound, 'there is no such ticket, or it is of another branch');
  await requireBranch(ctx, appointmentsWrite, row.branch_id);
  if (row.revision !== revision) {
    refuse(
      appointmentsProblems.ticketChanged,
      `somebody else has gone on with number ${row.number}; look at it again`,
    );
  }
  return row;
}

/** Writes what happened with a ticket, and how it stands after it. */
export async function recordTicketFact(
  ctx: ActionContext,
  row: TicketRow,
  kind: TicketFactKind,
  transferredTo: TransferTarget | null = null,
): Promise<void> {
  const { ticket_id, status, desk, called_at, ended_at, revision } = row;
  if (kind !== 'drawn')
    await updateTicket(ctx.db, ticket_id, { status, desk, called_at, ended_at, revision });
  await insertTicketFact(ctx.db, {
    ticket_id,
    position: revision,
    fact_id: ctx.newId(),
    kind,
    desk: kind === 'called' ? desk : null,
    transferred_to: transferredTo,
    at: ctx.clock.now().toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
  });
}
