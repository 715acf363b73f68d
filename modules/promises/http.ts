import { type BoundRoute, bindRoute } from '#platform';
import {
  excusePromise,
  grantRedress,
  keepPromise,
  recoverPromise,
  renegotiatePromise,
  withdrawPromise,
} from './actions/change-promise.ts';
import { changeDefinition, type GivenPromises, listDefinitions } from './actions/definitions.ts';
import { givePromise } from './actions/give-promise.ts';
import { listFigures } from './actions/list-figures.ts';
import { countPromises, listPromises, listUnpaid } from './actions/list-promises.ts';
import { payRedress } from './actions/pay-redress.ts';
import { showPromise } from './actions/show-promise.ts';
import { showScoreboard } from './actions/show-scoreboard.ts';
import { promisesRoutes as routes } from './contract/index.ts';

export const promisesHttp = (given: GivenPromises): BoundRoute[] => [
  bindRoute(routes.listDefinitions, (ctx) => listDefinitions(ctx, given)),
  bindRoute(routes.changeDefinition, (ctx, { params, body }) =>
    changeDefinition(ctx, given, { ...params, ...body }),
  ),
  bindRoute(routes.listPromises, (ctx, { query }) => listPromises(ctx, query)),
  bindRoute(routes.countPromises, (ctx, { query }) => countPromises(ctx, query)),
  bindRoute(routes.showPromise, (ctx, { params }) => showPromise(ctx, params.promiseId)),
  bindRoute(routes.listFigures, (ctx, { query }) => listFigures(ctx, given, query)),
  bindRoute(routes.listUnpaid, (ctx, { query }) => listUnpaid(ctx, query)),
  bindRoute(routes.showScoreboard, (ctx, { query }) => showScoreboard(ctx, given, query)),
  bindRoute(routes.givePromise, (ctx, { body }) => givePromise(ctx, given, body)),
  bindRoute(routes.keepPromise, (ctx, { params, body }) => keepPromise(ctx, { ...params, ...body })),
  bindRoute(routes.renegotiatePromise, (ctx, { params, body }) =>
    renegotiatePromise(ctx, { ...params, ...body }),
  ),
  bindRoute(routes.excusePromise, (ctx, { params, body }) => excusePromise(ctx, { ...params, ...body })),
  bindRoute(routes.withdrawPromise, (ctx, { params, body }) => withdrawPromise(ctx, { ...params, ...body })),
  bindRoute(routes.recoverPromise, (ctx, { params, body }) => recoverPromise(ctx, { ...params, ...body })),
  bindRoute(routes.grantRedress, (ctx, { params, body }) => grantRedress(ctx, { ...params, ...body })),
  bindRoute(routes.payRedress, (ctx, { params, body }) => payRedress(ctx, { ...params, ...body })),
];
