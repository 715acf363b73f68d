import type { ActionContext } from '#platform';
import { createCareTask, type NewCareTask } from '../actions/create-care-task.ts';
import type { CareReasonGiven, CareTask } from '../contract/index.ts';

/** Usually comes every seven weeks, and has not come for nineteen. */
export const longAway: CareReasonGiven = {
  kind: 'gap-longer-than-usual',
  values: {
    usualGapDays: 49,
    currentGapDays: 133,
    purchaseCount: 6,
    lastPurchaseOn: '2025-10-20',
    purchaseDays: ['2025-02-24', '2025-04-14', '2025-06-02', '2025-07-21', '2025-09-01', '2025-10-20'],
  },
};

/** A care task due today for a customer who stays away longer than usual. */
export async function aCareTask(
  ctx: ActionContext,
  given: Pick<NewCareTask, 'partyId'> & Partial<NewCareTask>,
): Promise<CareTask> {
  return createCareTask(ctx, { reason: longAway, ...given });
}
