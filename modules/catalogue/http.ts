import { bindRoute } from '#platform';
import { archiveOfferItem } from './actions/archive-offer-item.ts';
import { createOfferItem } from './actions/create-offer-item.ts';
import { presentOfferItem } from './actions/present-offer-item.ts';
import { restoreOfferItem } from './actions/restore-offer-item.ts';
import { updateOfferItem } from './actions/update-offer-item.ts';
import { catalogueRoutes as routes } from './contract/index.ts';
import { getOfferItemRow, listOfferItemRows } from './data/offer-items.ts';

export const catalogueHttp = [
  bindRoute(routes.listOfferItems, async (ctx, { query }) => {
    const { items, nextCursor } = await listOfferItemRows(ctx.db, query);
    return { items: items.map(presentOfferItem), nextCursor };
  }),
  bindRoute(routes.getOfferItem, async (ctx, { params }) =>
    presentOfferItem(await getOfferItemRow(ctx.db, params.offerItemId)),
  ),
  bindRoute(routes.createOfferItem, (ctx, { body }) => createOfferItem(ctx, body)),
  bindRoute(routes.updateOfferItem, (ctx, { params, body }) =>
    updateOfferItem(ctx, params.offerItemId, body),
  ),
  bindRoute(routes.archiveOfferItem, (ctx, { params }) => archiveOfferItem(ctx, params.offerItemId)),
  bindRoute(routes.restoreOfferItem, (ctx, { params }) => restoreOfferItem(ctx, params.offerItemId)),
];
