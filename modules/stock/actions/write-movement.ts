import type { ActionContext } from '#platform';
import { changeBalance, insertMovement, type MovementRow } from '../data/balance-queries.ts';

export type NewMovement = Pick<MovementRow, 'branch_id' | 'part_id' | 'kind' | 'quantity'> &
  Partial<
    Pick<
      MovementRow,
      | 'ordered'
      | 'reason'
      | 'purpose_kind'
      | 'purpose_id'
      | 'reference'
      | 'other_branch_id'
      | 'order_id'
      | 'note'
    >
  >;

/** Writes a movement and what it leaves; the balance is held by the caller. */
export async function writeMovement(ctx: ActionContext, moved: NewMovement): Promise<void> {
  const row: MovementRow = {
    movement_id: ctx.newId(),
    ordered: 0,
    reason: null,
    purpose_kind: null,
    purpose_id: null,
    reference: null,
    other_branch_id: null,
    order_id: null,
    note: '',
    at: ctx.clock.now().toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
    ...moved,
  };
  await insertMovement(ctx.db, row);
  await changeBalance(ctx.db, row, { onHand: row.quantity, ordered: row.ordered });
}
