import { createHash } from 'node:crypto';
import { refuse } from '#contract-kit';
import { findRecalledHolders } from '#modules/assets';
import type { RecallSearch } from '#modules/assets/contract';
import type { ActionContext } from '#platform';
import { careReason, careTaskCreated, followUpsConfigure, followUpsProblems } from '../contract/index.ts';
import { MOST_RECALL_LETTERS } from '../contract/schemas.ts';
import { insertCareTasks, joinRecallWords } from '../data/care-task-queries.ts';
import { mayPlanCareFor } from '../domain/due-day.ts';
import { taskGivenByHand } from './task-given-by-hand.ts';

/** More is several lots, and several orders: one transaction stays short enough that nobody waits for it. */
const MOST_CALLS = 2000;
/** A statement takes some 65,000 values; a task has about thirty. */
const TOGETHER = 500;

/**
 * Plans a call for every living customer who has goods that are called back (S0-17). Each recall is a call of its own. Who
 * has an open call for this one keeps it, with what is new to tell added, so asking again adds only who came to it since.
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
  let planned = 0;
  for (let from = 0; from < partyIds.length; from += TOGETHER) {
    planned += await planTogether(ctx, partyIds.slice(from, from + TOGETHER), { search, why, dueOn });
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

async function planTogether(
  ctx: ActionContext,
  partyIds: readonly string[],
  { search, why, dueOn }: { search: RecallSearch; why: string; dueOn: string },
): Promise<number> {
  const reason = careReason.parse({ kind: 'recall', values: { why } });
  const subjectId = recallId(search);
  const rows = partyIds.map((partyId) =>
    taskGivenByHand(ctx, { partyId, careTaskId: ctx.newId(), reason, dueOn, subjectId }),
  );
  const inserted = await insertCareTasks(ctx.db, rows);
  const standing: string[] = [];
  for (const { party_id: partyId, care_task_id: careTaskId } of rows) {
    if (inserted.has(careTaskId)) {
      await ctx.announce(careTaskCreated, { partyId, careTaskId, reasonKind: reason.kind, dueOn });
    } else standing.push(partyId);
  }
  const mostLetters = MOST_RECALL_LETTERS;
  if (standing.length > 0) await joinRecallWords(ctx.db, { partyIds: standing, subjectId, why, mostLetters });
  return inserted.size;
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

/** A UUID (version 8) that follows from what is called back: asking for the same goods again comes to the same one. */
function recallId({ standing: _, ...goods }: RecallSearch): string {
  const parts = Object.entries(goods).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [
          `${name}=${value
            .normalize('NFKC')
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{N}]/gu, '')}`,
        ],
  );
  const digest = createHash('sha256').update(parts.sort().join(' ')).digest('hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
