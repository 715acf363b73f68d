import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../platform.ts';
import type { JobContext } from './define-job.ts';
import { jobContext } from './run-job.ts';

/** Short work that every worker does again and again while it runs. Two workers may do it at once. */
export interface Pulse {
  /** `<module>.<noun>`. */
  name: string;
  everyMilliseconds: number;
  /** Must be quick when there is nothing to do. */
  run(ctx: JobContext): Promise<void>;
}

/** Runs a pulse until `stop` is aborted, never beside itself; a failure is logged and the next beat tries again. */
export async function runPulse(platform: Platform, pulse: Pulse, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await pulse.run(await jobContext(platform, pulse.name, stop));
    } catch (failure) {
      if (!stop.aborted) platform.log.warn({ err: failure, pulse: pulse.name }, 'pulse failed');
    }
    await sleep(pulse.everyMilliseconds, undefined, { signal: stop }).catch(() => {});
  }
}
