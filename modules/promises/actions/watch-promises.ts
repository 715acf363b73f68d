import type { JobContext } from '#platform';
import { listToCheck, lockParty, lockPromise } from '../data/promise-queries.ts';
import { bringUpToDate } from './bring-up-to-date.ts';

const MOST_AT_ONCE = 200;

/**
 * Looks again at every promise whose time has come, each in a transaction of its own: what one of them leads to is done
 * wholly or not at all, and a second run finds nothing left to do.
 */
export async function watchPromises(job: JobContext): Promise<void> {
  const now = job.clock.now().toISOString();
  let after: readonly [string, string] | null = null;
  while (!job.signal.aborted) {
    const due = await listToCheck(job.db, { now, after, limit: MOST_AT_ONCE });
    for (const promise of due) {
      if (job.signal.aborted) return;
      try {
        await job.inTransaction(async (ctx) => {
          await lockParty(ctx.db, promise.party_id);
          const row = await lockPromise(ctx.db, promise);
          if (row && row.next_check_at !== null && row.next_check_at <= now) await bringUpToDate(ctx, row);
        });
      } catch (failure) {
        // One that cannot be read must not keep the others from being watched; it is tried again with the next run.
        job.log.error({ err: failure, promiseId: promise.promise_id }, 'a promise could not be read');
      }
    }
    const last = due.at(-1);
    if (!last || due.length < MOST_AT_ONCE) return;
    after = [last.next_check_at, last.promise_id];
  }
}
