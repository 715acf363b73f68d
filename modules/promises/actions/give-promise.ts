import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { type PromiseShown, promisesGive, promisesOverride, promisesProblems } from '../contract/index.ts';
import {
  countUnrecovered,
  findPartyInReach,
  lockParty,
  type PromisedParty,
} from '../data/promise-queries.ts';
import {
  type CurrentDefinition,
  currentDefinitions,
  type GivenPromises,
  isInForce,
  keepVersion,
} from './definitions.ts';
import { showPromise } from './show-promise.ts';
import { beginPromise, type NewPromise, promisedSeconds } from './start-promise.ts';

const YEAR_SECONDS = 366 * 86_400;

export interface PromiseAsked {
  partyId: string;
  definitionKey?: string | undefined;
  ownWords?: string | undefined;
  dueAt?: string | undefined;
  keptByCall?: boolean | undefined;
  ownerId?: string | null | undefined;
  overrideReason?: string | undefined;
}

/** Promises something to a customer. While an earlier promise is broken and not made good, only with a reason (S4-17). */
export async function givePromise(
  ctx: ActionContext,
  given: GivenPromises,
  asked: PromiseAsked,
): Promise<PromiseShown> {
  const party = await findPartyInReach(ctx, promisesGive, asked.partyId);
  if (!party) refuse(notFound, 'there is no such customer, or it belongs to another branch');
  if (party.diedOn !== null || party.archivedAt !== null) {
    refuse(promisesProblems.notPromisable, 'this customer has died or was archived; nothing can be promised');
  }
  await lockParty(ctx.db, asked.partyId);
  const overridden = await requireMadeGood(ctx, asked);
  const by = {
    party_id: asked.partyId,
    branch_id: party.branchId,
    given_by_id: ctx.actor.actorId,
    given_by_name: ctx.actor.displayName,
    owner_id: asked.ownerId ?? null,
    overridden_because: overridden,
    started_at: ctx.clock.now().toISOString(),
  };
  const promise = await beginPromise(ctx, { ...by, ...(await whatIsPromised(ctx, given, asked, party)) });
  if (!promise) throw new Error('a promise given by hand is always new');
  ctx.audit({
    subjectKind: 'party',
    subjectId: asked.partyId,
    promiseId: promise.promise_id,
    overridden: overridden !== null,
  });
  return showPromise(ctx, promise.promise_id);
}

/** The reason for promising on top of a broken promise; null when there is none broken. */
async function requireMadeGood(ctx: ActionContext, asked: PromiseAsked): Promise<string | null> {
  const broken = await countUnrecovered(ctx.db, asked.partyId);
  if (broken === 0) return null;
  const mayOverride = ctx.actor.scopeOf(promisesOverride) !== undefined;
  if (asked.overrideReason !== undefined && mayOverride) return asked.overrideReason;
  return refuse(
    promisesProblems.brokenPromiseFirst,
    `${broken} promise${broken === 1 ? ' to this customer is' : 's to this customer are'} broken and not made good; make good first, or let who may override promise anew with a reason`,
    { context: { count: broken, mayOverride } },
  );
}

async function whatIsPromised(
  ctx: ActionContext,
  given: GivenPromises,
  asked: PromiseAsked,
  party: PromisedParty,
): Promise<Pick<NewPromise, 'limit_seconds' | 'owner_role'> & Partial<NewPromise>> {
  const nowMs = ctx.clock.now().getTime();
  const seconds = asked.dueAt === undefined ? null : Math.round((Date.parse(asked.dueAt) - nowMs) / 1000);
  if (seconds !== null && (seconds < 1 || seconds > YEAR_SECONDS)) {
    refuse(
      promisesProblems.dueOutOfRange,
      `${asked.dueAt} has passed or lies beyond a year; choose a time between`,
    );
  }
  if (asked.definitionKey === undefined) {
    return {
      own_words: asked.ownWords ?? '',
      kept_by_call: asked.keptByCall ?? false,
      named_due_at: asked.dueAt ?? null,
      limit_seconds: seconds ?? YEAR_SECONDS,
      owner_role: ctx.actor.roles[0] ?? 'manager',
      owner_id: asked.ownerId ?? party.ownerId ?? ctx.actor.actorId,
    };
  }
  const current = await promisable(ctx, given, asked.definitionKey);
  await keepVersion(ctx, current);
  return {
    definition_key: current.definition.key,
    definition_version: current.version,
    is_internal: current.definition.internal !== undefined,
    limit_seconds: promisedSeconds(current, party.tags),
    named_due_at: asked.dueAt ?? null,
    owner_role: current.definition.ownerRole,
  };
}

/** A promise of the business that can be given by hand, or a refusal that names those there are. */
async function promisable(
  ctx: ActionContext,
  given: GivenPromises,
  definitionKey: string,
): Promise<CurrentDefinition> {
  const today = ctx.clock.today(ctx.settings.timeZone);
  const all = (await currentDefinitions(ctx.db, given)).filter(
    (one) => isInForce(one, today) && one.definition.measure.from === undefined,
  );
  const found = all.find(({ definition }) => definition.key === definitionKey);
  if (found) return found;
  const known = all.map(({ definition }) => definition.key).join(', ') || 'none';
  return refuse(
    promisesProblems.unknownPromiseKind,
    `"${definitionKey}" cannot be promised by hand today; there are: ${known}`,
  );
}
