import { mergeUndone, partiesMerged } from '#modules/parties/contract';
import { defineListener } from '#platform';
import { publishPurchaseFigures } from '../actions/publish-purchase-figures.ts';

/** Two files became one: what the lists show of purchases is summed over both. */
export const onPartiesMerged = defineListener({
  event: partiesMerged,
  name: 'orders.sum-merged-purchases',
  async run(ctx, { partyId }) {
    await publishPurchaseFigures(ctx, { partyIds: [partyId] });
  },
});

/** One file became two again: each is summed by itself. */
export const onMergeUndone = defineListener({
  event: mergeUndone,
  name: 'orders.sum-parted-purchases',
  async run(ctx, { partyId, restoredPartyId }) {
    await publishPurchaseFigures(ctx, { partyIds: [partyId, restoredPartyId] });
  },
});
