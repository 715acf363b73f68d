import { sql } from 'kysely';
import { makeContext } from '../actions/make-context.ts';
import { pruneAudit } from '../audit/prune-audit.ts';
import { sealAudit } from '../audit/seal-audit.ts';
import { newUuid } from '../ids.ts';
import type { Platform } from '../platform.ts';
import { systemActor } from '../policy/actor.ts';
import { readSecuritySettings } from '../settings/security-settings.ts';
import type { JobDefinition } from './define-job.ts';
import { type Listener, listenerQueue } from './define-listener.ts';
import { runPulse } from './pulse.ts';
import { runJob, runListener } from './run-job.ts';

const POLLING = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };
const HEARTBEAT_MILLISECONDS = 5000;
const SEALING_MILLISECONDS = 10_000;
const HOUR_MILLISECONDS = 3_600_000;

/** Takes jobs and events from the queue until `stop` is aborted. */
export async function runWorker(platform: Platform, stop: AbortSignal): Promise<void> {
  const { boss, jobs, listeners } = platform.jobs;
  for (const job of jobs) await workOnJob(platform, job, stop);
  for (const listener of listeners) await workOnListener(platform, listener);
  for (const job of jobs) await scheduleJob(platform, job);
  beatUntil(platform, stop);
  for (const pulse of platform.modules.flatMap((module) => module.pulses ?? [])) {
    void runPulse(platform, pulse, stop);
  }
  platform.log.info({ jobs: jobs.length, listeners: listeners.length }, 'worker runs');
  async function workOnJob(_: Platform, job: JobDefinition, signal: AbortSignal) {
    await boss.work(job.name, POLLING, async (batch) => {
      for (const taken of batch) {
        await logFailure(job.name, () =>
          runJob(platform, job, taken.data, AbortSignal.any([signal, taken.signal])),
        );
      }
    });
  }
  async function workOnListener(_: Platform, listener: Listener) {
    const queue = listenerQueue(listener);
    await boss.work(queue, { ...POLLING, batchSize: 20 }, async (batch) => {
      for (const taken of batch) await logFailure(queue, () => runListener(platform, listener, taken.data));
    });
  }
  async function logFailure(queue: string, run: () => Promise<void>) {
    try {
      await run();
    } catch (failure) {
      platform.log.error({ err: failure, queue }, 'job failed; it will be tried again');
      throw failure;
    }
  }
}

async function scheduleJob(platform: Platform, job: JobDefinition): Promise<void> {
  if (!job.cron) return;
  const { timeZone } = await platform.settings();
  await platform.jobs.boss.schedule(job.name, job.cron, {}, { tz: timeZone });
}

/** Tells the rest of the system, through the database they share, that somebody runs jobs; forgets what is too old to be asked for. */
function beatUntil(platform: Platform, stop: AbortSignal): void {
  const workerId = newUuid(platform.clock.now().getTime());
  const { db } = platform.database;
  const beat = () =>
    sql`insert into platform.worker_heartbeat (worker_id, seen_at) values (${workerId}, ${platform.clock.now()})
        on conflict (worker_id) do update set seen_at = excluded.seen_at`.execute(db);
  const forget = async () => {
    await sql`delete from platform.worker_heartbeat where seen_at < now() - interval '1 day'`.execute(db);
    await sql`delete from platform.idempotency_key where created_at < now() - interval '7 days'`.execute(db);
    await forgetAudit(platform);
  };
  repeatUntil(stop, HEARTBEAT_MILLISECONDS, beat, platform);
  repeatUntil(stop, SEALING_MILLISECONDS, () => keepAudit(platform), platform);
  repeatUntil(stop, HOUR_MILLISECONDS, forget, platform);
}

/** Extends the chain of the audit log, and notes its end where the database cannot reach. */
async function keepAudit(platform: Platform): Promise<void> {
  const head = await sealAudit(platform.database, platform.clock);
  if (head) platform.log.info({ audit: head }, 'audit log sealed');
}

/** Forgets audit entries that are older than the years the business keeps them; without such a number, none. */
async function forgetAudit(platform: Platform): Promise<void> {
  const settings = await platform.settings();
  const { auditYears } = await readSecuritySettings(platform.database.db);
  if (auditYears === null) return;
  const before = platform.clock.now();
  before.setUTCFullYear(before.getUTCFullYear() - auditYears);
  await platform.database.inTransaction((tx) => {
    const caller = { actor: systemActor, requestId: 'audit-retention', settings };
    return pruneAudit(makeContext(platform, tx, caller), before);
  });
}

function repeatUntil(
  stop: AbortSignal,
  every: number,
  work: () => Promise<unknown>,
  platform: Platform,
): void {
  const run = () =>
    void work().catch((failure: unknown) => platform.log.warn({ err: failure }, 'worker housekeeping'));
  run();
  const timer = setInterval(run, every);
  stop.addEventListener('abort', () => clearInterval(timer));
}
