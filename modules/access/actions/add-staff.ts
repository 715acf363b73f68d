import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { accessProblems, type Role, type StaffMember } from '../contract/index.ts';
import {
  findStaff,
  insertSignIn,
  insertStaff,
  replaceBranches,
  replaceRoles,
} from '../data/staff-queries.ts';

export interface NewStaff {
  displayName: string;
  email: string;
  roles: readonly Role[];
  branchIds: readonly string[];
}

/** Adds a member of staff who signs in with a password; without one, somebody who must be given a link first. */
export async function addStaff(
  ctx: ActionContext,
  staff: NewStaff,
  passwordHash: string | null,
): Promise<StaffMember> {
  const staffId = ctx.newId();
  const email = staff.email.toLowerCase();
  const at = ctx.clock.now();
  const outcome = await insertStaff(ctx.db, { staffId, displayName: staff.displayName, email, at });
  if (outcome === 'email-taken') {
    refuse(accessProblems.emailTaken, 'somebody already signs in with this e-mail address; use another');
  }
  await insertSignIn(ctx.db, {
    staffId,
    credentialId: ctx.newId(),
    displayName: staff.displayName,
    email,
    passwordHash,
    at,
  });
  await replaceRoles(ctx.db, staffId, staff.roles);
  await replaceBranches(ctx.db, staffId, staff.branchIds);
  ctx.audit({ subjectKind: 'staff', subjectId: staffId, roles: staff.roles, branchIds: staff.branchIds });
  const added = await findStaff(ctx.db, staffId);
  if (!added) throw new Error('the member of staff just added cannot be read');
  return added;
}
