import type { ActionContext } from '#platform';
import { lockBalance } from '../data/balance-queries.ts';
import { findPartsNamed } from '../data/part-queries.ts';
import { insertReservation } from '../data/reservation-queries.ts';
import { partKey } from '../domain/part-key.ts';
import { newReservation, type Purpose, tellUsed } from './reserve-parts.ts';
import { writeMovement } from './write-movement.ts';

/**
 * Takes what was written down as used from the stock of a branch, where the words name a known part by its number
 * or by a name that only one part has. It has happened, so it is never refused: what is not on record is first
 * corrected, with the reason stated.
 */
export async function takeWrittenParts(
  ctx: ActionContext,
  purpose: Purpose,
  branchId: string,
  written: readonly { name: string; quantity: number }[],
): Promise<void> {
  for (const [partId, quantity] of await knownAmong(ctx, written)) {
    const place = { branch_id: branchId, part_id: partId };
    const { on_hand } = await lockBalance(ctx.db, place);
    if (on_hand < quantity) {
      await writeMovement(ctx, {
        ...place,
        kind: 'corrected',
        quantity: quantity - on_hand,
        reason: 'used-unrecorded',
        purpose_kind: purpose.kind,
        purpose_id: purpose.purposeId,
        reference: purpose.reference,
      });
    }
    const used = {
      ...newReservation(ctx, purpose, { ...place, quantity }),
      outcome: 'used' as const,
      ended_at: ctx.clock.now().toISOString(),
      ended_by_id: ctx.actor.actorId,
      ended_by_name: ctx.actor.displayName,
    };
    await insertReservation(ctx.db, used);
    await tellUsed(ctx, purpose, used);
  }
}

/** Known parts with how many of each, in the order of their ids so that nobody waits in a ring. */
async function knownAmong(
  ctx: ActionContext,
  written: readonly { name: string; quantity: number }[],
): Promise<[string, number][]> {
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
  return [...wanted].sort(([a], [b]) => (a < b ? -1 : 1));
}
