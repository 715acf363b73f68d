import { allowedSeconds } from '#pack-kit';
import type { ActionContext } from '#platform';
import { dayAt } from '#working-time';
import { promiseGiven } from '../contract/index.ts';
import { findParty, insertPromise, lockPromise, type PromiseRow } from '../data/promise-queries.ts';
import { fitsRule, type HeardEvent, instantOf, matchValuesOf } from '../domain/match-events.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { type CurrentDefinition, isInForce, keepVersion } from './definitions.ts';

/** What differs between promises when they begin; the rest follows from facts. */
export type NewPromise = Pick<PromiseRow, 'party_id' | 'started_at' | 'limit_seconds' | 'owner_role'> &
  Partial<PromiseRow>;

/** Writes a promise down and reads where it stands; nothing when it was given for this event already. */
export async function beginPromise(ctx: ActionContext, given: NewPromise): Promise<PromiseRow | undefined> {
  const row: PromiseRow = {
    promise_id: ctx.newId(),
    definition_key: null,
    definition_version: null,
    own_words: null,
    kept_by_call: false,
    is_internal: false,
    branch_id: null,
    start_event_id: null,
    match_values: {},
    named_due_at: null,
    given_by_id: null,
    given_by_name: null,
    overridden_because: null,
    owner_id: null,
    state: 'running',
    due_at: null,
    decided_at: null,
    fulfilled_at: null,
    used_seconds: 0,
    is_paused: false,
    half_used_at: null,
    nearly_due_at: null,
    warned_percent: 0,
    renegotiated_at: null,
    recovered_at: null,
    care_task_id: null,
    next_check_at: null,
    revision: 1,
    ...given,
  };
  if (!(await insertPromise(ctx.db, row))) return undefined;
  const locked = await lockPromise(ctx.db, row);
  if (!locked) throw new Error('the promise just given cannot be read');
  const standing = await bringUpToDate(ctx, locked);
  const { party_id: partyId, promise_id: promiseId, definition_key: definitionKey } = row;
  await ctx.announce(promiseGiven, { partyId, promiseId, definitionKey, dueAt: standing.due_at });
  return standing;
}

/** The time a customer is promised: the shortest their tags give them, never more than everybody's. */
export function promisedSeconds({ definition }: CurrentDefinition, tags: readonly string[]): number {
  const tiers = definition.tiers.filter(({ tag }) => tags.includes(tag)).map(({ seconds }) => seconds);
  return Math.min(allowedSeconds(definition.measure), ...tiers);
}

/** Gives the promise that an event begins, if it begins one for a living customer. */
export async function startByEvent(
  ctx: ActionContext,
  current: CurrentDefinition,
  partyId: string,
  event: HeardEvent,
): Promise<void> {
  const { definition } = current;
  const { from } = definition.measure;
  if (!from || !fitsRule(event, from)) return;
  const startedAtMs = instantOf(event, from);
  if (!isInForce(current, dayAt(startedAtMs, ctx.settings.timeZone))) return;
  const party = await findParty(ctx.db, partyId);
  if (!party || party.archivedAt !== null || party.diedOn !== null) return;
  await keepVersion(ctx, current);
  await beginPromise(ctx, {
    party_id: partyId,
    definition_key: definition.key,
    definition_version: current.version,
    is_internal: definition.internal !== undefined,
    branch_id: party.branchId,
    started_at: new Date(startedAtMs).toISOString(),
    start_event_id: event.eventId,
    match_values: matchValuesOf(event, definition.match),
    limit_seconds: promisedSeconds(current, party.tags),
    owner_role: definition.ownerRole,
  });
}
