import { notFound, type Permission, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { isBranchInReach } from '../data/part-queries.ts';

/** Refuses what is asked of the stock of a branch that is not one's own. */
export async function requireBranch(
  ctx: ActionContext,
  permission: Permission,
  branchId: string,
): Promise<void> {
  if (!(await isBranchInReach(ctx, permission, branchId))) {
    refuse(notFound, 'there is no such branch, or it is not yours');
  }
}
