import { bindRoute } from '#platform';
import { createCareTask } from './actions/create-care-task.ts';
import { countCareTasks, listCareTasks } from './actions/list-care-tasks.ts';
import { completeCareTask, snoozeCareTask } from './actions/take-care-step.ts';
import { undoCareStep } from './actions/undo-care-step.ts';
import { followUpsRoutes as routes } from './contract/index.ts';

export const followUpsHttp = [
  bindRoute(routes.listCareTasks, (ctx, { query }) => listCareTasks(ctx, query)),
  bindRoute(routes.countCareTasks, (ctx, { query }) => countCareTasks(ctx, query)),
  bindRoute(routes.createCareTask, (ctx, { body }) => createCareTask(ctx, body)),
  bindRoute(routes.completeCareTask, (ctx, { params, body }) =>
    completeCareTask(ctx, { ...params, ...body }),
  ),
  bindRoute(routes.snoozeCareTask, (ctx, { params, body }) => snoozeCareTask(ctx, { ...params, ...body })),
  bindRoute(routes.undoCareStep, (ctx, { params }) => undoCareStep(ctx, params.careTaskId)),
];
