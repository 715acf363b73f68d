import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type PromiseFactKind,
  type PromiseShown,
  promiseRecovered,
  promiseRenegotiated,
  promisesGive,
  promisesOverride,
  promisesProblems,
} from '../contract/index.ts';
import { findVersions, versionId } from '../data/definition-queries.ts';
import { insertFact, type PromiseFactRow, type PromiseRow, updateStanding } from '../data/promise-queries.ts';
import { listPayments } from '../data/redress-queries.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { loadToChange, refuseDecided } from './load-promise.ts';
import { showPromise } from './show-promise.ts';

interface Seen {
  promiseId: string;
  revision: number;
}

/** Says that a promise was kept, with evidence; of a broken one, that it was done late. */
export async function keepPromise(
  ctx: ActionContext,
  asked: Seen & { evidence: string; keptAt?: string | undefined },
): Promise<PromiseShown> {
  const row = await loadToChange(ctx, promisesGive, asked);
  if (row.state !== 'running' && row.state !== 'broken') refuseDecided(row);
  if (row.fulfilled_at !== null) refuseDecided(row);
  const now = ctx.clock.now().toISOString();
  const keptAt = asked.keptAt === undefined ? now : new Date(asked.keptAt).toISOString();
  if (keptAt > now || keptAt < row.started_at) {
    refuse(
      promisesProblems.dueOutOfRange,
      `${keptAt} is not between the giving of the promise at ${row.started_at} and now; say when it was kept`,
    );
  }
  const undoesBreaking = row.state === 'broken' && row.due_at !== null && keptAt <= row.due_at;
  if (undoesBreaking && ctx.actor.scopeOf(promisesOverride) === undefined) {
    refuse(
      promisesProblems.dueOutOfRange,
      'the promise is broken; that it was kept in time after all is for who may override to say',
    );
  }
  return record(ctx, row, { kind: 'kept', note: asked.evidence, happened_at: keptAt });
}

/** Tells the customer of a new day before the promise breaks. Once: a promise that moves twice is none. */
export async function renegotiatePromise(
  ctx: ActionContext,
  asked: Seen & { dueAt: string; told: string },
): Promise<PromiseShown> {
  const row = await loadToChange(ctx, promisesGive, asked);
  if (row.state !== 'running') refuseDecided(row);
  if (row.renegotiated_at !== null) {
    refuse(
      promisesProblems.renegotiatedOnce,
      `the customer was told of a new day at ${row.renegotiated_at}; keep that one, or let it break and make it good`,
    );
  }
  const dueAt = new Date(asked.dueAt).toISOString();
  const earliest = row.due_at ?? ctx.clock.now().toISOString();
  const latestMs = ctx.clock.now().getTime() + 366 * 86_400_000;
  if (dueAt <= earliest || Date.parse(dueAt) > latestMs) {
    refuse(
      promisesProblems.dueOutOfRange,
      `${dueAt} is not after ${earliest} and within a year; choose a later day`,
    );
  }
  const shown = await record(ctx, row, { kind: 'renegotiated', note: asked.told, new_due_at: dueAt });
  await ctx.announce(promiseRenegotiated, { ...nameOf(row), dueAt });
  return shown;
}

/** Says that an exclusion came to pass. A broken promise is excused only while nothing was paid for it. */
export async function excusePromise(
  ctx: ActionContext,
  asked: Seen & { exclusionKey?: string | undefined; reason: string },
): Promise<PromiseShown> {
  const row = await loadToChange(ctx, promisesOverride, asked);
  if (row.state !== 'running' && row.state !== 'broken') refuseDecided(row);
  await requireExclusion(ctx, row, asked.exclusionKey);
  if ((await listPayments(ctx.db, row)).length > 0) {
    refuse(
      promisesProblems.redressPaidAlready,
      'redress was paid, which says that the promise broke; it cannot be excused any more',
    );
  }
  const exclusion_key = asked.exclusionKey ?? null;
  return record(ctx, row, { kind: 'excused', note: asked.reason, exclusion_key });
}

async function requireExclusion(ctx: ActionContext, row: PromiseRow, key: string | undefined): Promise<void> {
  if (key === undefined) return;
  const versions = await findVersions(ctx.db, [row]);
  const known = versions.get(versionId(row.definition_key, row.definition_version))?.body.exclusions ?? [];
  if (known.some((one) => one.key === key)) return;
  const names = known.map((one) => one.key).join(', ') || 'none';
  refuse(promisesProblems.unknownPromiseKind, `the promise has no exclusion "${key}"; it has: ${names}`);
}

/** Takes a running promise back. */
export async function withdrawPromise(
  ctx: ActionContext,
  asked: Seen & { reason: string },
): Promise<PromiseShown> {
  const row = await loadToChange(ctx, promisesOverride, asked);
  if (row.state !== 'running') refuseDecided(row);
  return record(ctx, row, { kind: 'withdrawn', note: asked.reason });
}

/** Says that we apologised and made a broken promise good. */
export async function recoverPromise(
  ctx: ActionContext,
  asked: Seen & { note: string },
): Promise<PromiseShown> {
  const row = await loadToChange(ctx, promisesGive, asked);
  if (row.state !== 'broken' || row.recovered_at !== null) refuseDecided(row);
  const shown = await record(ctx, row, { kind: 'recovered', note: asked.note });
  await ctx.announce(promiseRecovered, nameOf(row));
  return shown;
}

/** Decides that redress is owed, where the rule leaves it to somebody. */
export async function grantRedress(
  ctx: ActionContext,
  asked: Seen & { reason: string },
): Promise<PromiseShown> {
  const row = await loadToChange(ctx, promisesOverride, asked);
  if (row.state !== 'broken') refuseDecided(row);
  const versions = await findVersions(ctx.db, [row]);
  const rule = versions.get(versionId(row.definition_key, row.definition_version))?.body.redress;
  if (!rule || rule.automatic) {
    refuse(
      promisesProblems.nothingOwed,
      rule
        ? 'redress for this promise arises by itself; nothing is left to grant'
        : 'no redress belongs to this promise; make it good in another way',
    );
  }
  return record(ctx, row, { kind: 'redress-granted', note: asked.reason });
}

export const nameOf = (row: PromiseRow) => ({
  partyId: row.party_id,
  promiseId: row.promise_id,
  definitionKey: row.definition_key,
});

type NewFact = Pick<PromiseFactRow, 'kind' | 'note'> & Partial<PromiseFactRow>;

/** Writes a fact and what now follows from all of them. */
async function record(ctx: ActionContext, row: PromiseRow, fact: NewFact): Promise<PromiseShown> {
  await writeFact(ctx, row, fact);
  const revision = row.revision + 1;
  await updateStanding(ctx.db, row, { revision });
  await bringUpToDate(ctx, { ...row, revision });
  const said: PromiseFactKind = fact.kind;
  ctx.audit({ subjectKind: 'party', subjectId: row.party_id, promiseId: row.promise_id, said });
  return showPromise(ctx, row.promise_id);
}

/** Writes a fact of a promise. */
export async function writeFact(ctx: ActionContext, row: PromiseRow, fact: NewFact): Promise<void> {
  const at = ctx.clock.now().toISOString();
  await insertFact(ctx.db, {
    party_id: row.party_id,
    promise_id: row.promise_id,
    fact_id: ctx.newId(),
    at,
    happened_at: at,
    exclusion_key: null,
    new_due_at: null,
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
    ...fact,
  });
}
