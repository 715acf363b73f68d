import { invalidRequest, refuse } from '#contract-kit';
import { getPartySummary } from '#modules/parties';
import type { ActionContext } from '#platform';
import { addDays } from '#working-time';
import { endSnoozes, insertSnooze } from '../data/drift-queries.ts';

const LONGEST_SNOOZE_DAYS = 365;

/** Leaves a drifting customer out of the list until a day. */
export async function snoozeDrift(
  ctx: ActionContext,
  { partyId, untilOn }: { partyId: string; untilOn: string },
): Promise<void> {
  await getPartySummary(ctx, partyId);
  const today = ctx.clock.today(ctx.settings.timeZone);
  const latest = addDays(today, LONGEST_SNOOZE_DAYS);
  if (untilOn <= today || untilOn > latest) {
    const message = `${untilOn} is not a day after ${today} and until ${latest}; choose one of those`;
    refuse(invalidRequest, message, {
      faults: [{ path: 'body.untilOn', code: 'day-out-of-range', message }],
    });
  }
  await insertSnooze(ctx.db, {
    partyId,
    snoozeId: ctx.newId(),
    untilOn,
    at: ctx.clock.now(),
    by: ctx.actor.actorId,
  });
  ctx.audit({ subjectKind: 'party', subjectId: partyId, untilOn });
}

/** Puts a snoozed customer back into the list. */
export async function endDriftSnooze(ctx: ActionContext, partyId: string): Promise<void> {
  await getPartySummary(ctx, partyId);
  await endSnoozes(ctx.db, partyId, ctx.clock.today(ctx.settings.timeZone));
  ctx.audit({ subjectKind: 'party', subjectId: partyId });
}
