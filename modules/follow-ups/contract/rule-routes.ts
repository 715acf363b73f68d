import { z } from 'zod';
import { defineRoute, type RouteMap, uuid } from '#contract-kit';
import { followUpRule } from '#pack-kit';
import { followUpsConfigure, followUpsRead } from './permissions.ts';
import { planningUnderWay, ruleChanged, ruleUnsound } from './problems.ts';
import { planning, rulePreview, ruleShown, ruleSubjects, ruleVersion } from './schemas.ts';

const ofRule = z.object({ ruleKey: z.string().max(80) });
const ruleBody = followUpRule.omit({ version: true });
const latest = z.object({ planning: planning.nullable() });

export const ruleRoutes = {
  listFollowUpRules: defineRoute({
    method: 'GET',
    path: '/api/follow-ups/rules',
    summary: 'The rules by which follow-ups are planned',
    permission: followUpsRead,
    response: z.object({ rules: z.array(ruleShown) }),
  }),
  listFollowUpRuleVersions: defineRoute({
    method: 'GET',
    path: '/api/follow-ups/rules/:ruleKey/versions',
    summary: 'Versions of a rule, the latest first, with who wrote each and when',
    permission: followUpsConfigure,
    params: ofRule,
    response: z.object({ versions: z.array(ruleVersion) }),
  }),
  listFollowUpRuleSubjects: defineRoute({
    method: 'GET',
    path: '/api/follow-ups/rule-subjects',
    summary: 'Service processes that rules can count from, with the questions conditions can ask about',
    permission: followUpsConfigure,
    response: ruleSubjects,
  }),
  changeFollowUpRule: defineRoute({
    method: 'PUT',
    path: '/api/follow-ups/rules/:ruleKey',
    summary: "A new version of a rule, or a rule of one's own; what is planned keeps its version",
    permission: followUpsConfigure,
    audit: 'follow-up-rule.changed',
    params: ofRule,
    body: z.object({
      /** The version it was changed from; null for a new rule. */
      seenVersion: z.int().nullable(),
      rule: ruleBody,
    }),
    response: ruleShown,
    problems: [ruleUnsound, ruleChanged],
  }),
  switchFollowUpRule: defineRoute({
    method: 'PUT',
    path: '/api/follow-ups/rules/:ruleKey/switch',
    summary: 'Switch a rule on from today, or off; what is planned stays',
    permission: followUpsConfigure,
    audit: 'follow-up-rule.switched',
    params: ofRule,
    body: z.object({ isOn: z.boolean() }),
    response: ruleShown,
  }),
  previewFollowUpRule: defineRoute({
    method: 'POST',
    path: '/api/follow-ups/rule-previews',
    summary: 'What a rule would plan in the next 30 days; nothing is kept',
    permission: followUpsConfigure,
    audit: 'follow-up-rule.previewed',
    body: z.object({ rule: ruleBody }),
    response: rulePreview,
    problems: [ruleUnsound],
  }),
  getPlanning: defineRoute({
    method: 'GET',
    path: '/api/follow-ups/planning',
    summary: 'The latest planning of follow-ups',
    permission: followUpsConfigure,
    response: latest,
  }),
  startPlanning: defineRoute({
    method: 'POST',
    path: '/api/follow-ups/plannings',
    summary: 'Plan follow-ups for everybody now',
    permission: followUpsConfigure,
    audit: 'follow-up-planning.started',
    response: planning,
    status: 201,
    problems: [planningUnderWay],
  }),
  cancelPlanning: defineRoute({
    method: 'PUT',
    path: '/api/follow-ups/plannings/:planningId/cancellation',
    summary: 'Stop planning at its next step; what is planned so far stays',
    permission: followUpsConfigure,
    audit: 'follow-up-planning.cancelled',
    params: z.object({ planningId: uuid }),
    response: latest,
  }),
} satisfies RouteMap;
