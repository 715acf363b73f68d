import { sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import { type ActionContext, planEachTime } from '#platform';
import type { RecallCount, RecalledAsset } from '../contract/index.ts';
import type { RecallKeys } from '../domain/read-recall.ts';

/** A usable way of reaching the customer of `party`, of some kinds. */
const canBeReached = (...kinds: readonly string[]) => sql`exists (
  select 1 from parties.shared_contact_point point
  where point.party_id = party.party_id and point.barred_at is null and point.kind in (${sql.join(kinds)}))`;

const reach = sql`case
  when party.died_on is not null then 'died'
  when ${canBeReached('phone', 'email')} then 'reachable'
  when ${canBeReached('address')} then 'letter-only'
  else 'unreachable' end`;

/** Those put out of the daily lists have their goods still: a recall is for them, too. */
function recalled(ctx: ActionContext, permission: Permission, keys: RecallKeys) {
  const { offerItemId, make, model, lotKey, serialRun, standing } = keys;
  const inReach = partyReach(ctx, permission);
  const conditions = [
    inReach,
    ...(offerItemId === undefined ? [] : [sql`asset.offer_item_id = ${offerItemId}`]),
    ...(make === undefined ? [] : [sql`lower(asset.make) = lower(${make})`]),
    ...(model === undefined ? [] : [sql`asset.model <> '' and lower(asset.model) = lower(${model})`]),
    ...(lotKey === undefined ? [] : [sql`asset.lot_key = ${lotKey}`]),
    ...(serialRun === undefined
      ? []
      : [
          sql`asset.serial_key is not null and length(asset.serial_key) = ${serialRun.fromKey.length}
            and asset.serial_key collate "C" between ${serialRun.fromKey} and ${serialRun.untilKey}`,
        ]),
    ...(standing === 'present' ? [sql`asset.ended_on is null`] : []),
  ];
  return sql`
    assets.asset asset join parties.shared_party party on party.party_id = asset.party_id
    where ${sql.join(conditions, sql` and `)}`;
}

/** One page, by customer number. */
export async function listRecalledRows(
  ctx: ActionContext,
  permission: Permission,
  keys: RecallKeys,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<RecalledAsset[]> {
  const { rows } = await sql<RecalledAsset>`
    ${planEachTime} select asset.asset_id as "assetId", asset.party_id as "partyId",
      party.display_name as "partyName", party.number as "partyNumber", asset.item_name as "itemName",
      asset.make, asset.model, asset.lot, asset.serial, asset.side, asset.status, ${reach} as reach
    from ${recalled(ctx, permission, keys)}
      and ${page.after ? sql`(party.number, asset.asset_id) > (${page.after[0]}, ${page.after[1]}::uuid)` : sql`true`}
    order by party.number, asset.asset_id
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

export async function countRecalledRows(
  ctx: ActionContext,
  permission: Permission,
  keys: RecallKeys,
): Promise<RecallCount> {
  const { rows } = await sql<{ assets: number; customers: number; reach: keyof RecallCount['byReach'] }>`
    ${planEachTime} select count(*)::int as assets, count(distinct asset.party_id)::int as customers,
      ${reach} as reach
    from ${recalled(ctx, permission, keys)}
    group by 3`.execute(ctx.db);
  const byReach = { reachable: 0, 'letter-only': 0, unreachable: 0, died: 0 };
  for (const row of rows) byReach[row.reach] = row.customers;
  const sum = (of: 'assets' | 'customers') => rows.reduce((total, row) => total + row[of], 0);
  return { assets: sum('assets'), customers: sum('customers'), byReach };
}

/** Living customers who have such goods, at most so many. */
export async function listRecalledHolders(
  ctx: ActionContext,
  permission: Permission,
  keys: RecallKeys,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ partyId: string }>`
    ${planEachTime} select distinct asset.party_id as "partyId"
    from ${recalled(ctx, permission, keys)} and party.died_on is null
    order by 1 limit ${limit}`.execute(ctx.db);
  return rows.map(({ partyId }) => partyId);
}
