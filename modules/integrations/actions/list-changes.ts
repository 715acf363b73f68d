import { FIELD_CLASSES, refuse } from '#contract-kit';
import { type ActionContext, eventReach } from '#platform';
import { type Change, integrationsProblems } from '../contract/index.ts';
import { listChangeRows } from '../data/change-queries.ts';
import { refuseUnknownEvents } from './webhooks.ts';

/**
 * Events after a position, in the one order of the system. Places are given after the commit and become visible in
 * order, so whoever asks on from `next` misses nothing, however late a transaction commits.
 */
export async function listChanges(
  ctx: ActionContext,
  query: { after?: number | undefined; events?: string | undefined; limit: number },
  known: readonly string[],
): Promise<{ items: Change[]; next: number; hasMore: boolean }> {
  const names = query.events === undefined ? null : query.events.split(',').map((name) => name.trim());
  if (names) refuseUnknownEvents(names, known);
  const { forgottenUpTo, last } = await eventReach(ctx.db);
  const after = query.after ?? forgottenUpTo;
  if (after < forgottenUpTo) {
    refuse(
      integrationsProblems.changesForgotten,
      `changes up to ${forgottenUpTo} are no longer kept; read the lists anew, then ask without \`after\``,
    );
  }
  if (after > last) {
    refuse(
      integrationsProblems.changesForgotten,
      `position ${after} was never given here, the last is ${last}: an earlier state was restored; read the lists anew, then ask without \`after\``,
    );
  }
  const rows = await listChangeRows(ctx, { after, upTo: last, names, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  const hasMore = rows.length > query.limit;
  // Values of an event may be of any class; who does not see all of them is told what happened to whom, not what.
  const seesAll = FIELD_CLASSES.every((fieldClass) => ctx.actor.sees(fieldClass));
  return {
    items: shown.map(({ eventId, position, name, partyId, occurredAt, payload }) => ({
      position,
      eventId,
      event: name,
      occurredAt,
      partyId,
      payload: seesAll ? payload : null,
    })),
    next: hasMore ? (shown.at(-1)?.position ?? after) : last,
    hasMore,
  };
}
