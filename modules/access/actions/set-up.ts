import { refuse } from '#contract-kit';
import { type ActionContext, storeSettings } from '#platform';
import { accessProblems, type BusinessSettingsForm, type StaffMember } from '../contract/index.ts';
import { insertBranch } from '../data/branch-queries.ts';
import { isEmpty, lockSetUp } from '../data/staff-queries.ts';
import { addStaff } from './add-staff.ts';

export interface FirstRun extends BusinessSettingsForm {
  branchName: string;
  displayName: string;
  email: string;
}

/** First run: the business, its first branch and the administrator, all or nothing, once. */
export async function setUp(ctx: ActionContext, form: FirstRun, passwordHash: string): Promise<StaffMember> {
  await lockSetUp(ctx.db);
  if (!(await isEmpty(ctx.db)))
    refuse(accessProblems.alreadySetUp, 'this system already has an administrator; sign in');
  const { businessName, timeZone, region, currency } = form;
  await storeSettings(ctx.db, { businessName, timeZone, region, currency }, ctx.clock.now());
  const branchId = ctx.newId();
  await insertBranch(ctx.db, { branchId, name: form.branchName, at: ctx.clock.now() });
  const { displayName, email } = form;
  return addStaff(ctx, { displayName, email, roles: ['administrator'], branchIds: [branchId] }, passwordHash);
}
