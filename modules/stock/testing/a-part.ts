import type { ActionContext } from '#platform';
import { addPart } from '../actions/keep-parts.ts';
import { moveStock } from '../actions/move-stock.ts';
import { type Part, type PartTerms, stockRoutes } from '../contract/index.ts';

/** A receiver that takes a week to come, with as many at a branch as the test says. */
export async function aPart(
  ctx: ActionContext,
  { branchId, onHand = 0, ...given }: { branchId: string; onHand?: number } & Partial<PartTerms>,
): Promise<Part> {
  const terms = stockRoutes.addPart.body.parse({ sku: ctx.newId(), name: '受话器 M', leadDays: 7, ...given });
  const part = await addPart(ctx, terms);
  if (onHand === 0) return part;
  return moveStock(ctx, { partId: part.partId, branchId, kind: 'received', quantity: onHand, note: '' });
}
