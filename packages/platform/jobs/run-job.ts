import { makeContext } from '../actions/make-context.ts';
import { newUuid } from '../ids.ts';
import type { Platform } from '../platform.ts';
import { systemActor } from '../policy/actor.ts';
import type { JobContext, JobDefinition } from './define-job.ts';
import type { Listener } from './define-listener.ts';

/** Runs one job once, with its payload parsed anew: the queue is an edge like any other. */
export async function runJob(
  platform: Platform,
  job: JobDefinition,
  data: unknown,
  signal: AbortSignal,
): Promise<void> {
  const payload = job.payload.parse(data ?? {});
  await job.run(await jobContext(platform, job.name, signal), payload);
}

/** What work in the background is given: the system acts, and transactions are opened as needed. */
export async function jobContext(platform: Platform, name: string, signal: AbortSignal): Promise<JobContext> {
  const settings = await platform.settings();
  const newId = () => newUuid(platform.clock.now().getTime());
  const requestId = `job:${name}:${newId()}`;
  const caller = { actor: systemActor, requestId, settings };
  return {
    db: platform.database.db,
    actor: systemActor,
    clock: platform.clock,
    settings,
    log: platform.log.child({ job: name }),
    signal,
    newId,
    inTransaction: (work) => platform.database.inTransaction((tx) => work(makeContext(platform, tx, caller))),
  };
}

interface EventEnvelope {
  eventId: string;
  occurredAt: string;
  byId?: string;
  payload: unknown;
}

/** Runs one listener once, in a transaction of its own. */
export async function runListener(platform: Platform, listener: Listener, data: unknown): Promise<void> {
  const { payload, ...occurrence } = data as EventEnvelope;
  const caller = {
    actor: systemActor,
    requestId: `event:${occurrence.eventId}`,
    settings: await platform.settings(),
  };
  await platform.database.inTransaction((tx) =>
    listener.run(makeContext(platform, tx, caller), listener.event.payload.parse(payload), occurrence),
  );
}
