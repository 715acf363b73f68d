import type { ActionContext } from '#platform';
import type { Asset } from '../contract/index.ts';
import { updateAsset } from '../data/asset-queries.ts';
import type { Guarantees } from './guarantees.ts';
import { loadToChange, recordFact } from './record-fact.ts';
import { registerAsset } from './register-asset.ts';
import { presentAsset } from './show-assets.ts';

/** What a repair does to an asset. */
export interface RepairFact {
  assetId: string;
  kind: 'repair-begun' | 'parts-awaited' | 'parts-arrived' | 'repair-ended';
  happenedOn: string;
  /** Of a repair that ended: whether it works again. */
  restored?: boolean;
  note?: string;
}

/** Records what a repair does to an asset: from handing in to return, its cover stands where the rules say so. */
export async function recordRepairFact(
  ctx: ActionContext,
  guarantees: Guarantees,
  { assetId, kind, happenedOn, restored, note = '' }: RepairFact,
): Promise<Asset> {
  const row = await loadToChange(ctx, { assetId });
  await recordFact(ctx, guarantees, row, {
    kind,
    happened_on: happenedOn,
    restored: kind === 'repair-ended' ? (restored ?? false) : null,
    note,
  });
  return presentAsset(ctx, assetId);
}

/** Takes an asset back for good, as when its price was paid back. */
export async function giveBackAsset(
  ctx: ActionContext,
  guarantees: Guarantees,
  { assetId, happenedOn, note }: { assetId: string; happenedOn: string; note: string },
): Promise<Asset> {
  const row = await loadToChange(ctx, { assetId });
  await recordFact(ctx, guarantees, row, { kind: 'returned', happened_on: happenedOn, note });
  return presentAsset(ctx, assetId);
}

/** Gives another thing for an asset. Its cover runs anew from the day of the exchange; the old one keeps its history. */
export async function exchangeAsset(
  ctx: ActionContext,
  guarantees: Guarantees,
  given: {
    assetId: string;
    happenedOn: string;
    serial: string | null;
    model?: string | undefined;
    note: string;
  },
): Promise<Asset> {
  const row = await loadToChange(ctx, given);
  const { happenedOn, note } = given;
  const old = await recordFact(ctx, guarantees, row, { kind: 'swapped', happened_on: happenedOn, note });
  const successor = await registerAsset(
    ctx,
    guarantees,
    {
      partyId: row.party_id,
      offerItemId: row.offer_item_id,
      itemName: row.item_name,
      category: row.category,
      make: row.make,
      model: given.model ?? row.model,
      serial: given.serial,
      // Another thing: whatever lot it is of, it is not this one's.
      lot: null,
      side: row.side,
      place: row.place,
      orderNumber: row.order_number,
      invoiceNumber: row.invoice_number,
      invoiceOn: happenedOn,
      soldBy: row.sold_by,
      priceMinor: row.price_minor,
      currency: row.currency ?? undefined,
      channel: row.channel,
      receivedOn: null,
      installedOn: row.installed_on === null ? null : happenedOn,
    },
    row.asset_id,
  );
  const { status, installed_on, ended_on, warranty_ends_on, revision } = old;
  const standing = { status, installed_on, ended_on, warranty_ends_on, revision };
  await updateAsset(ctx.db, row, { ...standing, successor_id: successor.assetId });
  return successor;
}
