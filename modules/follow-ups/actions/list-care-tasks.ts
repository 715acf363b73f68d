import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { type CareTask, followUpsRead } from '../contract/index.ts';
import { countTasksByDay } from '../data/care-day-queries.ts';
import { countDueTasks, listTaskRows, type TaskFilter } from '../data/care-task-queries.ts';
import { showCareTasks } from './show-care-tasks.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);

/** Care tasks within reach: open ones by the day they are due, closed ones latest first. */
export async function listCareTasks(
  ctx: ActionContext,
  request: TaskFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<CareTask>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const rows = await listTaskRows(ctx, followUpsRead, request, { after, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  const position = request.state === 'open' ? last?.due_on : last?.closed_at;
  const hasMore = rows.length > request.limit;
  return {
    items: await showCareTasks(ctx, shown),
    nextCursor: hasMore && last && position ? encodeCursor([position, last.care_task_id]) : null,
  };
}

const COUNTED_TO = 100;

/** How many tasks are due today or before. */
export async function countCareTasks(ctx: ActionContext, filter: Pick<TaskFilter, 'whose' | 'branchId'>) {
  const today = ctx.clock.today(ctx.settings.timeZone);
  const counted = await countDueTasks(ctx, followUpsRead, { ...filter, today, limit: COUNTED_TO + 1 });
  return {
    due: Math.min(counted.due, COUNTED_TO),
    overdue: Math.min(counted.overdue, COUNTED_TO),
    isMore: counted.due > COUNTED_TO,
  };
}

/** How many tasks each day has, and whose the first are. */
export async function listCareDays(
  ctx: ActionContext,
  filter: TaskFilter & { fromOn: string; days: number },
) {
  const rows = await countTasksByDay(ctx, followUpsRead, filter, COUNTED_TO + 1);
  return {
    items: rows.map(({ count, ...day }) => ({
      ...day,
      count: Math.min(count, COUNTED_TO),
      isMore: count > COUNTED_TO,
    })),
  };
}
