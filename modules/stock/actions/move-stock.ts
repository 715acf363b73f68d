import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type CorrectionReason,
  type Part,
  stockProblems as problems,
  stockPlan,
  stockWrite,
} from '../contract/index.ts';
import { lockBalance } from '../data/balance-queries.ts';
import { isBranch } from '../data/part-queries.ts';
import { planReorder } from './plan-reorder.ts';
import { orderParts, receivePart } from './purchase-parts.ts';
import { requireBranch } from './require-branch.ts';
import { getPart, showPart } from './show-parts.ts';
import { writeMovement } from './write-movement.ts';

interface Moved {
  partId: string;
  branchId: string;
  quantity: number;
  note: string;
}

/**
 * Records that parts were ordered, received, or came back unused. Ordered by themselves they are an order of one line;
 * what is received is of the oldest order.
 */
export async function moveStock(
  ctx: ActionContext,
  { partId, branchId, kind, quantity, note }: Moved & { kind: 'ordered' | 'received' | 'returned' },
): Promise<Part> {
  const part = await getPart(ctx, partId);
  await requireBranch(ctx, stockWrite, branchId);
  const place = { branch_id: branchId, part_id: partId };
  if (kind === 'ordered') {
    const lines = [{ partId, quantity }];
    await orderParts(ctx, { branchId, supplier: part.supplier, expectedOn: null, note, lines });
  } else if (kind === 'received') {
    await receivePart(ctx, place, quantity, note);
  } else {
    await lockBalance(ctx.db, place);
    await writeMovement(ctx, { ...place, kind, quantity, note });
  }
  ctx.audit({ subjectKind: 'part', subjectId: partId, branchId, kind, quantity });
  return showPart(ctx, partId);
}

/** Sends free parts to another branch, where they are at once. */
export async function transferStock(
  ctx: ActionContext,
  given: { partId: string; fromBranchId: string; toBranchId: string; quantity: number; note: string },
): Promise<Part> {
  const { partId, fromBranchId, toBranchId, quantity, note } = given;
  await getPart(ctx, partId);
  await requireBranch(ctx, stockWrite, fromBranchId);
  if (!(await isBranch(ctx.db, toBranchId))) refuse(notFound, 'there is no such branch to send it to');
  if (fromBranchId === toBranchId) {
    refuse(problems.stockStepImpossible, 'both branches are the same; choose another one to send it to');
  }
  const from = { branch_id: fromBranchId, part_id: partId };
  const to = { branch_id: toBranchId, part_id: partId };
  // Both are held in one order, so that two who send to each other do not wait for each other.
  for (const place of [from, to].sort((a, b) => (a.branch_id < b.branch_id ? -1 : 1))) {
    await lockBalance(ctx.db, place);
  }
  const { on_hand, reserved } = await lockBalance(ctx.db, from);
  refuseMoreThanFree({ on_hand, reserved }, quantity);
  await writeMovement(ctx, {
    ...from,
    kind: 'sent',
    quantity: -quantity,
    other_branch_id: toBranchId,
    note,
  });
  await writeMovement(ctx, {
    ...to,
    kind: 'transferred-in',
    quantity,
    other_branch_id: fromBranchId,
    note,
  });
  ctx.audit({ subjectKind: 'part', subjectId: partId, fromBranchId, toBranchId, quantity });
  return showPart(ctx, partId);
}

/** Refuses to take or keep more than nobody has asked for yet. */
export function refuseMoreThanFree(
  { on_hand, reserved }: { on_hand: number; reserved: number },
  quantity: number,
): void {
  const free = on_hand - reserved;
  if (free >= quantity) return;
  refuse(
    problems.notEnoughFree,
    `${quantity} are wanted and ${Math.max(0, free)} are free; count what is there, or have some sent or ordered`,
    { context: { free: Math.max(0, free), onHand: on_hand, reserved } },
  );
}

/** Says how many there are; the difference is a movement with its reason. */
export async function countStock(
  ctx: ActionContext,
  given: {
    partId: string;
    branchId: string;
    counted: number;
    writtenOnHand: number;
    reason: CorrectionReason;
    note: string;
  },
): Promise<Part> {
  const { partId, branchId, counted, writtenOnHand, reason, note } = given;
  await getPart(ctx, partId);
  await requireBranch(ctx, stockWrite, branchId);
  const place = { branch_id: branchId, part_id: partId };
  const { on_hand } = await lockBalance(ctx.db, place);
  if (on_hand !== writtenOnHand) {
    refuse(
      problems.stockMoved,
      `${on_hand} are written now, ${writtenOnHand} were when counting began; count again`,
    );
  }
  if (reason === 'other' && note.trim() === '') {
    refuse(problems.stockStepImpossible, 'say in a note why the count differs');
  }
  await writeMovement(ctx, { ...place, kind: 'corrected', quantity: counted - on_hand, reason, note });
  ctx.audit({ subjectKind: 'part', subjectId: partId, branchId, counted, before: on_hand, reason });
  return showPart(ctx, partId);
}

/** Says at how many a branch orders again; null leaves it to usage and lead time. */
export async function setReorderPoint(
  ctx: ActionContext,
  { partId, branchId, reorderPoint }: { partId: string; branchId: string; reorderPoint: number | null },
): Promise<Part> {
  const part = await getPart(ctx, partId);
  await requireBranch(ctx, stockPlan, branchId);
  await planReorder(ctx, part, branchId, reorderPoint);
  ctx.audit({ subjectKind: 'part', subjectId: partId, branchId, reorderPoint });
  return showPart(ctx, partId);
}
