import { notFound, refuse } from '#contract-kit';
import { findOfferItems } from '#modules/catalogue';
import { requirePartyInReach } from '#modules/parties';
import type { ActionContext } from '#platform';
import {
  type Asset,
  assetRegistered,
  assetsProblems,
  assetsWrite,
  type NewAsset,
} from '../contract/index.ts';
import { type AssetRow, insertAsset } from '../data/asset-queries.ts';
import { holdSerial } from '../data/held-serials.ts';
import { serialKey } from '../domain/serial-key.ts';
import type { Guarantees } from './guarantees.ts';
import { recordFact } from './record-fact.ts';
import { presentAsset } from './show-assets.ts';

/** Registers something a customer owns. A serial number is active once in the whole system. */
export async function registerAsset(
  ctx: ActionContext,
  guarantees: Guarantees,
  given: NewAsset,
  predecessorId: string | null = null,
): Promise<Asset> {
  await requirePartyInReach(ctx, assetsWrite, given.partyId);
  const begunOn = firstDay(ctx, given);
  const row = await rowOf(ctx, given, predecessorId);
  await takeSerial(ctx, row);
  await insertAsset(ctx.db, row);
  let after = await recordFact(ctx, guarantees, row, { kind: 'registered', happened_on: begunOn });
  if (given.installedOn !== null) {
    after = await recordFact(ctx, guarantees, after, {
      kind: 'installed',
      happened_on: given.installedOn,
    });
  }
  await ctx.announce(assetRegistered, {
    partyId: row.party_id,
    assetId: row.asset_id,
    offerItemId: row.offer_item_id,
    category: row.category,
    predecessorId,
  });
  ctx.audit({ subjectKind: 'party', subjectId: row.party_id, assetId: row.asset_id });
  return presentAsset(ctx, after.asset_id);
}

/** The day from which the thing is known: the earliest that was given, else today. None may be yet to come. */
function firstDay(ctx: ActionContext, { invoiceOn, receivedOn, installedOn }: NewAsset): string {
  const today = ctx.clock.today(ctx.settings.timeZone);
  const given = [invoiceOn, receivedOn, installedOn].filter((day) => day !== null).sort();
  const late = given.filter((day) => day > today);
  if (late.length > 0) {
    refuse(
      assetsProblems.assetFactImpossible,
      `${late.join(', ')} is yet to come; give days that have passed, or leave them out`,
    );
  }
  return given[0] ?? today;
}

async function rowOf(ctx: ActionContext, given: NewAsset, predecessorId: string | null): Promise<AssetRow> {
  const { offerItemId } = given;
  const offer = offerItemId && (await findOfferItems(ctx.db, [offerItemId])).get(offerItemId);
  if (offerItemId && !offer) refuse(notFound, 'there is no such item of the offer');
  const itemName = given.itemName ?? (offer ? offer.name : undefined);
  if (itemName === undefined) {
    refuse(assetsProblems.assetFactImpossible, 'say what it is: give an item of the offer or a name');
  }
  return {
    party_id: given.partyId,
    asset_id: ctx.newId(),
    offer_item_id: given.offerItemId,
    item_name: itemName,
    category: given.category ?? (given.category === undefined && offer ? offer.category : null),
    make: given.make,
    model: given.model,
    serial: given.serial,
    serial_key: given.serial === null ? null : serialKey(given.serial),
    lot: given.lot,
    lot_key: given.lot === null ? null : serialKey(given.lot),
    side: given.side,
    place: given.place,
    order_number: given.orderNumber,
    invoice_number: given.invoiceNumber,
    invoice_on: given.invoiceOn,
    sold_by: given.soldBy,
    price_minor: given.priceMinor,
    currency: given.priceMinor === null ? null : (given.currency ?? ctx.settings.currency),
    channel: given.channel,
    received_on: given.receivedOn,
    jurisdiction: ctx.settings.region,
    predecessor_id: predecessorId,
    successor_id: null,
    registered_at: ctx.clock.now().toISOString(),
    registered_by_id: ctx.actor.actorId,
    registered_by_name: ctx.actor.displayName,
    status: 'held',
    installed_on: null,
    ended_on: null,
    warranty_ends_on: null,
    revision: 0,
  };
}

async function takeSerial(ctx: ActionContext, row: AssetRow): Promise<void> {
  if (row.serial_key === null) return;
  const held = { partyId: row.party_id, assetId: row.asset_id };
  if (!(await holdSerial(ctx.db, { ...held, serialKey: row.serial_key, makeKey: serialKey(row.make) }))) {
    refuse(
      assetsProblems.serialInUse,
      `the serial number ${row.serial} is with a customer already; check it, or first record that it was given back`,
      { context: { serial: row.serial } },
    );
  }
}
