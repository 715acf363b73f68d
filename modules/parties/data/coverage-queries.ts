import { type RawBuilder, sql } from 'kysely';
import { type Database, planEachTime, scopePredicate } from '#platform';
import type { CoverageSplit } from '../contract/index.ts';
import type { Reach } from './list-queries.ts';

/** Where tiers of lifetime value begin, in minor units; null when nobody is valued. */
export interface TierBounds {
  top: number | null;
  middle: number | null;
}

/** What customers are split by; tiers need their bounds. */
export interface Split {
  by: CoverageSplit;
  tiers: TierBounds;
}

export interface SegmentSize {
  /** Set for the line of all customers together, which comes first. */
  isAll: boolean;
  segment: string | null;
  customers: number;
}

export interface CoveredClass {
  isAll: boolean;
  segment: string | null;
  dataClass: string;
  having: number;
  fresh: number;
  medianLatestAt: string | null;
}

/** The lifetime values at which the top fifth and the upper half of those valued begin. */
export async function findTierBounds(db: Database, reach: Reach): Promise<TierBounds> {
  const { rows } = await sql<TierBounds>`
    ${planEachTime} with ${reached(reach, sql`null::text`)}
    select percentile_disc(0.8) within group (order by f.lifetime_value_minor) as top,
      percentile_disc(0.5) within group (order by f.lifetime_value_minor) as middle
    from reached r join parties.figure f on f.party_id = r.party_id
    where f.lifetime_value_minor is not null`.execute(db);
  return rows[0] ?? { top: null, middle: null };
}

/** How many customers there are, together and in each segment, largest first. */
export async function countSegments(db: Database, reach: Reach, split: Split): Promise<SegmentSize[]> {
  const { rows } = await sql<SegmentSize>`
    ${planEachTime} with ${reached(reach, segmentOf(split))}
    select true as "isAll", null::text as segment, count(*) as customers from reached
    union all
    select false, ${segmentColumn(split)}, count(*) from ${segmented(split)} group by 2
    order by 1 desc, 3 desc, 2`.execute(db);
  return rows;
}

/**
 * For how many customers there is a fact of each class, together and in each segment. The facts of all modules are read
 * once, as sets: what a customer has is never asked for one by one.
 */
export async function countCovered(
  db: Database,
  reach: Reach,
  split: Split,
  freshFrom: Date,
): Promise<CoveredClass[]> {
  if (reach.recordedFacts.length === 0) return [];
  // The latest of each source first: what is joined and sorted afterwards is a row a customer, not a row a fact.
  const latest = reach.recordedFacts.map(
    ({ dataClass, facts }) =>
      sql`select ${sql.lit(dataClass)}::text as data_class, f.party_id, max(f.at) as at from (${facts}) f group by f.party_id`,
  );
  const counts = sql`l.data_class as "dataClass", count(*) as having, count(*) filter (where l.at >= ${freshFrom}) as fresh,
    percentile_disc(0.5) within group (order by l.at) as "medianLatestAt"`;
  const { rows } = await sql<CoveredClass>`
    ${planEachTime} with ${reached(reach, segmentOf(split))}, latest as materialized (
      select data_class, party_id, max(at) as at from (${sql.join(latest, sql` union all `)}) every_source
      group by data_class, party_id)
    select true as "isAll", null::text as segment, ${counts}
    from reached r join latest l on l.party_id = r.party_id group by l.data_class
    union all
    select false, ${segmentColumn(split)}, ${counts}
    from ${segmented(split)} join latest l on l.party_id = r.party_id group by 2, l.data_class`.execute(db);
  return rows;
}

function segmentOf({ by, tiers: { top, middle } }: Split): RawBuilder<unknown> {
  const figure = (value: RawBuilder<unknown>) =>
    sql`(select ${value} from parties.figure f where f.party_id = p.party_id)`;
  switch (by) {
    case 'branch':
      return sql`p.branch_id::text`;
    case 'owner':
      return sql`p.owner_id::text`;
    case 'drift':
      return figure(sql`f.drift`);
    case 'tier':
      return figure(sql`case when f.lifetime_value_minor >= ${top}::bigint then 'top'
        when f.lifetime_value_minor >= ${middle}::bigint then 'middle'
        when f.lifetime_value_minor is not null then 'rest' end`);
    case 'tag':
      return sql`null::text`;
  }
}

const segmentColumn = ({ by }: Split) => (by === 'tag' ? sql`t.tag` : sql`r.segment`);
const segmented = ({ by }: Split) =>
  by === 'tag' ? sql`reached r join parties.party_tag t on t.party_id = r.party_id` : sql`reached r`;

/** The customers of the daily lists that the actor reaches. */
function reached({ actor, permission }: Reach, segment: RawBuilder<unknown>): RawBuilder<unknown> {
  const scope = scopePredicate(actor, permission, {
    branchId: sql.ref('p.branch_id'),
    ownerId: sql.ref('p.owner_id'),
  });
  return sql`reached as materialized (
    select p.party_id, ${segment} as segment from parties.party p where p.archived_at is null and ${scope})`;
}
