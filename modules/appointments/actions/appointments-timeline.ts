import type { TimelineSource } from '#platform';
import { zoneClock } from '#working-time';
import { listFactsOfParty } from '../data/appointment-queries.ts';

const TELLS_TIME = new Set(['booked', 'rescheduled']);

/** What happened with a customer's appointments. */
export const appointmentsTimeline: TimelineSource = async (ctx, query) =>
  (await listFactsOfParty(ctx.db, query)).map((fact) => ({
    kind: `appointment.${fact.kind}`,
    entryId: fact.fact_id,
    occurredAt: fact.at,
    actorName: fact.by_name,
    values: { typeName: fact.type_name, startsAt: fact.starts_at },
    text: TELLS_TIME.has(fact.kind) ? wallTime(fact.starts_at, ctx.settings.timeZone) : fact.reason,
  }));

/** `2026-11-23 09:00` as the wall of the business shows it: read alike in every language. */
function wallTime(at: string, timeZone: string): string {
  return new Date(zoneClock(timeZone).wallAt(Date.parse(at))).toISOString().slice(0, 16).replace('T', ' ');
}
