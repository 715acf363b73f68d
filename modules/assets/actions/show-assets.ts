import { z } from 'zod';
import { notFound, type Page, refuse } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { type Asset, type AssetFact, type AssetWithFacts, assetsRead } from '../contract/index.ts';
import {
  type AssetFactRow,
  type AssetWithParty,
  findAsset,
  listAssetFacts,
  listAssetRows,
} from '../data/asset-queries.ts';
import { serialKey } from '../domain/serial-key.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);

/** Assets of customers in reach, a page at a time. */
export async function listAssets(
  ctx: ActionContext,
  request: {
    partyId?: string | undefined;
    serial?: string | undefined;
    standing: 'present' | 'all';
    limit: number;
    cursor?: string | undefined;
  },
): Promise<Page<Asset>> {
  const { partyId, serial, standing, limit } = request;
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const filter = { partyId, standing, serialKey: serial === undefined ? undefined : serialKey(serial) };
  const rows = await listAssetRows(ctx, assetsRead, filter, { after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(assetOf),
    nextCursor: rows.length > limit && last ? encodeCursor([last.registered_at, last.asset_id]) : null,
  };
}

/** One asset with all that happened with it. */
export async function showAsset(ctx: ActionContext, assetId: string): Promise<AssetWithFacts> {
  const row = await getAssetRow(ctx, assetId);
  return { ...assetOf(row), facts: (await listAssetFacts(ctx.db, [row])).map(factOf) };
}

/** An asset as it now stands. */
export async function presentAsset(ctx: ActionContext, assetId: string): Promise<Asset> {
  return assetOf(await getAssetRow(ctx, assetId));
}

async function getAssetRow(ctx: ActionContext, assetId: string): Promise<AssetWithParty> {
  const row = await findAsset(ctx, assetsRead, assetId);
  if (!row) refuse(notFound, 'there is no such asset, or its customer belongs to another branch');
  return row;
}

function assetOf(row: AssetWithParty): Asset {
  return {
    assetId: row.asset_id,
    partyId: row.party_id,
    partyName: row.party_name,
    partyNumber: row.party_number,
    offerItemId: row.offer_item_id,
    itemName: row.item_name,
    category: row.category,
    make: row.make,
    model: row.model,
    serial: row.serial,
    lot: row.lot,
    side: row.side,
    place: row.place,
    orderNumber: row.order_number,
    invoiceNumber: row.invoice_number,
    invoiceOn: row.invoice_on,
    soldBy: row.sold_by,
    priceMinor: row.price_minor,
    currency: row.currency,
    channel: row.channel,
    receivedOn: row.received_on,
    jurisdiction: row.jurisdiction,
    predecessorId: row.predecessor_id,
    successorId: row.successor_id,
    registeredAt: row.registered_at,
    status: row.status,
    installedOn: row.installed_on,
    endedOn: row.ended_on,
    warrantyEndsOn: row.warranty_ends_on,
    revision: row.revision,
  };
}

const factOf = (row: AssetFactRow): AssetFact => ({
  factId: row.fact_id,
  kind: row.kind,
  happenedOn: row.happened_on,
  restored: row.restored,
  mainPart: row.main_part,
  note: row.note,
  at: row.at,
  byName: row.by_name,
});
