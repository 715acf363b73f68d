import { z } from 'zod';
import { defineJob } from '#platform';
import { deleteDraftsBefore } from '../data/draft-queries.ts';
import { deleteHappeningsBefore } from '../data/watch-queries.ts';

const dayMilliseconds = 86_400_000;
const keptDaysOfDrafts = 180;
const keptDaysOfHappenings = 92;

/** Drops drafts nobody went on with and forgets old happenings. */
export const tidyDeskJob = defineJob({
  name: 'desk.tidy',
  payload: z.object({}),
  cron: '50 3 * * *',
  async run(job) {
    const before = (days: number) => new Date(job.clock.now().getTime() - days * dayMilliseconds);
    await deleteDraftsBefore(job.db, before(keptDaysOfDrafts));
    await deleteHappeningsBefore(job.db, before(keptDaysOfHappenings));
  },
});
