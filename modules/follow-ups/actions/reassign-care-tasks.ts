import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { followUpsConfigure } from '../contract/index.ts';
import { reassignRows, undoReassignmentRows } from '../data/reassignment-queries.ts';

/** Gives open tasks within reach to somebody, or to nobody in particular; the others are left alone. */
export async function reassignCareTasks(
  ctx: ActionContext,
  { careTaskIds, assigneeId }: { careTaskIds: readonly string[]; assigneeId: string | null },
): Promise<{ reassignmentId: string; changed: number }> {
  const reassignmentId = ctx.newId();
  const changed = await reassignRows(ctx, followUpsConfigure, { reassignmentId, careTaskIds, assigneeId });
  if (changed === 'unknown-person') {
    return refuse(notFound, 'there is no such member of staff, or they left; choose another');
  }
  ctx.audit({ subjectKind: 'reassignment', subjectId: reassignmentId, changed, assigneeId });
  return { reassignmentId, changed };
}

/** Gives tasks back to whom they were for before; those given on or closed since stay as they are. */
export async function undoReassignment(
  ctx: ActionContext,
  reassignmentId: string,
): Promise<{ changed: number }> {
  const changed = await undoReassignmentRows(ctx, followUpsConfigure, reassignmentId);
  ctx.audit({ subjectKind: 'reassignment', subjectId: reassignmentId, changed });
  return { changed };
}
