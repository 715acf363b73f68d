import type { ActionContext } from '#platform';
import { addDays, startOfDay } from '#working-time';
import {
  promiseBroken,
  promiseExcused,
  promiseKept,
  promiseWarned,
  promiseWithdrawn,
} from '../contract/index.ts';
import { findVersions, versionId } from '../data/definition-queries.ts';
import { listEvents } from '../data/event-queries.ts';
import {
  listFacts,
  type PromiseFactRow,
  type PromiseRow,
  type PromiseStanding,
  updateStanding,
} from '../data/promise-queries.ts';
import { type PromiseFacts, type PromiseReading, readPromise, shareUsedAt } from '../domain/read-promise.ts';
import { accrueRedress } from './accrue-redress.ts';
import { apologise } from './apologise.ts';
import { calendarOf, factsOf } from './promise-facts.ts';

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/**
 * Reads a locked promise anew from all its facts and events, keeps where it stands, and does what follows from it
 * once: tells others, plans the apology, writes down what is owed. Doing it again changes nothing.
 */
export async function bringUpToDate(ctx: ActionContext, row: PromiseRow): Promise<PromiseRow> {
  const versions = await findVersions(ctx.db, [row]);
  const definition = versions.get(versionId(row.definition_key, row.definition_version))?.body ?? null;
  const said = await listFacts(ctx.db, [row]);
  const facts = factsOf(row, definition, said, await listEvents(ctx.db, row.party_id, row.started_at));
  const calendar = await calendarOf(ctx, row, definition);
  const nowMs = ctx.clock.now().getTime();
  const reading = readPromise(facts, calendar, nowMs);
  const warnings = warningTimes(reading, (share) => shareUsedAt(facts, calendar, share, nowMs), facts);
  const standing = standingOf(row, reading, warnings, said, nowMs);
  const after = { ...row, ...standing };
  const owesUntil = await accrueRedress(ctx, after, definition, said);
  const careTaskId = await apologise(ctx, { before: row, after, definition });
  const next = {
    ...after,
    care_task_id: careTaskId,
    next_check_at: nextCheck(ctx, after, owesUntil),
    revision: after.state === row.state ? row.revision : row.revision + 1,
  };
  await updateStanding(ctx.db, row, { ...standing, ...pick(next) });
  await tell(ctx, row, next);
  return next;
}

const pick = ({ care_task_id, next_check_at, revision }: PromiseRow) => ({
  care_task_id,
  next_check_at,
  revision,
});

interface Warnings {
  halfMs: number | null;
  nearlyMs: number | null;
}

/** There is nothing to hurry for where time itself keeps the promise. */
function warningTimes(
  reading: PromiseReading,
  at: (share: number) => number | null,
  { measure }: PromiseFacts,
): Warnings {
  if (reading.state !== 'running' || reading.isPaused || measure.kind === 'right-first-time') {
    return { halfMs: null, nearlyMs: null };
  }
  return { halfMs: at(0.5), nearlyMs: at(0.8) };
}

function standingOf(
  row: PromiseRow,
  reading: PromiseReading,
  { halfMs, nearlyMs }: Warnings,
  said: readonly PromiseFactRow[],
  nowMs: number,
): Omit<PromiseStanding, 'care_task_id' | 'next_check_at' | 'revision'> {
  const recovered = said.find(({ kind }) => kind === 'recovered');
  const warned = nearlyMs !== null && nearlyMs <= nowMs ? 80 : halfMs !== null && halfMs <= nowMs ? 50 : 0;
  return {
    state: reading.state,
    due_at: iso(reading.dueAtMs),
    decided_at: iso(reading.decidedAtMs),
    fulfilled_at: iso(reading.fulfilledAtMs),
    used_seconds: Math.round(reading.usedMs / 1000),
    is_paused: reading.isPaused,
    half_used_at: iso(halfMs),
    nearly_due_at: iso(nearlyMs),
    warned_percent: Math.max(row.warned_percent, warned),
    renegotiated_at: said.find(({ kind }) => kind === 'renegotiated')?.at ?? null,
    recovered_at: reading.state === 'broken' ? (recovered?.at ?? null) : null,
  };
}

/** When the watch has to look again: at what comes next, and at least once a day while the branch may change its hours. */
function nextCheck(ctx: ActionContext, row: PromiseRow, owesUntil: string | null): string | null {
  if (row.state !== 'running') return owesUntil;
  const now = ctx.clock.now().toISOString();
  const tomorrow = startOfDay(addDays(ctx.clock.today(ctx.settings.timeZone), 1), ctx.settings.timeZone);
  // A millisecond on: at the due instant itself the promise still holds.
  const past = row.due_at === null ? null : new Date(Date.parse(row.due_at) + 1).toISOString();
  const coming = [row.half_used_at, row.nearly_due_at, past, tomorrow];
  return coming.flatMap((at) => (at !== null && at > now ? [at] : [])).sort()[0] ?? tomorrow;
}

async function tell(ctx: ActionContext, before: PromiseRow, after: PromiseRow): Promise<void> {
  const of = { partyId: after.party_id, promiseId: after.promise_id, definitionKey: after.definition_key };
  if (after.warned_percent > before.warned_percent && after.state === 'running') {
    await ctx.announce(promiseWarned, { ...of, percentUsed: after.warned_percent === 80 ? 80 : 50 });
  }
  if (after.state === before.state) return;
  if (after.state === 'kept') await ctx.announce(promiseKept, of);
  if (after.state === 'excused') await ctx.announce(promiseExcused, of);
  if (after.state === 'withdrawn') await ctx.announce(promiseWithdrawn, of);
  if (after.state === 'broken') {
    await ctx.announce(promiseBroken, { ...of, dueAt: after.due_at ?? after.decided_at ?? after.started_at });
  }
}
