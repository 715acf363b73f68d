import { bindRoute } from '#platform';
import { cancelRun } from './actions/cancel-run.ts';
import { changeSettings } from './actions/change-settings.ts';
import { getCustomerValue } from './actions/get-customer-value.ts';
import { readKeyAccountStability } from './actions/key-account-stability.ts';
import { listDrifting } from './actions/list-drifting.ts';
import { getOverview, getRun } from './actions/read-runs.ts';
import { endDriftSnooze, snoozeDrift } from './actions/snooze-drift.ts';
import { startRun } from './actions/start-run.ts';
import { valueRoutes as routes } from './contract/index.ts';
import { listHiddenGemRows } from './data/drift-queries.ts';
import { listRunRows } from './data/run-queries.ts';
import { getValueSettings } from './data/setting-queries.ts';

export const valueHttp = [
  bindRoute(routes.startRun, (ctx, { body }) => startRun(ctx, body)),
  bindRoute(routes.cancelRun, (ctx, { params }) => cancelRun(ctx, params.runId)),
  bindRoute(routes.getRun, (ctx, { params }) => getRun(ctx, params.runId)),
  bindRoute(routes.listRuns, (ctx, { query }) => listRunRows(ctx.db, query)),
  bindRoute(routes.getOverview, (ctx) => getOverview(ctx)),
  bindRoute(routes.getKeyAccountStability, (ctx) => readKeyAccountStability(ctx)),
  bindRoute(routes.getCustomerValue, (ctx, { params }) => getCustomerValue(ctx, params.partyId)),
  bindRoute(routes.listDrifting, (ctx, { query }) => listDrifting(ctx, query)),
  bindRoute(routes.snoozeDrift, async (ctx, { params, body }) => {
    await snoozeDrift(ctx, { ...params, ...body });
    return {};
  }),
  bindRoute(routes.endDriftSnooze, async (ctx, { params }) => {
    await endDriftSnooze(ctx, params.partyId);
    return {};
  }),
  bindRoute(routes.listHiddenGems, (ctx, { query }) =>
    listHiddenGemRows(ctx.db, ctx.actor, { ...query, currency: ctx.settings.currency }),
  ),
  bindRoute(routes.getSettings, (ctx) => getValueSettings(ctx.db)),
  bindRoute(routes.changeSettings, (ctx, { body }) => changeSettings(ctx, body)),
];
