import { sql } from 'kysely';
import type { Database } from '#platform';
import type { Watch } from '../contract/index.ts';

/** What somebody watches of one customer. */
export async function findWatch(db: Database, partyId: string, staffId: string): Promise<Watch> {
  const { rows } = await sql<Watch>`
    select party_id as "partyId", followed_at as "followedAt", starred_at as "starredAt"
    from desk.watch where party_id = ${partyId} and staff_id = ${staffId}`.execute(db);
  return rows[0] ?? { partyId, followedAt: null, starredAt: null };
}

/** Keeps what somebody watches; a customer neither followed nor starred is forgotten. */
export async function putWatch(tx: Database, staffId: string, watch: Watch): Promise<void> {
  if (watch.followedAt === null && watch.starredAt === null) {
    await sql`
      delete from desk.watch where party_id = ${watch.partyId} and staff_id = ${staffId}`.execute(tx);
    return;
  }
  await sql`
    insert into desk.watch (party_id, staff_id, followed_at, starred_at)
    values (${watch.partyId}, ${staffId}, ${watch.followedAt}, ${watch.starredAt})
    on conflict (party_id, staff_id) do update
      set followed_at = excluded.followed_at, starred_at = excluded.starred_at`.execute(tx);
}

/** Customers somebody starred, latest first. */
export async function listStarredRows(
  db: Database,
  staffId: string,
  limit: number,
): Promise<{ partyId: string; starredAt: string }[]> {
  const { rows } = await sql<{ partyId: string; starredAt: string }>`
    select party_id as "partyId", starred_at as "starredAt" from desk.watch
    where staff_id = ${staffId} and starred_at is not null order by starred_at desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Tells everybody who follows a customer, except who did it; telling it again changes nothing. */
export async function tellFollowers(
  tx: Database,
  happening: { happeningId: string; partyId: string; kind: string; occurredAt: string; byId: string | null },
): Promise<void> {
  await sql`
    insert into desk.happening (party_id, staff_id, happening_id, kind, occurred_at)
    select w.party_id, w.staff_id, ${happening.happeningId}::uuid, ${happening.kind}, ${happening.occurredAt}::timestamptz
    from desk.watch w
    where w.party_id = ${happening.partyId} and w.followed_at is not null
      and w.staff_id is distinct from ${happening.byId}::uuid
    on conflict do nothing`.execute(tx);
}

export interface HappeningRow {
  happeningId: string;
  partyId: string;
  kind: string;
  occurredAt: string;
  seenAt: string | null;
}

/** What happened with customers somebody follows, latest first. */
export async function listHappeningRows(
  db: Database,
  staffId: string,
  page: { after: { occurredAt: string; happeningId: string } | null; limit: number },
): Promise<HappeningRow[]> {
  const { after, limit } = page;
  const beyond = after
    ? sql`and (occurred_at, happening_id) < (${after.occurredAt}::timestamptz, ${after.happeningId}::uuid)`
    : sql``;
  const { rows } = await sql<HappeningRow>`
    select happening_id as "happeningId", party_id as "partyId", kind, occurred_at as "occurredAt", seen_at as "seenAt"
    from desk.happening where staff_id = ${staffId} ${beyond}
    order by occurred_at desc, happening_id desc limit ${limit}`.execute(db);
  return rows;
}

/** How much somebody has not seen yet, counted no further than a limit. */
export async function countUnseen(db: Database, staffId: string, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from desk.happening where staff_id = ${staffId} and seen_at is null limit ${limit}) unseen`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Notes that somebody has seen all until an instant. */
export async function markSeen(tx: Database, staffId: string, until: string, at: Date): Promise<void> {
  await sql`
    update desk.happening set seen_at = ${at}
    where staff_id = ${staffId} and seen_at is null and occurred_at <= ${until}::timestamptz`.execute(tx);
}

/** Forgets what happened before an instant; the facts stay with the customers. */
export async function deleteHappeningsBefore(db: Database, before: Date): Promise<void> {
  await sql`delete from desk.happening where occurred_at < ${before}`.execute(db);
}
