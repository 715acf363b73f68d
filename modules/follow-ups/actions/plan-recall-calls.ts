import { refuse } from '#contract-kit';
import { findRecalledHolders } from '#modules/assets';
import type { RecallSearch } from '#modules/assets/contract';
import type { ActionContext } from '#platform';
import { careReason, careTaskCreated, followUpsConfigure, followUpsProblems } from '../contract/index.ts';
import { insertCareTasks } from '../data/care-task-queries.ts';
import { mayPlanCareFor } from '../domain/due-day.ts';
import { taskGivenByHand } from './task-given-by-hand.ts';

/** More is several lots, and several orders: one transaction stays short enough that nobody waits for it. */
const MOST_CALLS = 2000;
/** A statement takes some 65,000 values; a task has about thirty. */
const TOGETHER = 500;

/**
 * Plans a call for every living customer who has goods that are called back (S0-17). Who has an open call for a recall
 * keeps that one, so asking again adds only who came to it since.
 */
export async function planRecallCalls(
  ctx: ActionContext,
  order: { search: RecallSearch; customersSeen: number; why: string; dueOn?: string | undefined },
): Promise<{ planned: number; plannedAlready: number }> {
  const { search, customersSeen, why } = order;
  const today = ctx.clock.today(ctx.settings.timeZone);
  const dueOn = order.dueOn ?? today;
  if (!mayPlanCareFor(dueOn, today)) {
    refuse(
      followUpsProblems.dayOutOfRange,
      `calls cannot be planned for ${dueOn}; choose a day within a year from today`,
    );
  }
  const partyIds = await holdersAsSeen(ctx, search, customersSeen);
  const reason = careReason.parse({ kind: 'recall', values: { why } });
  let planned = 0;
  for (let from = 0; from < partyIds.length; from += TOGETHER) {
    const rows = partyIds
      .slice(from, from + TOGETHER)
      .map((partyId) => taskGivenByHand(ctx, { partyId, careTaskId: ctx.newId(), reason, dueOn }));
    const inserted = await insertCareTasks(ctx.db, rows);
    for (const { party_id, care_task_id } of rows) {
      if (!inserted.has(care_task_id)) continue;
      const fact = { partyId: party_id, careTaskId: care_task_id, reasonKind: reason.kind, dueOn };
      await ctx.announce(careTaskCreated, fact);
    }
    planned += inserted.size;
  }
  const plannedAlready = partyIds.length - planned;
  ctx.audit({
    subjectKind: 'recall',
    subjectId: nameOf(search),
    ...search,
    why,
    dueOn,
    planned,
    plannedAlready,
  });
  return { planned, plannedAlready };
}

async function holdersAsSeen(
  ctx: ActionContext,
  search: RecallSearch,
  customersSeen: number,
): Promise<string[]> {
  const partyIds = await findRecalledHolders(ctx, followUpsConfigure, search, MOST_CALLS + 1);
  if (partyIds.length > MOST_CALLS) {
    refuse(
      followUpsProblems.recallTooWide,
      `this names more than ${MOST_CALLS} customers; plan lot by lot, or in shorter runs of serial numbers`,
    );
  }
  if (partyIds.length !== customersSeen) {
    refuse(
      followUpsProblems.recallMovedOn,
      `the list held ${customersSeen} customers and holds ${partyIds.length} now; look at it again, then plan`,
    );
  }
  return partyIds;
}

const nameOf = ({ lot, serialFrom, model, offerItemId }: RecallSearch): string =>
  lot ?? serialFrom ?? model ?? offerItemId ?? '';
