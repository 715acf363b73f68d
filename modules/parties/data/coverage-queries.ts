import { type RawBuilder, sql } from 'kysely';
import { type Database, planEachTime, scopePredicate } from '#platform';
import type { CoverageSplit } from '../contract/index.ts';
import type { Reach } from './list-queries.ts';

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
  medianLatestAt: string;
}

const SPLITS: Record<CoverageSplit, { segment: RawBuilder<unknown>; from: RawBuilder<unknown> }> = {
  branch: { segment: sql`r.branch_id::text`, from: sql`reached r` },
  tag: { segment: sql`t.tag`, from: sql`reached r join parties.party_tag t on t.party_id = r.party_id` },
};

/** How many customers there are, together and in each segment, largest first. */
export async function countSegments(db: Database, reach: Reach, by: CoverageSplit): Promise<SegmentSize[]> {
  const { segment, from } = SPLITS[by];
  const { rows } = await sql<SegmentSize>`
    ${planEachTime} with ${reached(reach)}
    select true as "isAll", null::text as segment, count(*) as customers from reached
    union all
    select false, ${segment}, count(*) from ${from} group by 2
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
  by: CoverageSplit,
  freshFrom: Date,
): Promise<CoveredClass[]> {
  if (reach.recordedFacts.length === 0) return [];
  const { segment, from } = SPLITS[by];
  const facts = reach.recordedFacts.map(
    ({ dataClass, facts }) =>
      sql`select ${sql.lit(dataClass)} as data_class, f.party_id, f.at from (${facts}) f`,
  );
  const counts = sql`l.data_class as "dataClass", count(*) as having, count(*) filter (where l.at >= ${freshFrom}) as fresh,
    percentile_disc(0.5) within group (order by l.at) as "medianLatestAt"`;
  const { rows } = await sql<CoveredClass>`
    ${planEachTime} with ${reached(reach)}, latest as (
      select data_class, party_id, max(at) as at from (${sql.join(facts, sql` union all `)}) every_fact
      group by data_class, party_id)
    select true as "isAll", null::text as segment, ${counts}
    from reached r join latest l on l.party_id = r.party_id group by l.data_class
    union all
    select false, ${segment}, ${counts}
    from ${from} join latest l on l.party_id = r.party_id group by 2, l.data_class`.execute(db);
  return rows;
}

/** The customers of the daily lists that the actor reaches. */
function reached({ actor, permission }: Reach): RawBuilder<unknown> {
  const scope = scopePredicate(actor, permission, {
    branchId: sql.ref('p.branch_id'),
    ownerId: sql.ref('p.owner_id'),
  });
  return sql`reached as materialized (
    select p.party_id, p.branch_id from parties.party p where p.archived_at is null and ${scope})`;
}
