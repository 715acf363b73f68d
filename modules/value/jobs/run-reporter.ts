import type { JobContext } from '#platform';
import type { RunPhase, RunProgress } from '../contract/index.ts';
import { isCancelRequested, updateOpenRun } from '../data/run-queries.ts';

/** Thrown inside a run when somebody has asked it to stop. */
export class RunCancelled extends Error {
  override name = 'RunCancelled';
}

export interface RunReporter {
  /** Aborted when somebody cancels the run or the program is asked to stop. */
  signal: AbortSignal;
  report(phase: RunPhase, done: number, total: number | null): void;
  stop(): void;
}

const EVERY_MILLISECONDS = 1000;

/** Writes every second how far the run is, and looks whether somebody has asked it to stop. */
export function reporterOf(ctx: JobContext, runId: string): RunReporter {
  const cancelled = new AbortController();
  let latest: RunProgress = { phase: 'reading', done: 0, total: null };
  let isBusy = false;
  const beat = async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      if (latest.phase !== 'writing' && (await isCancelRequested(ctx.db, runId))) {
        cancelled.abort(new RunCancelled());
      } else {
        await updateOpenRun(ctx.db, runId, { progress: latest, progress_at: ctx.clock.now() });
      }
    } catch (failure) {
      ctx.log.warn({ err: failure, runId }, 'progress of the value run could not be written');
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(() => void beat(), EVERY_MILLISECONDS);
  return {
    signal: AbortSignal.any([ctx.signal, cancelled.signal]),
    report(phase, done, total) {
      latest = { phase, done, total };
    },
    stop: () => clearInterval(timer),
  };
}
