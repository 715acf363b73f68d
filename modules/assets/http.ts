import { type BoundRoute, bindRoute } from '#platform';
import { exchangeAssets } from './actions/exchange-assets.ts';
import type { Guarantees } from './actions/guarantees.ts';
import { countRecalled, exportRecalled, listRecalled } from './actions/recall.ts';
import { recordAssetFact } from './actions/record-asset-fact.ts';
import { registerAsset } from './actions/register-asset.ts';
import { listAssets, showAsset } from './actions/show-assets.ts';
import { listGoodsCategories, showGuarantee } from './actions/show-guarantee.ts';
import { assetsRoutes as routes } from './contract/index.ts';

export const assetsHttp = (guarantees: Guarantees): BoundRoute[] => [
  bindRoute(routes.listAssets, (ctx, { query }) => listAssets(ctx, query)),
  bindRoute(routes.listRecalled, (ctx, { query }) => listRecalled(ctx, query)),
  bindRoute(routes.countRecalled, (ctx, { query }) => countRecalled(ctx, query)),
  bindRoute(routes.exportRecalled, (ctx, { query }) => exportRecalled(ctx, query)),
  bindRoute(routes.registerAsset, (ctx, { body }) => registerAsset(ctx, guarantees, body)),
  bindRoute(routes.listGoodsCategories, (ctx) => listGoodsCategories(ctx, guarantees)),
  bindRoute(routes.showGuarantee, (ctx, { params, query }) =>
    showGuarantee(ctx, guarantees, params.assetId, query),
  ),
  bindRoute(routes.exchangeAssets, (ctx, { params }) => exchangeAssets(ctx, params.partyId)),
  bindRoute(routes.showAsset, (ctx, { params }) => showAsset(ctx, params.assetId)),
  bindRoute(routes.recordAssetFact, (ctx, { params, body }) =>
    recordAssetFact(ctx, guarantees, { ...params, ...body }),
  ),
];
