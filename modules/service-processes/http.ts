import { type BoundRoute, bindRoute } from '#platform';
import { completeStep, overrideStep, skipStep } from './actions/leave-step.ts';
import { listProcesses, listTemplates } from './actions/list-processes.ts';
import { cancelProcess, pauseProcess, resumeProcess, undoProcessFact } from './actions/pause-process.ts';
import { showProcess } from './actions/show-process.ts';
import { startProcess } from './actions/start-process.ts';
import type { Templates } from './actions/templates.ts';
import { serviceProcessesRoutes as routes } from './contract/index.ts';

export const serviceProcessesHttp = (templates: Templates): BoundRoute[] => [
  bindRoute(routes.listTemplates, (ctx) => listTemplates(ctx, templates)),
  bindRoute(routes.listProcesses, (ctx, { query }) => listProcesses(ctx, query)),
  bindRoute(routes.showProcess, (ctx, { params }) => showProcess(ctx, params.processId)),
  bindRoute(routes.startProcess, (ctx, { body }) => startProcess(ctx, templates, body)),
  bindRoute(routes.completeStep, (ctx, { params, body }) => completeStep(ctx, { ...params, ...body })),
  bindRoute(routes.overrideStep, (ctx, { params, body }) => overrideStep(ctx, { ...params, ...body })),
  bindRoute(routes.skipStep, (ctx, { params, body }) => skipStep(ctx, { ...params, ...body })),
  bindRoute(routes.pauseProcess, (ctx, { params, body }) => pauseProcess(ctx, { ...params, ...body })),
  bindRoute(routes.resumeProcess, (ctx, { params }) => resumeProcess(ctx, params.processId)),
  bindRoute(routes.cancelProcess, (ctx, { params, body }) => cancelProcess(ctx, { ...params, ...body })),
  bindRoute(routes.undoProcessFact, (ctx, { params }) => undoProcessFact(ctx, params.processId)),
];
