import { type BoundRoute, bindRoute } from '#platform';
import { addPart, changePart } from './actions/keep-parts.ts';
import { listPicks } from './actions/list-picks.ts';
import { countStock, moveStock, setReorderPoint, transferStock } from './actions/move-stock.ts';
import { closeOrder, orderParts, receiveOrder } from './actions/purchase-parts.ts';
import { showStockFigures } from './actions/show-figures.ts';
import { listMovements, listParts, showPart } from './actions/show-parts.ts';
import { listPurchases, listSuppliers, showPurchase } from './actions/show-purchases.ts';
import { stockRoutes as routes } from './contract/index.ts';

export const stockHttp: BoundRoute[] = [
  bindRoute(routes.listParts, (ctx, { query }) => listParts(ctx, query)),
  bindRoute(routes.addPart, (ctx, { body }) => addPart(ctx, body)),
  bindRoute(routes.showPart, (ctx, { params }) => showPart(ctx, params.partId)),
  bindRoute(routes.changePart, (ctx, { params, body }) => changePart(ctx, { ...params, ...body })),
  bindRoute(routes.listMovements, (ctx, { params, query }) => listMovements(ctx, { ...params, ...query })),
  bindRoute(routes.moveStock, (ctx, { params, body }) => moveStock(ctx, { ...params, ...body })),
  bindRoute(routes.transferStock, (ctx, { params, body }) => transferStock(ctx, { ...params, ...body })),
  bindRoute(routes.countStock, (ctx, { params, body }) => countStock(ctx, { ...params, ...body })),
  bindRoute(routes.listPicks, (ctx, { query }) => listPicks(ctx, query)),
  bindRoute(routes.showFigures, (ctx, { query }) => showStockFigures(ctx, query)),
  bindRoute(routes.listPurchases, (ctx, { query }) => listPurchases(ctx, query)),
  bindRoute(routes.listSuppliers, (ctx) => listSuppliers(ctx)),
  bindRoute(routes.orderParts, (ctx, { body }) => orderParts(ctx, body)),
  bindRoute(routes.showPurchase, (ctx, { params }) => showPurchase(ctx, params.orderId)),
  bindRoute(routes.receiveOrder, (ctx, { params, body }) => receiveOrder(ctx, { ...params, ...body })),
  bindRoute(routes.closeOrder, (ctx, { params, body }) => closeOrder(ctx, { ...params, ...body })),
  bindRoute(routes.setReorderPoint, (ctx, { params, body }) => setReorderPoint(ctx, { ...params, ...body })),
];
