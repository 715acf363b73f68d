import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { accessProblems, type Branch } from '../contract/index.ts';
import { insertBranch, isBranchNameTaken, renameBranchRow } from '../data/branch-queries.ts';

const nameTaken = (name: string) =>
  refuse(accessProblems.branchNameTaken, `there is already a branch called ${name}; choose another name`);

/** Adds a branch. */
export async function addBranch(ctx: ActionContext, name: string): Promise<Branch> {
  const branchId = ctx.newId();
  if (!(await insertBranch(ctx.db, { branchId, name, at: ctx.clock.now() }))) nameTaken(name);
  ctx.audit({ subjectKind: 'branch', subjectId: branchId, name });
  return { branchId, name, archivedAt: null };
}

/** Renames a branch. */
export async function renameBranch(ctx: ActionContext, branchId: string, name: string): Promise<Branch> {
  if (await isBranchNameTaken(ctx.db, name, branchId)) nameTaken(name);
  const renamed = await renameBranchRow(ctx.db, branchId, name);
  if (!renamed) refuse(notFound, 'there is no such branch');
  ctx.audit({ subjectKind: 'branch', subjectId: branchId, name });
  return renamed;
}
