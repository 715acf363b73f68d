import { z } from 'zod';
import { defineJob } from '#platform';
import { workOnBulkChange } from '../actions/work-on-bulk-change.ts';
import { deleteOldBulkChanges } from '../data/bulk-queries.ts';

const longestMinutes = 12 * 60;
const dayMilliseconds = 86_400_000;
/** A selection names customers, so it is kept only as long as somebody may want to undo. */
const keptDays = 30;

/** Changes many customers, or takes it back, batch by batch; taken up again where it stopped. */
export const bulkChangeJob = defineJob({
  name: 'parties.bulk-change',
  payload: z.object({ bulkChangeId: z.uuid() }),
  async run(job, { bulkChangeId }) {
    let isMore = true;
    while (isMore) {
      if (job.signal.aborted) throw new Error('the worker is stopping; the change goes on when it is back');
      isMore = await job.inTransaction((ctx) => workOnBulkChange(ctx, bulkChangeId));
    }
  },
  expireMinutes: longestMinutes,
  retryLimit: 20,
});

/** Forgets what was chosen in old changes. */
export const tidyBulkChangesJob = defineJob({
  name: 'parties.tidy-bulk-changes',
  payload: z.object({}),
  cron: '20 3 * * *',
  async run(job) {
    await deleteOldBulkChanges(job.db, new Date(job.clock.now().getTime() - keptDays * dayMilliseconds));
  },
});
