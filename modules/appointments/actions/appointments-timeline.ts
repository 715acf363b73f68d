import type { TimelineSource } from '#platform';
import { zoneClock } from '#working-time';
import { listFactsOfParty } from '../data/appointment-queries.ts';
import { listTicketFactsOfParty } from '../data/ticket-queries.ts';

const TELLS_TIME = new Set(['booked', 'rescheduled']);

/** What happened with a customer's appointments and tickets, newest first. */
export const appointmentsTimeline: TimelineSource = async (ctx, query) => {
  const facts = await listFactsOfParty(ctx.db, query);
  const ticketFacts = await listTicketFactsOfParty(ctx.db, query);
  return [
    ...facts.map((fact) => ({
      kind: `appointment.${fact.kind}`,
      entryId: fact.fact_id,
      occurredAt: fact.at,
      actorName: fact.by_name,
      values: { typeName: fact.type_name, startsAt: fact.starts_at },
      text: TELLS_TIME.has(fact.kind) ? wallTime(fact.starts_at, ctx.settings.timeZone) : fact.reason,
    })),
    ...ticketFacts.map((fact) => ({
      kind: `ticket.${fact.kind}`,
      entryId: fact.fact_id,
      occurredAt: fact.at,
      actorName: fact.by_name,
      values: { number: fact.number },
      text: fact.desk,
    })),
  ]
    .sort((a, b) => newestFirst(a, b))
    .slice(0, query.limit);
};

type Placed = { occurredAt: string; entryId: string };

function newestFirst(a: Placed, b: Placed): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? 1 : -1;
  return a.entryId < b.entryId ? 1 : -1;
}

/** `2026-11-23 09:00` as the wall of the business shows it: read alike in every language. */
function wallTime(at: string, timeZone: string): string {
  return new Date(zoneClock(timeZone).wallAt(Date.parse(at))).toISOString().slice(0, 16).replace('T', ' ');
}
