import { z } from 'zod';
import { defineJob } from '#platform';
import { publishPurchaseFigures } from '../actions/publish-purchase-figures.ts';

/** After an import the figures of all its customers at once; summing them batch by batch would cost more than recording. */
export const publishFiguresJob = defineJob({
  name: 'orders.publish-figures',
  payload: z.object({ importId: z.uuid().nullable() }),
  expireMinutes: 60,
  async run(ctx, { importId }) {
    await ctx.inTransaction((tx) =>
      publishPurchaseFigures(tx, importId === null ? 'everybody' : { importId }),
    );
  },
});
