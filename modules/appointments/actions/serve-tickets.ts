import { refuse } from '#contract-kit';
import { startProcess, type Templates } from '#modules/service-processes';
import type { ActionContext } from '#platform';
import {
  appointmentsProblems,
  appointmentsWrite,
  type Ticket,
  type TicketOutcome,
  type TransferTarget,
} from '../contract/index.ts';
import {
  findOpenProcess,
  findTicketHolder,
  isOfTicketHolder,
  lockNextWaiting,
  type TicketRow,
} from '../data/ticket-queries.ts';
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

/** A ticket as whoever goes on with it last saw it. */
export interface CalledTicket {
  ticketId: string;
  revision: number;
}

/** Ends a ticket because its customer goes on with an appointment or a service process of theirs. */
export async function transferTicket(
  ctx: ActionContext,
  asked: CalledTicket & { to: TransferTarget; id: string },
): Promise<Ticket> {
  const row = await passTicketOn(ctx, asked, asked);
  return tellOf(ctx, row, 'transferred');
}

/** Sends the customer of a ticket on into a service process: the one they are in, or one that begins with it. */
export async function goOnInProcess(
  ctx: ActionContext,
  templates: Templates,
  asked: CalledTicket & { templateKey: string },
): Promise<Ticket> {
  const { templateKey } = asked;
  await loadTicket(ctx, asked);
  const partyId = await findTicketHolder(ctx.db, asked.ticketId);
  if (partyId === undefined) refuse(appointmentsProblems.notBookable, 'say whose ticket it is first');
  const processId =
    (await findOpenProcess(ctx.db, partyId, templateKey)) ??
    (await startProcess(ctx, templates, { partyId, templateKey })).processId;
  const row = await passTicketOn(ctx, asked, { to: 'process', id: processId });
  return tellOf(ctx, row, 'transferred', { processId, templateKey });
}

/** Ends a ticket in favour of what its customer goes on with, within the action that brings that about. */
export async function passTicketOn(
  ctx: ActionContext,
  ticket: CalledTicket,
  target: { to: TransferTarget; id: string },
): Promise<TicketRow> {
  const row = await loadTicket(ctx, ticket);
  if (row.status !== 'called') {
    refuse(appointmentsProblems.notBookable, `number ${row.number} is ${row.status}; call it first`);
  }
  if (!(await isOfTicketHolder(ctx.db, row.ticket_id, target))) {
    refuse(
      appointmentsProblems.notBookable,
      `the ${target.to} is not of the customer whose ticket this is; say whose ticket it is first`,
    );
  }
  const ended = {
    ...row,
    status: 'transferred',
    ended_at: ctx.clock.now().toISOString(),
    revision: row.revision + 1,
  } as const;
  await recordTicketFact(ctx, ended, 'transferred', target.to);
  return ended;
}

async function keep(ctx: ActionContext, row: TicketRow, kind: TicketOutcome | 'called'): Promise<Ticket> {
  await recordTicketFact(ctx, { ...row, revision: row.revision + 1 }, kind);
  return tellOf(ctx, row, kind);
}

async function tellOf(
  ctx: ActionContext,
  row: TicketRow,
  kind: TicketOutcome | 'called' | 'transferred',
  into: { processId?: string; templateKey?: string } = {},
): Promise<Ticket> {
  const shown = await showTicket(ctx, row.ticket_id);
  const subject =
    shown.partyId === null
      ? { subjectKind: 'ticket', subjectId: row.ticket_id }
      : { subjectKind: 'party', subjectId: shown.partyId };
  ctx.audit({ ...subject, ticketId: row.ticket_id, number: row.number, outcome: kind, ...into });
  return shown;
}
