import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type PurposeKind,
  partUsed,
  stockProblems as problems,
  type Reservation,
  stockWrite,
} from '../contract/index.ts';
import { changeBalance, lockBalance } from '../data/balance-queries.ts';
import {
  endReservation,
  insertReservation,
  listReservationRows,
  lockReservation,
  lockReservationsFor,
  type ReservationRow,
} from '../data/reservation-queries.ts';
import { refuseMoreThanFree } from './move-stock.ts';
import { planReorder } from './plan-reorder.ts';
import { reservationOf } from './present-stock.ts';
import { requireBranch } from './require-branch.ts';
import { getPart } from './show-parts.ts';
import { writeMovement } from './write-movement.ts';

/** What a part is kept or used for, and whose it is; the caller has made sure that the one who acts may see the customer. */
export interface Purpose {
  partyId: string;
  kind: PurposeKind;
  purposeId: string;
  /** What people call it: the number of a repair. */
  reference: string | null;
}

/** Parts kept and used for something, oldest first. */
export async function listReservations(ctx: ActionContext, purpose: Purpose): Promise<Reservation[]> {
  return (await listReservationRows(ctx.db, purpose.partyId, purpose.purposeId)).map(reservationOf);
}

/** Keeps parts of a branch for something. What is not free is refused, or awaited: the next that come are for it. */
export async function reservePart(
  ctx: ActionContext,
  purpose: Purpose,
  {
    partId,
    branchId,
    quantity,
    ifNotFree = 'refuse',
  }: { partId: string; branchId: string; quantity: number; ifNotFree?: 'refuse' | 'wait' | undefined },
): Promise<void> {
  await getPart(ctx, partId);
  await requireBranch(ctx, stockWrite, branchId);
  const place = { branch_id: branchId, part_id: partId };
  const balance = await lockBalance(ctx.db, place);
  if (ifNotFree === 'refuse') refuseMoreThanFree(balance, quantity);
  const free_then = Math.max(0, balance.on_hand - balance.reserved);
  await insertReservation(ctx.db, newReservation(ctx, purpose, { ...place, quantity, free_then }));
  await changeBalance(ctx.db, place, { reserved: quantity });
}

/** The kept parts went in. */
export async function consumeReservation(
  ctx: ActionContext,
  purpose: Purpose,
  reservationId: string,
): Promise<void> {
  const kept = await holdOpen(ctx, purpose, reservationId);
  await requireBranch(ctx, stockWrite, kept.branch_id);
  const { on_hand } = await lockBalance(ctx.db, kept);
  if (on_hand < kept.quantity) {
    refuse(
      problems.notEnoughFree,
      `${kept.quantity} are to be used and ${on_hand} are there by the count; count again before using them`,
      { context: { free: on_hand, onHand: on_hand, reserved: kept.quantity } },
    );
  }
  await endAs(ctx, kept, 'used');
  await tellUsed(ctx, purpose, kept);
}

/** The kept parts are not needed. */
export async function releaseReservation(
  ctx: ActionContext,
  purpose: Purpose,
  reservationId: string,
): Promise<void> {
  const kept = await holdOpen(ctx, purpose, reservationId);
  await requireBranch(ctx, stockWrite, kept.branch_id);
  await lockBalance(ctx.db, kept);
  await endAs(ctx, kept, 'released');
}

/** Whatever is still kept for something that is over is free again. */
export async function releaseReservationsOf(ctx: ActionContext, purpose: Purpose): Promise<void> {
  for (const kept of await lockReservationsFor(ctx.db, purpose, null)) {
    await lockBalance(ctx.db, kept);
    await endAs(ctx, kept, 'released');
  }
}

async function holdOpen(
  ctx: ActionContext,
  { partyId, purposeId }: Purpose,
  reservationId: string,
): Promise<ReservationRow> {
  const kept = await lockReservation(ctx.db, partyId, reservationId);
  if (!kept || kept.purpose_id !== purposeId) {
    return refuse(notFound, 'there is no such reservation here');
  }
  if (kept.outcome !== null) {
    refuse(problems.stockStepImpossible, `these parts are ${kept.outcome} already; reserve others if needed`);
  }
  return kept;
}

async function endAs(ctx: ActionContext, kept: ReservationRow, outcome: 'used' | 'released'): Promise<void> {
  await endReservation(ctx.db, kept, {
    outcome,
    ended_at: ctx.clock.now().toISOString(),
    ended_by_id: ctx.actor.actorId,
    ended_by_name: ctx.actor.displayName,
  });
  await changeBalance(ctx.db, kept, { reserved: -kept.quantity });
}

/** Writes that parts left for something, tells others, and plans when to order again. */
export async function tellUsed(ctx: ActionContext, purpose: Purpose, used: ReservationRow): Promise<void> {
  const { part_id, branch_id, quantity } = used;
  await writeMovement(ctx, {
    branch_id,
    part_id,
    kind: 'used',
    quantity: -quantity,
    purpose_kind: purpose.kind,
    purpose_id: purpose.purposeId,
    reference: purpose.reference,
  });
  await planReorder(ctx, await getPart(ctx, part_id), branch_id);
  await ctx.announce(partUsed, {
    partyId: purpose.partyId,
    partId: part_id,
    branchId: branch_id,
    purposeKind: purpose.kind,
    purposeId: purpose.purposeId,
    quantity,
  });
}

export const newReservation = (
  ctx: ActionContext,
  purpose: Purpose,
  kept: Pick<ReservationRow, 'branch_id' | 'part_id' | 'quantity' | 'free_then'>,
): ReservationRow => ({
  party_id: purpose.partyId,
  reservation_id: ctx.newId(),
  purpose_kind: purpose.kind,
  purpose_id: purpose.purposeId,
  reference: purpose.reference,
  ...kept,
  reserved_at: ctx.clock.now().toISOString(),
  reserved_by_id: ctx.actor.actorId,
  reserved_by_name: ctx.actor.displayName,
  outcome: null,
  ended_at: null,
  ended_by_id: null,
  ended_by_name: null,
});
