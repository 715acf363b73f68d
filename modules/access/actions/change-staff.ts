import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { accessProblems, type Role, type StaffMember } from '../contract/index.ts';
import { endSessions } from '../data/session-queries.ts';
import {
  countActiveAdministrators,
  findStaff,
  replaceBranches,
  replacePassword,
  replaceRoles,
  updateStaffRow,
} from '../data/staff-queries.ts';
import { refuseProgram } from './own-session.ts';

export interface StaffChange {
  version: number;
  displayName?: string | undefined;
  roles?: readonly Role[] | undefined;
  branchIds?: readonly string[] | undefined;
  deactivated?: boolean | undefined;
}

/** Changes a member of staff; whoever may no longer sign in, or has a new password, is signed out everywhere. */
export async function changeStaff(
  ctx: ActionContext,
  staffId: string,
  change: StaffChange,
  newPasswordHash: string | undefined,
): Promise<StaffMember> {
  const before = await findStaff(ctx.db, staffId);
  if (!before) refuse(notFound, 'there is no such member of staff');
  refuseProgram(ctx.actor, [...before.roles, ...(change.roles ?? [])].includes('administrator'));
  const deactivatedAt = deactivation(ctx, before, change.deactivated);
  const saved = await updateStaffRow(ctx.db, {
    staffId,
    version: change.version,
    displayName: change.displayName ?? before.displayName,
    deactivatedAt,
  });
  if (!saved) {
    refuse(accessProblems.changedMeanwhile, 'somebody else changed this person in the meantime; look again', {
      context: before,
    });
  }
  if (change.roles) await replaceRoles(ctx.db, staffId, change.roles);
  if (change.branchIds) await replaceBranches(ctx.db, staffId, change.branchIds);
  if (newPasswordHash) await replacePassword(ctx.db, staffId, newPasswordHash, ctx.clock.now());
  if (newPasswordHash || change.deactivated) await endSessions(ctx.db, staffId, null);
  if ((await countActiveAdministrators(ctx.db)) === 0) {
    refuse(accessProblems.lastAdministrator, 'this is the last administrator; make somebody else one first');
  }
  const { version: _, ...changed } = change;
  ctx.audit({
    subjectKind: 'staff',
    subjectId: staffId,
    ...changed,
    passwordReplaced: newPasswordHash !== undefined,
  });
  return (await findStaff(ctx.db, staffId)) ?? before;
}

function deactivation(
  ctx: ActionContext,
  before: StaffMember,
  deactivated: boolean | undefined,
): Date | string | null {
  if (deactivated === undefined) return before.deactivatedAt;
  return deactivated ? (before.deactivatedAt ?? ctx.clock.now()) : null;
}
