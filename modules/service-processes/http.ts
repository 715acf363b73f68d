import type { ServiceMetric } from '#pack-kit';
import { type BoundRoute, bindRoute } from '#platform';
import { answerSurvey } from './actions/answer-survey.ts';
import { dropDraft, listDesigns, saveDraft, showDesign, showVersion } from './actions/designs.ts';
import { dryRunDraft } from './actions/dry-run-draft.ts';
import { completeStep, overrideStep, skipStep } from './actions/leave-step.ts';
import { countProcesses, listProcesses, listTemplates } from './actions/list-processes.ts';
import { cancelProcess, pauseProcess, resumeProcess, undoProcessFact } from './actions/pause-process.ts';
import { publishDraft } from './actions/publish-draft.ts';
import { showMetrics } from './actions/show-metrics.ts';
import { listPathProcesses, showPaths } from './actions/show-paths.ts';
import { showProcess } from './actions/show-process.ts';
import { startProcess } from './actions/start-process.ts';
import type { Templates } from './actions/templates.ts';
import { serviceProcessesRoutes as routes } from './contract/index.ts';

export const serviceProcessesHttp = (
  templates: Templates,
  metrics: readonly ServiceMetric[],
): BoundRoute[] => [
  bindRoute(routes.showMetrics, (ctx, { query }) => showMetrics(ctx, { metrics, templates }, query)),
  bindRoute(routes.listDesigns, (ctx) => listDesigns(ctx, templates)),
  bindRoute(routes.showDesign, (ctx, { params }) => showDesign(ctx, templates, params.templateKey)),
  bindRoute(routes.showVersion, (ctx, { params }) => showVersion(ctx, templates, params)),
  bindRoute(routes.saveDraft, (ctx, { params, body }) => saveDraft(ctx, templates, { ...params, ...body })),
  bindRoute(routes.dropDraft, (ctx, { params }) => dropDraft(ctx, params.templateKey)),
  bindRoute(routes.publishDraft, (ctx, { params, body }) =>
    publishDraft(ctx, templates, { ...params, ...body }),
  ),
  bindRoute(routes.dryRunDraft, (ctx, { params, query }) => dryRunDraft(ctx, { ...params, ...query })),
  bindRoute(routes.showPaths, (ctx, { query }) => showPaths(ctx, templates, query)),
  bindRoute(routes.listPathProcesses, (ctx, { query }) => listPathProcesses(ctx, query)),
  bindRoute(routes.listTemplates, (ctx) => listTemplates(ctx, templates)),
  bindRoute(routes.listProcesses, (ctx, { query }) => listProcesses(ctx, query)),
  bindRoute(routes.countProcesses, (ctx, { query }) => countProcesses(ctx, query)),
  bindRoute(routes.showProcess, (ctx, { params }) => showProcess(ctx, params.processId)),
  bindRoute(routes.startProcess, (ctx, { body }) => startProcess(ctx, templates, body)),
  bindRoute(routes.completeStep, (ctx, { params, body }) => completeStep(ctx, { ...params, ...body })),
  bindRoute(routes.overrideStep, (ctx, { params, body }) => overrideStep(ctx, { ...params, ...body })),
  bindRoute(routes.skipStep, (ctx, { params, body }) => skipStep(ctx, { ...params, ...body })),
  bindRoute(routes.pauseProcess, (ctx, { params, body }) => pauseProcess(ctx, { ...params, ...body })),
  bindRoute(routes.resumeProcess, (ctx, { params }) => resumeProcess(ctx, params.processId)),
  bindRoute(routes.cancelProcess, (ctx, { params, body }) => cancelProcess(ctx, { ...params, ...body })),
  bindRoute(routes.answerSurvey, (ctx, { params, body }) => answerSurvey(ctx, { ...params, ...body })),
  bindRoute(routes.undoProcessFact, (ctx, { params }) => undoProcessFact(ctx, params.processId)),
];
