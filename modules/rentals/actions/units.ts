import { z } from 'zod';
import { notFound, type Page, type Permission, refuse } from '#contract-kit';
import { listBranches } from '#modules/access';
import { findOfferItems } from '#modules/catalogue';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { daysBetween } from '#working-time';
import {
  type NewUnit,
  rentalsProblems as problems,
  rentalsOffer,
  rentalsRead,
  type Unit,
} from '../contract/index.ts';
import {
  findUnit,
  insertUnit,
  listUnitRows,
  lockUnit,
  markGone,
  type UnitRow,
  type UnitShownRow,
} from '../data/unit-queries.ts';
import { bestPrice, type RentalPrice } from '../domain/best-price.ts';
import { ratesOf } from './present-rental.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);
/** Whoever keeps a thing longer than this bought it or forgot it. */
export const LONGEST_DAYS = 1100;

/** Things of the house that can be rented, a page at a time. */
export async function listUnits(
  ctx: ActionContext,
  request: { branchId?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<Unit>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const rows = await listUnitRows(ctx, rentalsRead, request, { after, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(unitOf),
    nextCursor: rows.length > request.limit && last ? encodeCursor([last.name, last.unit_id]) : null,
  };
}

/** Adds something that can be rented or lent. */
export async function addUnit(ctx: ActionContext, given: NewUnit): Promise<Unit> {
  const { branchId, offerItemId, serial } = given;
  const scope = ctx.actor.scopeOf(rentalsOffer);
  const inReach = scope === 'all' || (scope === 'branch' && ctx.actor.branchIds.includes(branchId));
  const exists = (await listBranches(ctx.db)).some((branch) => branch.branchId === branchId);
  if (!inReach || !exists) refuse(notFound, 'there is no such branch, or it is not yours');
  if (offerItemId && !(await findOfferItems(ctx.db, [offerItemId])).has(offerItemId)) {
    refuse(notFound, 'there is no such item of the offer');
  }
  const row: UnitRow = {
    unit_id: ctx.newId(),
    branch_id: branchId,
    offer_item_id: offerItemId,
    name: given.name,
    category: given.category === '' ? null : given.category,
    make: given.make,
    model: given.model,
    serial,
    serial_key: serial
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[\s\-_.]+/g, ''),
    day_minor: given.dayMinor,
    week_minor: given.weekMinor,
    month_minor: given.monthMinor,
    deposit_minor: given.depositMinor,
    currency: given.currency ?? ctx.settings.currency,
    added_at: ctx.clock.now().toISOString(),
    gone_on: null,
    gone_because: null,
  };
  if (!(await insertUnit(ctx.db, row))) {
    refuse(
      problems.unitSerialInUse,
      `there is one with the serial number ${serial} already; check the number`,
    );
  }
  ctx.audit({ subjectKind: 'rental-unit', subjectId: row.unit_id, branchId });
  return unitOf({ ...row, is_out: false });
}

/** Takes something off the list that is not out. */
export async function retireUnit(ctx: ActionContext, unitId: string): Promise<Unit> {
  await getUnit(ctx, rentalsOffer, unitId);
  await lockUnit(ctx.db, unitId);
  const row = await getUnit(ctx, rentalsOffer, unitId);
  if (row.is_out) refuse(problems.unitNotFree, 'it is with a customer; take it back first');
  const goneOn = ctx.clock.today(ctx.settings.timeZone);
  await markGone(ctx.db, unitId, { goneOn, because: 'retired' });
  ctx.audit({ subjectKind: 'rental-unit', subjectId: unitId });
  return unitOf({ ...row, gone_on: goneOn });
}

/** What a period would cost; null for what has no rates. */
export async function quoteRental(
  ctx: ActionContext,
  { unitId, fromOn, untilOn }: { unitId: string; fromOn: string; untilOn: string },
): Promise<{ price: RentalPrice | null }> {
  const row = await getUnit(ctx, rentalsRead, unitId);
  const days = daysBetween(fromOn, untilOn);
  if (days < 0 || days > LONGEST_DAYS) {
    refuse(
      problems.rentalStepImpossible,
      `from ${fromOn} until ${untilOn} is ${days} days; give an end within ${LONGEST_DAYS} days of the start`,
    );
  }
  return { price: bestPrice(days, ratesOf(row)) ?? null };
}

export async function getUnit(
  ctx: ActionContext,
  permission: Permission,
  unitId: string,
): Promise<UnitShownRow> {
  const row = await findUnit(ctx, permission, unitId);
  if (!row || row.gone_on !== null) {
    return refuse(notFound, 'there is no such thing to rent, or it belongs to another branch');
  }
  return row;
}

const unitOf = (row: UnitShownRow): Unit => ({
  unitId: row.unit_id,
  branchId: row.branch_id,
  name: row.name,
  make: row.make,
  model: row.model,
  serial: row.serial,
  dayMinor: row.day_minor,
  weekMinor: row.week_minor,
  monthMinor: row.month_minor,
  depositMinor: row.deposit_minor,
  currency: row.currency,
  free: !row.is_out && row.gone_on === null,
});
