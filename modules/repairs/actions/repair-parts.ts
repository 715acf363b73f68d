import { notFound, refuse } from '#contract-kit';
import {
  consumeReservation,
  listReservations,
  type Purpose,
  releaseReservation,
  reservePart,
} from '#modules/stock';
import type { Reservation } from '#modules/stock/contract';
import type { ActionContext } from '#platform';
import { repairsProblems, repairsRead, repairsWrite } from '../contract/index.ts';
import { findRepair, lockRepair, type RepairRow } from '../data/repair-queries.ts';

/** A repair as something that parts are kept and used for. */
export const purposeOf = (row: Pick<RepairRow, 'party_id' | 'repair_id' | 'number'>): Purpose => ({
  partyId: row.party_id,
  kind: 'repair',
  purposeId: row.repair_id,
  reference: row.number,
});

type PartsShown = { items: Reservation[] };

/** Parts kept and used for a repair, oldest first. */
export async function listRepairParts(ctx: ActionContext, repairId: string): Promise<PartsShown> {
  const row = await findRepair(ctx, repairsRead, repairId);
  if (!row) refuse(notFound, 'there is no such repair, or its customer belongs to another branch');
  return { items: await listReservations(ctx, purposeOf(row)) };
}

/** Keeps parts of a branch for a repair until they are used or it is over. */
export async function reserveRepairPart(
  ctx: ActionContext,
  given: { repairId: string } & Parameters<typeof reservePart>[2],
): Promise<PartsShown> {
  const purpose = await holdOpenRepair(ctx, given.repairId);
  await reservePart(ctx, purpose, given);
  return told(ctx, purpose, { partId: given.partId, quantity: given.quantity });
}

/** The kept parts went into the asset. */
export async function consumeRepairPart(
  ctx: ActionContext,
  { repairId, reservationId }: { repairId: string; reservationId: string },
): Promise<PartsShown> {
  const purpose = await holdOpenRepair(ctx, repairId);
  await consumeReservation(ctx, purpose, reservationId);
  return told(ctx, purpose, { reservationId });
}

/** The kept parts are not needed. */
export async function releaseRepairPart(
  ctx: ActionContext,
  { repairId, reservationId }: { repairId: string; reservationId: string },
): Promise<PartsShown> {
  const purpose = await holdOpenRepair(ctx, repairId);
  await releaseReservation(ctx, purpose, reservationId);
  return told(ctx, purpose, { reservationId });
}

/** Held, so that nothing is reserved while the repair is being ended. */
async function holdOpenRepair(ctx: ActionContext, repairId: string): Promise<Purpose> {
  const found = await findRepair(ctx, repairsWrite, repairId);
  if (found) await lockRepair(ctx.db, found.party_id, repairId);
  const row = found && (await findRepair(ctx, repairsWrite, repairId));
  if (!row) return refuse(notFound, 'there is no such repair, or its customer belongs to another branch');
  if (row.ended_at !== null) {
    refuse(repairsProblems.repairStepImpossible, 'this repair is over; no parts are kept or used for it');
  }
  return purposeOf(row);
}

async function told(ctx: ActionContext, purpose: Purpose, detail: object): Promise<PartsShown> {
  ctx.audit({ subjectKind: 'party', subjectId: purpose.partyId, repairId: purpose.purposeId, ...detail });
  return { items: await listReservations(ctx, purpose) };
}
