import type { ActionContext, JobContext } from '#platform';
import { listPlacesAfter, lockBalance, storePlan } from '../data/balance-queries.ts';
import { findPart, type PartRow } from '../data/part-queries.ts';
import { planUsage } from '../domain/plan-usage.ts';
import { usageOf } from './show-parts.ts';

const SHARE = 200;

/** Computes when a branch orders a part again from what it used, unless somebody has said so. */
export async function planReorder(
  ctx: Pick<ActionContext, 'db' | 'clock' | 'settings'>,
  part: PartRow,
  branchId: string,
  reorderSet?: number | null,
): Promise<void> {
  const place = { branch_id: branchId, part_id: part.part_id };
  const before = await lockBalance(ctx.db, place);
  const byHand = reorderSet === undefined ? before.reorder_set : reorderSet;
  const plan = planUsage(await usageOf(ctx, { partId: part.part_id, branchId }), {
    leadDays: part.lead_days,
    unitCostMinor: part.unit_cost_minor,
    orderCostMinor: part.order_cost_minor,
  });
  const byUsage = plan && 'reorderPoint' in plan ? Math.ceil(plan.reorderPoint) : null;
  await storePlan(ctx.db, place, {
    reorderSet: byHand,
    usagePlan: plan,
    reorderPoint: byHand ?? byUsage,
    plannedAt: ctx.clock.now().toISOString(),
  });
}

/** Plans for every part of every branch, share by share; planned again nothing changes. */
export async function planAllReorders(job: JobContext): Promise<void> {
  let after: { branch_id: string; part_id: string } | null = null;
  for (;;) {
    if (job.signal.aborted) throw new Error('the worker is stopping; planning goes on when it is back');
    const places: { branch_id: string; part_id: string }[] = await listPlacesAfter(job.db, after, SHARE);
    await job.inTransaction(async (ctx) => {
      for (const { branch_id, part_id } of places) {
        const part = await findPart(ctx.db, part_id);
        if (part) await planReorder(ctx, part, branch_id);
      }
    });
    after = places.at(-1) ?? null;
    if (places.length < SHARE) return;
  }
}
