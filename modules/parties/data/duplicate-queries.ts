import { sql } from 'kysely';
import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type Database, decodeCursor, encodeCursor, planEachTime, scopePredicate } from '#platform';
import type { DuplicatePair, DuplicateSweep, PairDecision, ShownPair } from '../contract/index.ts';
import type { Reach } from './list-queries.ts';
import type { Stamp } from './party-writes.ts';
import { summariesOf } from './summary-queries.ts';

const cursor = z.tuple([z.number(), z.uuid(), z.uuid()]);
/** Counting stops here. */
const COUNTED_TO = 1_000;

/** Which pairs the actor may decide about: both files must be theirs to merge. */
function waitingPairs(reach: Reach, waiting: 'open' | 'later') {
  const scope = (alias: string) =>
    scopePredicate(reach.actor, reach.permission, {
      branchId: sql.ref(`${alias}.branch_id`),
      ownerId: sql.ref(`${alias}.owner_id`),
    });
  const isLater = sql.raw(waiting === 'later' ? 'is not null' : 'is null');
  return sql`
    from parties.possible_duplicate d
    join parties.party a on a.party_id = d.party_id and ${scope('a')}
    join parties.party b on b.party_id = d.other_id and ${scope('b')}
    where d.different_at is null and d.later_at ${isLater}`;
}

/** A page of pairs waiting for a decision, likeliest first. */
export async function listPairs(
  db: Database,
  reach: Reach,
  query: { waiting: 'open' | 'later'; cursor?: string | undefined; limit: number },
): Promise<Page<ShownPair>> {
  const after = query.cursor ? decodeCursor(query.cursor, cursor) : undefined;
  const beyond = after
    ? sql`and (-d.probability, d.party_id, d.other_id) > (${-after[0]}::float8, ${after[1]}::uuid, ${after[2]}::uuid)
        and d.probability <= ${after[0]}::float8`
    : sql``;
  const { rows } = await sql<DuplicatePair>`
    ${planEachTime} select d.party_id as "partyId", d.other_id as "otherId", d.probability, d.comparisons,
      d.found_at as "foundAt", d.later_at as "laterAt"
    ${waitingPairs(reach, query.waiting)} ${beyond}
    order by d.probability desc, d.party_id, d.other_id limit ${query.limit + 1}`.execute(db);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > query.limit && last !== undefined;
  return {
    items: await withSummaries(db, shown),
    nextCursor: hasMore ? encodeCursor([last.probability, last.partyId, last.otherId]) : null,
  };
}

async function withSummaries(db: Database, pairs: readonly DuplicatePair[]): Promise<ShownPair[]> {
  const ids = [...new Set(pairs.flatMap(({ partyId, otherId }) => [partyId, otherId]))];
  const summaries = new Map((await summariesOf(db, ids)).map((summary) => [summary.partyId, summary]));
  return pairs.flatMap((pair) => {
    const [party, other] = [summaries.get(pair.partyId), summaries.get(pair.otherId)];
    return party && other ? [{ ...pair, party, other }] : [];
  });
}

/** How many pairs wait, counted no further than a thousand. */
export async function countPairs(
  db: Database,
  reach: Reach,
  waiting: 'open' | 'later',
): Promise<{ count: number; exact: boolean }> {
  const { rows } = await sql<{ count: number }>`
    ${planEachTime} select count(*) as count
    from (select 1 ${waitingPairs(reach, waiting)} limit ${COUNTED_TO + 1}) counted`.execute(db);
  const count = rows[0]?.count ?? 0;
  return { count: Math.min(count, COUNTED_TO), exact: count <= COUNTED_TO };
}

/** Puts pairs before somebody; a pair once called different stays so. Gives how many are new. */
export async function recordPairs(
  tx: Database,
  pairs: readonly Pick<DuplicatePair, 'partyId' | 'otherId' | 'probability' | 'comparisons'>[],
  at: Date,
): Promise<number> {
  if (pairs.length === 0) return 0;
  const { rows } = await sql<{ isNew: boolean }>`
    insert into parties.possible_duplicate as d (party_id, other_id, probability, comparisons, found_at)
    select p."partyId", p."otherId", p.probability, p.comparisons, ${at}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
      as p ("partyId" uuid, "otherId" uuid, probability float8, comparisons jsonb)
    on conflict (party_id, other_id) do update
    set probability = excluded.probability, comparisons = excluded.comparisons
    where d.different_at is null
    returning (xmax = 0) as "isNew"`.execute(tx);
  return rows.filter(({ isNew }) => isNew).length;
}

/** Keeps what somebody said of a pair. */
export async function decidePair(
  tx: Database,
  pair: { partyId: string; otherId: string },
  decision: PairDecision | null,
  stamp: Stamp,
): Promise<void> {
  const [differentAt, laterAt] = [
    decision === 'different' ? stamp.at : null,
    decision === 'later' ? stamp.at : null,
  ];
  await sql`
    insert into parties.possible_duplicate
      (party_id, other_id, probability, comparisons, found_at, different_at, later_at, decided_by)
    values (${pair.partyId}, ${pair.otherId}, 0, '[]', ${stamp.at}, ${differentAt}, ${laterAt}, ${stamp.byId})
    on conflict (party_id, other_id) do update
    set different_at = excluded.different_at, later_at = excluded.later_at, decided_by = excluded.decided_by`.execute(
    tx,
  );
}

const SWEEP = sql`
  sweep_id as "sweepId", started_at as "startedAt", started_by_name as "startedByName", progress, compared, found,
  finished_at as "finishedAt", cancelled_at as "cancelledAt"`;

/** The latest sweep, whether done or not. */
export async function findLatestSweep(db: Database): Promise<DuplicateSweep | undefined> {
  const { rows } = await sql<DuplicateSweep>`
    select ${SWEEP} from parties.duplicate_sweep order by started_at desc, sweep_id desc limit 1`.execute(db);
  return rows[0];
}

/** Opens a sweep, unless one is under way. */
export async function insertSweep(tx: Database, sweepId: string, stamp: Stamp): Promise<boolean> {
  const { rows } = await sql`
    insert into parties.duplicate_sweep (sweep_id, started_at, started_by, started_by_name)
    values (${sweepId}, ${stamp.at}, ${stamp.byId}, ${stamp.byName}) on conflict do nothing returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Says how far a sweep is; false when somebody has cancelled it. */
export async function advanceSweep(
  db: Database,
  sweepId: string,
  step: { progress: number; compared: number; found: number; finishedAt: Date | null },
): Promise<boolean> {
  const { rows } = await sql`
    update parties.duplicate_sweep
    set progress = ${step.progress}, compared = ${step.compared}, found = ${step.found}, finished_at = ${step.finishedAt}
    where sweep_id = ${sweepId} and cancelled_at is null returning 1`.execute(db);
  return rows.length > 0;
}

/** Asks a sweep to stop. */
/** Deletes the searches that are over while no pair stands in the queue. */
export async function deleteEndedSweepsOfNothing(tx: Database): Promise<void> {
  await sql`
    delete from parties.duplicate_sweep
    where (finished_at is not null or cancelled_at is not null)
      and not exists (select 1 from parties.possible_duplicate)`.execute(tx);
}

export async function cancelSweepRow(tx: Database, sweepId: string, at: Date): Promise<void> {
  await sql`
    update parties.duplicate_sweep set cancelled_at = ${at}
    where sweep_id = ${sweepId} and finished_at is null and cancelled_at is null`.execute(tx);
}
