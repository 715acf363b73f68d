import type { Templates } from '#modules/service-processes';
import type { NamedSource } from '#modules/timeline';
import { bindRoute, type JobDefinition } from '#platform';
import { getCallSheet } from './actions/call-sheet.ts';
import { createCareTask } from './actions/create-care-task.ts';
import { countCareTasks, listCareDays, listCareTasks } from './actions/list-care-tasks.ts';
import { planRecallCalls } from './actions/plan-recall-calls.ts';
import { cancelPlanning, latestPlanning, startPlanning } from './actions/plannings.ts';
import { previewRule } from './actions/preview-rule.ts';
import { getTimeliness, listOverdueByPerson } from './actions/read-timeliness.ts';
import { reassignCareTasks, undoReassignment } from './actions/reassign-care-tasks.ts';
import {
  changeRule,
  type GivenRules,
  listRuleSubjects,
  listRules,
  listRuleVersions,
  switchRule,
} from './actions/rules.ts';
import { completeCareTask, snoozeCareTask } from './actions/take-care-step.ts';
import { undoCareStep } from './actions/undo-care-step.ts';
import { followUpsRoutes as routes } from './contract/index.ts';

export interface FollowUpsServices {
  rules: GivenRules;
  processes: Templates;
  planJob: JobDefinition;
  sources: () => readonly NamedSource[];
}

export const followUpsHttp = ({ rules, processes, planJob, sources }: FollowUpsServices) => [
  bindRoute(routes.listCareTasks, (ctx, { query }) => listCareTasks(ctx, query)),
  bindRoute(routes.countCareTasks, (ctx, { query }) => countCareTasks(ctx, query)),
  bindRoute(routes.listCareDays, (ctx, { query }) => listCareDays(ctx, { ...query, state: 'open' })),
  bindRoute(routes.createCareTask, (ctx, { body }) => createCareTask(ctx, body)),
  bindRoute(routes.planRecallCalls, (ctx, { body }) => planRecallCalls(ctx, body)),
  bindRoute(routes.completeCareTask, (ctx, { params, body }) =>
    completeCareTask(ctx, { ...params, ...body }),
  ),
  bindRoute(routes.snoozeCareTask, (ctx, { params, body }) => snoozeCareTask(ctx, { ...params, ...body })),
  bindRoute(routes.undoCareStep, (ctx, { params }) => undoCareStep(ctx, params.careTaskId)),
  bindRoute(routes.getCallSheet, (ctx, { params }) => getCallSheet(ctx, sources(), params.careTaskId)),
  bindRoute(routes.reassignCareTasks, (ctx, { body }) => reassignCareTasks(ctx, body)),
  bindRoute(routes.undoReassignment, (ctx, { params }) => undoReassignment(ctx, params.reassignmentId)),
  bindRoute(routes.getTimeliness, (ctx, { query }) => getTimeliness(ctx, query)),
  bindRoute(routes.listOverdueByPerson, (ctx, { query }) => listOverdueByPerson(ctx, query)),
  bindRoute(routes.listFollowUpRules, async (ctx) => ({ rules: await listRules(ctx, rules) })),
  bindRoute(routes.listFollowUpRuleVersions, (ctx, { params }) =>
    listRuleVersions(ctx, rules, params.ruleKey),
  ),
  bindRoute(routes.listFollowUpRuleSubjects, (ctx) => listRuleSubjects(ctx, processes)),
  bindRoute(routes.changeFollowUpRule, (ctx, { params, body }) =>
    changeRule(ctx, rules, { ...body, rule: { ...body.rule, key: params.ruleKey } }, processes),
  ),
  bindRoute(routes.switchFollowUpRule, (ctx, { params, body }) =>
    switchRule(ctx, rules, { ...params, ...body }),
  ),
  bindRoute(routes.previewFollowUpRule, (ctx, { body }) => previewRule(ctx, body.rule, processes)),
  bindRoute(routes.getPlanning, (ctx) => latestPlanning(ctx)),
  bindRoute(routes.startPlanning, (ctx) => startPlanning(ctx, planJob)),
  bindRoute(routes.cancelPlanning, (ctx, { params }) => cancelPlanning(ctx, params.planningId)),
];
