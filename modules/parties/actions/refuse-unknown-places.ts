import { type ActionContext, invalid } from '#platform';
import { isActiveStaff, isOpenBranch } from '../data/place-queries.ts';

/** Refuses a branch that is closed or unknown, and an owner who does not work here. */
export async function refuseUnknownPlaces(
  ctx: ActionContext,
  place: { branchId?: string | null; ownerId?: string | null },
): Promise<void> {
  const faults = [];
  if (place.branchId && !(await isOpenBranch(ctx.db, place.branchId))) {
    const message = 'there is no open branch with this id; choose one from the list of branches';
    faults.push({ path: 'body.branchId', code: 'unknown-branch', message });
  }
  if (place.ownerId && !(await isActiveStaff(ctx.db, place.ownerId))) {
    const message = 'nobody with this id works here; choose somebody from the list of staff';
    faults.push({ path: 'body.ownerId', code: 'unknown-staff', message });
  }
  if (faults.length > 0) throw invalid(faults);
}
