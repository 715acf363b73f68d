import { sql } from 'kysely';
import { type Database, planEachTime, scopePredicate } from '#platform';
import type { PartySummary } from '../contract/index.ts';
import type { SearchQuery } from '../domain/search-query.ts';
import type { Reach } from './list-queries.ts';
import { summariesOf } from './summary-queries.ts';

/** Matches that are looked at before ranking. “chen” has tens of thousands; nobody reads past the first page. */
const CANDIDATES = 200;

/**
 * Customers a search finds: exact matches first, then one’s own, then the not archived, then the latest buyers. Where
 * exact matches fill the page, words that only begin alike are not looked for.
 */
export async function searchSummaries(
  db: Database,
  reach: Reach,
  query: SearchQuery,
  limit: number,
): Promise<{ items: PartySummary[]; hasMore: boolean }> {
  const scope = scopePredicate(reach.actor, reach.permission, {
    branchId: sql.ref('p.branch_id'),
    ownerId: sql.ref('p.owner_id'),
  });
  const { rows } = await sql<{ partyId: string }>`
    ${planEachTime} with exact as materialized (
      select p.party_id, 0 as tier from parties.party p
       where p.search_document @@ ${query.exact}::tsquery and ${scope} limit ${CANDIDATES}
    ), beginning as (
      select p.party_id, 1 as tier from parties.party p
       where (select count(*) from exact) <= ${limit} and p.search_document @@ ${query.prefix}::tsquery and ${scope}
       limit ${CANDIDATES}
    ), found as (select * from exact union all select * from beginning), ranked as (select party_id, min(tier) as tier from found group by party_id)
    select r.party_id as "partyId"
    from ranked r
    join parties.party p on p.party_id = r.party_id
    join parties.figure f on f.party_id = r.party_id
    order by r.tier, (p.owner_id is not distinct from ${reach.actor.actorId}::uuid) desc,
      (p.archived_at is null) desc, f.last_purchase_on desc nulls last, p.sort_key, p.party_id
    limit ${limit + 1}`.execute(db);
  const items = await summariesOf(
    db,
    rows.slice(0, limit).map(({ partyId }) => partyId),
  );
  return { items, hasMore: rows.length > limit };
}

/** Customers among given ones whom the actor reaches. */
export async function reachableSummaries(
  db: Database,
  reach: Reach,
  partyIds: readonly string[],
): Promise<PartySummary[]> {
  const scope = scopePredicate(reach.actor, reach.permission, {
    branchId: sql.ref('p.branch_id'),
    ownerId: sql.ref('p.owner_id'),
  });
  const { rows } = await sql<{ partyId: string }>`
    select p.party_id as "partyId" from parties.party p
    where p.party_id = any(${partyIds}::uuid[]) and ${scope}`.execute(db);
  return summariesOf(
    db,
    rows.map(({ partyId }) => partyId),
  );
}

/** Parties of exactly this name, a few of them. */
export async function findNamesakes(
  db: Database,
  reach: Reach,
  nameKey: string,
): Promise<{ partyId: string }[]> {
  const scope = scopePredicate(reach.actor, reach.permission, {
    branchId: sql.ref('p.branch_id'),
    ownerId: sql.ref('p.owner_id'),
  });
  const lexeme = `'${nameKey.replace(/[\\']/g, (sign) => sign + sign)}'`;
  const { rows } = await sql<{ partyId: string }>`
    ${planEachTime} select p.party_id as "partyId" from parties.party p
    where p.search_document @@ ${lexeme}::tsquery and p.name_key = ${nameKey} and ${scope} limit 5`.execute(
    db,
  );
  return rows;
}
