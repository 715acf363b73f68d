import { z } from 'zod';
import type { Page } from '#contract-kit';
import { getPartySummary, listPartySummaries } from '#modules/parties';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import type { Happening, Watch } from '../contract/index.ts';
import {
  countUnseen,
  findWatch,
  listHappeningRows,
  listStarredRows,
  markSeen,
  putWatch,
} from '../data/watch-queries.ts';

const MOST_STARRED = 50;
const COUNTED_TO = 100;

/** What the actor watches of a customer they reach. */
export async function getWatch(ctx: ActionContext, partyId: string): Promise<Watch> {
  await getPartySummary(ctx, partyId);
  return findWatch(ctx.db, partyId, ctx.actor.actorId);
}

/** Follows or stars a customer, or no longer; saying it again changes nothing. */
export async function setWatch(
  ctx: ActionContext,
  partyId: string,
  wish: { follow?: boolean | undefined; star?: boolean | undefined },
): Promise<Watch> {
  await getPartySummary(ctx, partyId);
  const before = await findWatch(ctx.db, partyId, ctx.actor.actorId);
  const now = ctx.clock.now().toISOString();
  const since = (wished: boolean | undefined, was: string | null) =>
    wished === undefined ? was : wished ? (was ?? now) : null;
  const watch = {
    partyId,
    followedAt: since(wish.follow, before.followedAt),
    starredAt: since(wish.star, before.starredAt),
  };
  await putWatch(ctx.db, ctx.actor.actorId, watch);
  ctx.audit({ subjectKind: 'party', subjectId: partyId, ...wish });
  return watch;
}

/** Customers the actor starred and still reaches. */
export async function listStarred(ctx: ActionContext) {
  const rows = await listStarredRows(ctx.db, ctx.actor.actorId, MOST_STARRED);
  const names = await namesOf(
    ctx,
    rows.map(({ partyId }) => partyId),
  );
  return {
    items: rows.flatMap(({ partyId, starredAt }) => {
      const party = names.get(partyId);
      return party ? [{ partyId, displayName: party.displayName, number: party.number, starredAt }] : [];
    }),
  };
}

const cursorValues = z.tuple([z.string(), z.uuid()]);

/** What happened with customers the actor follows; those out of reach since are left out. */
export async function listHappenings(
  ctx: ActionContext,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<Happening>> {
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, cursorValues);
  const rows = await listHappeningRows(ctx.db, ctx.actor.actorId, {
    after: after ? { occurredAt: after[0], happeningId: after[1] } : null,
    limit: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  const names = await namesOf(
    ctx,
    shown.map(({ partyId }) => partyId),
  );
  const last = shown.at(-1);
  return {
    items: shown.flatMap((row) => {
      const party = names.get(row.partyId);
      return party ? [{ ...row, partyName: party.displayName }] : [];
    }),
    nextCursor: rows.length > query.limit && last ? encodeCursor([last.occurredAt, last.happeningId]) : null,
  };
}

/** How much of it the actor has not seen. */
export async function countUnseenHappenings(ctx: ActionContext) {
  const unseen = await countUnseen(ctx.db, ctx.actor.actorId, COUNTED_TO + 1);
  return { unseen: Math.min(unseen, COUNTED_TO), isMore: unseen > COUNTED_TO };
}

/** Notes that the actor has seen all until an instant. */
export async function seeHappenings(ctx: ActionContext, until: string): Promise<Record<string, never>> {
  await markSeen(ctx.db, ctx.actor.actorId, until, ctx.clock.now());
  ctx.audit({ subjectKind: 'happenings', subjectId: ctx.actor.actorId, until });
  return {};
}

async function namesOf(ctx: ActionContext, partyIds: readonly string[]) {
  const parties = await listPartySummaries(ctx, [...new Set(partyIds)]);
  return new Map(parties.map((party) => [party.partyId, party]));
}
