import { partiesMerged } from '#modules/parties/contract';
import { defineListener } from '#platform';
import { moveRequests } from '../data/request-queries.ts';

/** Two files became one: requests about the one that went up are about the survivor. */
export const onPartiesMerged = defineListener({
  event: partiesMerged,
  name: 'privacy.move-requests',
  async run(ctx, { partyId, mergedPartyId }) {
    await moveRequests(ctx.db, { from: mergedPartyId, to: partyId });
  },
});
