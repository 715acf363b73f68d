import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database, TimelineQuery } from '#platform';
import type { AssetsTables } from './tables.ts';

export type AssetRow = Selectable<AssetsTables['assets.asset']>;
export type AssetFactRow = Selectable<AssetsTables['assets.asset_fact']>;

/** An asset with what a list shows of its customer. */
export interface AssetWithParty extends AssetRow {
  party_name: string;
  party_number: string;
}

const tables = (db: Database) => db.withTables<AssetsTables>();

const withParty = sql`
  asset.*, party.display_name as party_name, party.number as party_number
  from assets.asset asset
  join parties.shared_party party on party.party_id = asset.party_id`;

export async function insertAsset(db: Database, row: AssetRow): Promise<void> {
  await tables(db).insertInto('assets.asset').values(row).execute();
}

export async function insertAssetFact(db: Database, row: AssetFactRow): Promise<void> {
  await tables(db).insertInto('assets.asset_fact').values(row).execute();
}

export async function findAsset(
  ctx: ActionContext,
  permission: Permission,
  assetId: string,
): Promise<AssetWithParty | undefined> {
  const { rows } = await sql<AssetWithParty>`
    select ${withParty} where asset.asset_id = ${assetId} and ${partyReach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

/** Two people who record something at once must not both count: the second waits here and then sees what the first did. */
export async function lockAsset(db: Database, partyId: string, assetId: string): Promise<void> {
  await tables(db)
    .selectFrom('assets.asset')
    .select('asset_id')
    .where('party_id', '=', partyId)
    .where('asset_id', '=', assetId)
    .forUpdate()
    .execute();
}

export type AssetStandingColumns = Pick<
  AssetRow,
  'status' | 'installed_on' | 'ended_on' | 'warranty_ends_on' | 'revision'
> &
  Partial<Pick<AssetRow, 'successor_id'>>;

export async function updateAsset(
  db: Database,
  { party_id, asset_id }: Pick<AssetRow, 'party_id' | 'asset_id'>,
  standing: AssetStandingColumns,
): Promise<void> {
  await tables(db)
    .updateTable('assets.asset')
    .set(standing)
    .where('party_id', '=', party_id)
    .where('asset_id', '=', asset_id)
    .execute();
}

/** All that happened with some of a customer's assets, oldest first. */
export async function listAssetFacts(
  db: Database,
  assets: readonly Pick<AssetRow, 'party_id' | 'asset_id'>[],
): Promise<AssetFactRow[]> {
  if (assets.length === 0) return [];
  return tables(db)
    .selectFrom('assets.asset_fact')
    .selectAll()
    .where('party_id', 'in', [...new Set(assets.map(({ party_id }) => party_id))])
    .where('asset_id', 'in', [...new Set(assets.map(({ asset_id }) => asset_id))])
    .orderBy('asset_id')
    .orderBy('position')
    .execute();
}

export interface AssetFilter {
  partyId?: string | undefined;
  serialKey?: string | undefined;
  standing: 'present' | 'all';
}

/** One page, latest registered first. */
export async function listAssetRows(
  ctx: ActionContext,
  permission: Permission,
  { partyId, serialKey, standing }: AssetFilter,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<AssetWithParty[]> {
  const { rows } = await sql<AssetWithParty>`
    select ${withParty}
    where ${partyReach(ctx, permission)} and party.archived_at is null
      and ${partyId ? sql`asset.party_id = ${partyId}` : sql`true`}
      and ${serialKey ? sql`asset.serial_key = ${serialKey}` : sql`true`}
      and ${standing === 'present' ? sql`asset.ended_on is null` : sql`true`}
      and ${page.after ? sql`(asset.registered_at, asset.asset_id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql`true`}
    order by asset.registered_at desc, asset.asset_id desc
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

export type AssetFactOnTimeline = AssetFactRow & Pick<AssetRow, 'item_name' | 'serial' | 'side'>;

/** What happened with a customer's assets, newest first. */
export async function listFactsOfParty(
  db: Database,
  { partyId, before, limit }: TimelineQuery,
): Promise<AssetFactOnTimeline[]> {
  const { rows } = await sql<AssetFactOnTimeline>`
    select fact.*, asset.item_name, asset.serial, asset.side
    from assets.asset_fact fact
    join assets.asset asset on asset.party_id = fact.party_id and asset.asset_id = fact.asset_id
    where fact.party_id = ${partyId}
      and ${before ? sql`(fact.at, fact.fact_id) < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)` : sql`true`}
    order by fact.at desc, fact.fact_id desc
    limit ${limit}`.execute(db);
  return rows;
}
