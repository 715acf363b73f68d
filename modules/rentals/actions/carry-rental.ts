import { notFound, refuse } from '#contract-kit';
import { type Guarantees, registerAsset } from '#modules/assets';
import { assetsRoutes } from '#modules/assets/contract';
import { requirePartyInReach } from '#modules/parties';
import { type ActionContext, takeNumbers } from '#platform';
import { daysBetween } from '#working-time';
import {
  type Condition,
  rentalsProblems as problems,
  type Rental,
  type RentalDetails,
  rentalBegun,
  rentalsWrite,
} from '../contract/index.ts';
import { insertRental, type RentalRow } from '../data/rental-queries.ts';
import { findUnit, lockUnit, markGone, takeUnit, type UnitRow } from '../data/unit-queries.ts';
import { bestPrice } from '../domain/best-price.ts';
import { endRental, holdOut, recordFact } from './hold-rental.ts';
import { ratesOf } from './present-rental.ts';
import { settleRental } from './settle-rental.ts';
import { showRental } from './show-rentals.ts';
import { getUnit, LONGEST_DAYS } from './units.ts';

/** Hands something out to a customer; nobody else can have it until it is back. */
export async function handOut(
  ctx: ActionContext,
  given: { partyId: string; unitId: string; dueOn: string; isCharged: boolean; note: string },
): Promise<Rental> {
  const { partyId, unitId, dueOn, isCharged, note } = given;
  await requirePartyInReach(ctx, rentalsWrite, partyId);
  await getUnit(ctx, rentalsWrite, unitId);
  await lockUnit(ctx.db, unitId);
  const unit = await getUnit(ctx, rentalsWrite, unitId);
  const today = ctx.clock.today(ctx.settings.timeZone);
  refuseDueDay(today, dueOn);
  if (isCharged && bestPrice(1, ratesOf(unit)) === undefined) {
    refuse(
      problems.rentalStepImpossible,
      'it has no rates; hand it out without charge, or give it rates first',
    );
  }
  const number = await takeNumbers(ctx.db, 'rentals.number', 1);
  const row: RentalRow = {
    party_id: partyId,
    rental_id: ctx.newId(),
    number: `L-${String(number).padStart(6, '0')}`,
    unit_id: unitId,
    unit_name: unit.name,
    unit_serial: unit.serial,
    branch_id: unit.branch_id,
    ...termsOf(unit, isCharged),
    out_on: today,
    due_on: dueOn,
    ended_on: null,
    ended_as: null,
    revision: 0,
  };
  const { rental_id } = row;
  if (!(await takeUnit(ctx.db, { unit_id: unitId, party_id: partyId, rental_id }))) {
    refuse(problems.unitNotFree, 'it is with another customer; choose another one, or take it back first');
  }
  await insertRental(ctx.db, row);
  await recordFact(ctx, row, { kind: 'out', happenedOn: today, details: { dueOn }, note });
  await ctx.announce(rentalBegun, { partyId, rentalId: rental_id, unitId, dueOn, isCharged });
  return showRental(ctx, rental_id);
}

type Terms = Pick<RentalRow, 'day_minor' | 'week_minor' | 'month_minor' | 'deposit_minor' | 'currency'>;

/** What is agreed today holds, whatever the rates become. A loan without charge has neither rates nor deposit. */
function termsOf(
  { day_minor, week_minor, month_minor, deposit_minor, currency }: UnitRow,
  isCharged: boolean,
): Terms {
  if (isCharged) return { day_minor, week_minor, month_minor, deposit_minor, currency };
  return { day_minor: null, week_minor: null, month_minor: null, deposit_minor: 0, currency };
}

/** Agrees on a later day to bring it back. */
export async function extendRental(
  ctx: ActionContext,
  given: { rentalId: string; revision: number; dueOn: string; note: string },
): Promise<Rental> {
  const row = await holdOut(ctx, given);
  const { dueOn, note } = given;
  const today = ctx.clock.today(ctx.settings.timeZone);
  if (dueOn <= row.due_on) {
    refuse(problems.rentalStepImpossible, `it is due on ${row.due_on} already; give a later day`);
  }
  refuseDueDay(today, dueOn);
  await recordFact(
    ctx,
    row,
    { kind: 'extended', happenedOn: today, details: { dueOn }, note },
    { due_on: dueOn },
  );
  return showRental(ctx, row.rental_id);
}

/** Takes it back after looking at it. What damage costs is kept from the deposit. */
export async function takeBack(
  ctx: ActionContext,
  given: {
    rentalId: string;
    revision: number;
    condition: Condition;
    damageMinor: number;
    happenedOn?: string | undefined;
    note: string;
  },
): Promise<Rental> {
  const row = await holdOut(ctx, given);
  const { condition, damageMinor, note } = given;
  const today = ctx.clock.today(ctx.settings.timeZone);
  const happenedOn = given.happenedOn ?? today;
  if (happenedOn > today || happenedOn < row.out_on) {
    refuse(
      problems.rentalStepImpossible,
      `${happenedOn} is not between ${row.out_on}, when it went, and today; give the day it came back`,
    );
  }
  if (damageMinor > 0 && condition !== 'damaged' && condition !== 'incomplete') {
    refuse(
      problems.rentalStepImpossible,
      'nothing is damaged or missing; say what is, or leave its cost out',
    );
  }
  const rentMinor = rentOf(row, happenedOn);
  const details: RentalDetails = {
    ...(await settleRental(ctx, row, { endedOn: happenedOn, rentMinor, damageMinor })),
    condition,
    rentMinor,
    damageMinor,
    depositBackMinor: Math.max(0, row.deposit_minor - damageMinor),
  };
  await endRental(ctx, row, { kind: 'returned', happenedOn, details, note });
  return showRental(ctx, row.rental_id);
}

/** Sells it to the customer who has it: it becomes one of their assets, with cover from that day. */
export async function sellToHolder(
  ctx: ActionContext,
  guarantees: Guarantees,
  given: { rentalId: string; revision: number; priceMinor: number; note: string },
): Promise<Rental> {
  const row = await holdOut(ctx, given);
  await lockUnit(ctx.db, row.unit_id);
  const unit = await findUnit(ctx, rentalsWrite, row.unit_id);
  if (!unit) return refuse(notFound, 'it belongs to another branch, which has to sell it');
  const today = ctx.clock.today(ctx.settings.timeZone);
  const { priceMinor, note } = given;
  const { assetId } = await registerAsset(
    ctx,
    guarantees,
    assetsRoutes.registerAsset.body.parse({
      partyId: row.party_id,
      offerItemId: unit.offer_item_id,
      itemName: unit.name,
      ...(unit.category === null ? {} : { category: unit.category }),
      make: unit.make,
      model: unit.model,
      serial: unit.serial,
      invoiceOn: today,
      installedOn: today,
      soldBy: ctx.actor.displayName,
      priceMinor,
      currency: row.currency,
    }),
  );
  const rentMinor = rentOf(row, today);
  const bought = { offerItemId: unit.offer_item_id, priceMinor };
  const settled = await settleRental(ctx, row, { endedOn: today, rentMinor, bought });
  const details = { ...settled, rentMinor, depositBackMinor: row.deposit_minor, priceMinor, assetId };
  await endRental(ctx, row, { kind: 'bought', happenedOn: today, details, note });
  await markGone(ctx.db, row.unit_id, { goneOn: today, because: 'sold' });
  return showRental(ctx, row.rental_id);
}

function refuseDueDay(today: string, dueOn: string): void {
  const days = daysBetween(today, dueOn);
  if (days >= 0 && days <= LONGEST_DAYS) return;
  refuse(
    problems.rentalStepImpossible,
    `${dueOn} cannot be when it comes back; give a day from today on, within ${LONGEST_DAYS} days`,
  );
}

const rentOf = (row: RentalRow, untilOn: string): number =>
  bestPrice(daysBetween(row.out_on, untilOn), ratesOf(row))?.amountMinor ?? 0;
