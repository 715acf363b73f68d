import { defineListener } from '#platform';
import { partiesImported } from '../contract/index.ts';
import { describeLikenessJob } from '../jobs/describe-likeness.ts';

const WHEN_IT_IS_QUIET_MS = 30_000;

/** An import tells of every batch; the files are described once, when no further batch follows at once. */
export const onPartiesImported = defineListener({
  event: partiesImported,
  name: 'parties.describe-imported',
  async run(ctx) {
    const runAt = new Date(ctx.clock.now().getTime() + WHEN_IT_IS_QUIET_MS).toISOString();
    await ctx.enqueue(describeLikenessJob, {}, { runAt, singletonKey: 'parties.describe-likeness' });
  },
});
