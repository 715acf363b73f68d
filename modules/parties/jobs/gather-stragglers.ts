import { z } from 'zod';
import { defineJob } from '#platform';
import { moveMergeRows } from '../actions/merge-rows.ts';
import { addMergeCounts, findOpenMerge } from '../data/merge-queries.ts';

/**
 * What was being written for a merged party while it was merged (an import under way, a call just being noted) arrives
 * under the old id. It goes over to the survivor a little later, and into the same journal.
 */
export const gatherStragglersJob = defineJob({
  name: 'parties.gather-stragglers',
  payload: z.object({ partyId: z.uuid(), mergedPartyId: z.uuid(), mergeId: z.uuid() }),
  async run(ctx, { partyId, mergedPartyId, mergeId }) {
    await ctx.inTransaction(async (tx) => {
      // Held, so that an undo waits or has been; after it the old id is somebody again and keeps what is theirs.
      if (!(await findOpenMerge(tx.db, { survivorId: partyId, mergeId }))) return;
      const counts = await moveMergeRows(tx, { survivorId: partyId, mergedId: mergedPartyId }, mergeId, []);
      await addMergeCounts(tx.db, { survivorId: partyId, mergeId }, counts);
    });
  },
});
