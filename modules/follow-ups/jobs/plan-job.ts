import { z } from 'zod';
import { defineJob, type JobContext, type JobDefinition } from '#platform';
import { planFollowUps } from '../actions/plan-follow-ups.ts';
import { refreshLastContacts } from '../actions/refresh-last-contact.ts';
import type { GivenRules } from '../actions/rules.ts';
import type { Among } from '../data/among.ts';
import { joinInSets, shareBoundaries } from '../data/planning-queries.ts';
import { advancePlanning, insertPlanning } from '../data/planning-run-queries.ts';

/** Customers planned for in one transaction. */
const SHARE = 50_000;

/**
 * Plans for everybody, and tells lists when each was last in contact, share by share; each share is one transaction with its progress, and planning it again plans
 * nothing twice. Every night, and whenever somebody asks.
 */
export function planJob(given: GivenRules, share = SHARE): JobDefinition {
  return defineJob({
    name: 'follow-ups.plan',
    payload: z.object({ planningId: z.uuid().optional() }),
    cron: '15 4 * * *',
    expireMinutes: 120,
    async run(job, { planningId }) {
      const run = planningId ?? (await ofTheNight(job));
      if (run !== undefined) await planAll(job, given, { planningId: run, share });
    },
  }) as unknown as JobDefinition;
}

async function ofTheNight(job: JobContext): Promise<string | undefined> {
  const planningId = job.newId();
  const run = { planningId, at: job.clock.now(), byName: job.actor.displayName };
  return (await insertPlanning(job.db, run)) ? planningId : undefined;
}

async function planAll(
  job: JobContext,
  given: GivenRules,
  { planningId, share }: { planningId: string; share: number },
): Promise<void> {
  const shares = sharesBetween(await shareBoundaries(job.db, share));
  for (const [index, among] of shares.entries()) {
    if (job.signal.aborted) throw new Error('the worker is stopping; planning goes on when it is back');
    const isLast = index === shares.length - 1;
    const goesOn = await job.inTransaction(async (ctx) => {
      await joinInSets(ctx.db);
      await refreshLastContacts(ctx, among);
      const done = await planFollowUps(ctx, given, { among });
      const finishedAt = isLast ? ctx.clock.now() : null;
      return advancePlanning(ctx.db, planningId, {
        ...done,
        progress: (index + 1) / shares.length,
        finishedAt,
      });
    });
    if (!goesOn) return;
  }
}

function sharesBetween(boundaries: readonly string[]): Among[] {
  const edges = [null, ...boundaries, null];
  return edges.slice(0, -1).map((from, index) => ({
    fromPartyId: from,
    beforePartyId: edges[index + 1] ?? null,
  }));
}
