import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  appointmentsProblems,
  appointmentsWrite,
  type Ticket,
  type TicketOutcome,
  type TransferTarget,
} from '../contract/index.ts';
import { isOfTicketHolder, lockNextWaiting, type TicketRow } from '../data/ticket-queries.ts';
import { loadTicket, recordTicketFact } from './record-ticket-fact.ts';
import { requireBranch } from './resources.ts';
import { showTicket, todayOf } from './show-tickets.ts';

/** Calls the lowest number that waits. */
export async function callNext(
  ctx: ActionContext,
  asked: { branchId: string; desk: string; typeKey?: string | undefined },
): Promise<Ticket> {
  await requireBranch(ctx, appointmentsWrite, asked.branchId);
  const row = await lockNextWaiting(ctx.db, { ...asked, onDate: todayOf(ctx) });
  if (!row) refuse(appointmentsProblems.nobodyWaits, 'nobody waits here at this moment');
  const called = {
    ...row,
    status: 'called',
    desk: asked.desk,
    called_at: ctx.clock.now().toISOString(),
  } as const;
  return keep(ctx, called, 'called');
}

/** From which standings each outcome follows. */
const FROM: Record<TicketOutcome, readonly TicketRow['status'][]> = {
  done: ['called'],
  'no-show': ['called'],
  withdrawn: ['waiting'],
  'put-back': ['called', 'no-show'],
};

/** Records how a ticket ended, or lets its holder wait again at the old place. */
export async function endTicket(
  ctx: ActionContext,
  asked: { ticketId: string; revision: number; outcome: TicketOutcome },
): Promise<Ticket> {
  const row = await loadTicket(ctx, asked);
  const { outcome } = asked;
  if (!FROM[outcome].includes(row.status) || row.on_date !== todayOf(ctx)) {
    refuse(
      appointmentsProblems.notBookable,
      `number ${row.number} of ${row.on_date} is ${row.status}; "${outcome}" does not follow`,
    );
  }
  const ended =
    outcome === 'put-back'
      ? ({ status: 'waiting', desk: null, called_at: null, ended_at: null } as const)
      : { status: outcome, ended_at: ctx.clock.now().toISOString() };
  return keep(ctx, { ...row, ...ended }, outcome);
}

/** Ends a ticket because its customer goes on with an appointment or a service process of theirs. */
export async function transferTicket(
  ctx: ActionContext,
  asked: { ticketId: string; revision: number; to: TransferTarget; id: string },
): Promise<Ticket> {
  const row = await loadTicket(ctx, asked);
  if (row.status !== 'called') {
    refuse(appointmentsProblems.notBookable, `number ${row.number} is ${row.status}; call it first`);
  }
  if (!(await isOfTicketHolder(ctx.db, row.ticket_id, asked))) {
    refuse(
      appointmentsProblems.notBookable,
      `the ${asked.to} is not of the customer whose ticket this is; say whose ticket it is first`,
    );
  }
  const ended = { ...row, status: 'transferred', ended_at: ctx.clock.now().toISOString() } as const;
  return keep(ctx, ended, 'transferred', asked.to);
}

async function keep(
  ctx: ActionContext,
  row: TicketRow,
  kind: TicketOutcome | 'called' | 'transferred',
  to: TransferTarget | null = null,
): Promise<Ticket> {
  await recordTicketFact(ctx, { ...row, revision: row.revision + 1 }, kind, to);
  const shown = await showTicket(ctx, row.ticket_id);
  const subject =
    shown.partyId === null
      ? { subjectKind: 'ticket', subjectId: row.ticket_id }
      : { subjectKind: 'party', subjectId: shown.partyId };
  ctx.audit({ ...subject, ticketId: row.ticket_id, number: row.number, outcome: kind });
  return shown;
}
