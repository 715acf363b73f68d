import { mergeUndone, partiesMerged } from '#modules/parties/contract';
import { defineListener } from '#platform';
import { joinConsents, partConsents } from '../actions/join-consents.ts';
import { moveRequests } from '../data/request-queries.ts';

/** Two files became one: requests about the one that went up are about the survivor. */
export const onPartiesMerged = defineListener({
  event: partiesMerged,
  name: 'privacy.move-requests',
  async run(ctx, { partyId, mergedPartyId }) {
    await moveRequests(ctx.db, { from: mergedPartyId, to: partyId });
  },
});

/** Two files became one: where they stood differently, the more restrictive word holds. */
export const joinConsentsOfMerged = defineListener({
  event: partiesMerged,
  name: 'privacy.join-consents',
  run: joinConsents,
});

/** Two files of one again: each stands as its own customer decided. */
export const partConsentsOfUnmerged = defineListener({
  event: mergeUndone,
  name: 'privacy.part-consents',
  run: partConsents,
});
