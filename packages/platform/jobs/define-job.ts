import type { z } from 'zod';
import type { ActionContext, BusinessSettings } from '../actions/action-context.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/open-database.ts';
import type { Log } from '../log.ts';
import type { Actor } from '../policy/actor.ts';

export interface JobContext {
  /** Outside any transaction, for reading. */
  db: Database;
  actor: Actor;
  clock: Clock;
  settings: BusinessSettings;
  log: Log;
  /** Aborted when the worker is asked to stop: leave at the next safe point; the job is run again. */
  signal: AbortSignal;
  newId(): string;
  inTransaction<T>(work: (ctx: ActionContext) => Promise<T>): Promise<T>;
}

export interface JobDefinition<S extends z.ZodObject = z.ZodObject> {
  /** `<module>.<noun>`: `value.run`. */
  name: string;
  payload: S;
  /** May be run twice; must leave the same state. */
  run(ctx: JobContext, payload: z.infer<S>): Promise<void>;
  /** Cron expression in the business time zone. */
  cron?: string;
  /** Longest time a run may take before it is taken for lost; its heartbeat tells a crash much sooner. */
  expireMinutes?: number;
  /** At most one waiting or running job of each singleton key. */
  exclusive?: boolean;
  retryLimit?: number;
}

export type JobPayload<J extends JobDefinition> = z.infer<J['payload']>;

/** Declares a job. */
export function defineJob<S extends z.ZodObject>(job: JobDefinition<S>): JobDefinition<S> {
  return job;
}
