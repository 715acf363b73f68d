import { removeBranches, removeStaff } from '#modules/access';
import { removeBookables } from '#modules/appointments';
import { removeOfferItems } from '#modules/catalogue';
import { removeEmptyRounds } from '#modules/field-work';
import { forgetUnusedRules } from '#modules/follow-ups';
import { removeAnonymousLines } from '#modules/orders';
import { externalKind, forgetEmptySweeps, listPartiesByIdentityKind } from '#modules/parties';
import { removeRegistersOf } from '#modules/privacy';
import { forgetUnusedPromises } from '#modules/promises';
import { removeRentalUnits } from '#modules/rentals';
import { removeLoaners } from '#modules/repairs';
import { forgetUnusedTemplates } from '#modules/service-processes';
import { removeStock } from '#modules/stock';
import { forgetEmptyRuns } from '#modules/value';
import { type ActionContext, eraseParties, type ModuleManifest } from '#platform';
import { forgetDemoMark, readDemoMark } from '../data/demo-mark.ts';

/** Takes the demo out again: its customers with all that is held on them, its sales, staff, branches and offers. What people added of their own stays. */
export async function removeDemo(
  ctx: ActionContext,
  modules: readonly ModuleManifest[],
): Promise<{ customers: number } | 'none-loaded'> {
  const mark = await readDemoMark(ctx.db);
  if (!mark) return 'none-loaded';
  const partyIds = await listPartiesByIdentityKind(ctx.db, externalKind(mark.source));
  await eraseParties(ctx.db, modules, partyIds);
  await forgetEmptyRuns(ctx);
  await forgetEmptySweeps(ctx);
  await removeAnonymousLines(ctx.db, mark.source);
  await forgetUnusedTemplates(ctx);
  await forgetUnusedPromises(ctx);
  await forgetUnusedRules(ctx);
  await removeOfferItems(ctx.db, mark.offerItemIds);
  await removeBookables(ctx.db, mark.branchIds);
  await removeLoaners(ctx.db, mark.branchIds);
  await removeRentalUnits(ctx.db, mark.branchIds);
  await removeStock(ctx.db, mark.branchIds);
  await removeEmptyRounds(ctx.db, mark.branchIds);
  await removeRegistersOf(ctx.db, mark.staffIds);
  await removeStaff(ctx.db, mark.staffIds);
  await removeBranches(ctx.db, mark.branchIds);
  await forgetDemoMark(ctx.db);
  ctx.audit({ subjectKind: 'demo', subjectId: mark.source, customers: partyIds.length });
  return { customers: partyIds.length };
}
