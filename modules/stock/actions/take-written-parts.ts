import type { ActionContext } from '#platform';
import { lockBalance } from '../data/balance-queries.ts';
import { findPartsNamed } from '../data/part-queries.ts';
import {
  endReservation,
  insertReservation,
  lockReservationsFor,
  type ReservationRow,
  reduceReservation,
} from '../data/reservation-queries.ts';
import { partKey } from '../domain/part-key.ts';
import { planReorder } from './plan-reorder.ts';
import { newReservation, type Purpose, tellUsed } from './reserve-parts.ts';
import { getPart } from './show-parts.ts';
import { writeMovement } from './write-movement.ts';

/**
 * Makes the stock of a branch agree with all that was written down as used for something, where the words name a
 * known part by its number or by a name that only one part has. Said again nothing moves; what was added since is
 * taken, what was struck out comes back. It has happened, so it is never refused: what is not on record is first
 * corrected, with the reason stated.
 */
export async function takeWrittenParts(
  ctx: ActionContext,
  purpose: Purpose,
  branchId: string,
  written: readonly { name: string; quantity: number }[],
): Promise<void> {
  const taken = await lockReservationsFor(ctx.db, purpose, 'used');
  const wanted = await knownAmong(ctx, written);
  // In the order of their ids, so that nobody waits in a ring.
  const partIds = [...new Set([...wanted.keys(), ...taken.map(({ part_id }) => part_id)])].sort();
  for (const partId of partIds) {
    const before = taken.filter(({ part_id }) => part_id === partId);
    const more = (wanted.get(partId) ?? 0) - before.reduce((sum, { quantity }) => sum + quantity, 0);
    const from = before[0]?.branch_id ?? branchId;
    if (more > 0) await takeOne(ctx, purpose, { branch_id: from, part_id: partId }, more);
    if (more < 0) await giveBack(ctx, purpose, before, -more);
  }
}

type Place = Pick<ReservationRow, 'branch_id' | 'part_id'>;

async function takeOne(ctx: ActionContext, purpose: Purpose, place: Place, quantity: number): Promise<void> {
  const { on_hand } = await lockBalance(ctx.db, place);
  if (on_hand < quantity) {
    await writeMovement(ctx, {
      ...place,
      kind: 'corrected',
      quantity: quantity - on_hand,
      reason: 'used-unrecorded',
      ...movedFor(purpose),
    });
  }
  const used = {
    ...newReservation(ctx, purpose, { ...place, quantity, free_then: null }),
    ...endedNow(ctx, 'used' as const),
  };
  await insertReservation(ctx.db, used);
  await tellUsed(ctx, purpose, used);
}

/** What was written by mistake was never used: it lies where it was taken from, the latest taken first. */
async function giveBack(
  ctx: ActionContext,
  purpose: Purpose,
  taken: readonly ReservationRow[],
  quantity: number,
): Promise<void> {
  let left = quantity;
  for (const row of taken.toReversed()) {
    const back = Math.min(left, row.quantity);
    if (back === 0) return;
    left -= back;
    await lockBalance(ctx.db, row);
    if (back === row.quantity) await endReservation(ctx.db, row, endedNow(ctx, 'released'));
    else await reduceReservation(ctx.db, row, row.quantity - back);
    const { branch_id, part_id } = row;
    await writeMovement(ctx, { branch_id, part_id, kind: 'returned', quantity: back, ...movedFor(purpose) });
    await planReorder(ctx, await getPart(ctx, part_id), branch_id);
  }
}

const movedFor = ({ kind, purposeId, reference }: Purpose) => ({
  purpose_kind: kind,
  purpose_id: purposeId,
  reference,
});

const endedNow = <Outcome extends 'used' | 'released'>(
  { clock, actor }: ActionContext,
  outcome: Outcome,
) => ({
  outcome,
  ended_at: clock.now().toISOString(),
  ended_by_id: actor.actorId,
  ended_by_name: actor.displayName,
});

/** Known parts with how many of each. */
async function knownAmong(
  ctx: ActionContext,
  written: readonly { name: string; quantity: number }[],
): Promise<Map<string, number>> {
  const keys = written.map(({ name }) => partKey(name));
  const rows = await findPartsNamed(ctx.db, keys);
  const wanted = new Map<string, number>();
  for (const { name, quantity } of written) {
    const key = partKey(name);
    const byNumber = rows.find(({ sku_key }) => sku_key === key);
    const byName = rows.filter(({ name_key }) => name_key === key);
    const partId = byNumber?.part_id ?? (byName.length === 1 ? byName[0]?.part_id : undefined);
    if (partId !== undefined) wanted.set(partId, (wanted.get(partId) ?? 0) + quantity);
  }
  return wanted;
}
