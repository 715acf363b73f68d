import { readTemplates } from '#modules/service-processes';
import type { NamedSource } from '#modules/timeline';
import type { FollowUpRuleGiven, ProcessTemplateGiven } from '#pack-kit';
import { defineModule, type ModuleManifest } from '#platform';
import { careTimeline } from './actions/care-timeline.ts';
import { readRules } from './actions/rules.ts';
import { followUpsEvents, followUpsPermissions } from './contract/index.ts';
import { recordedFacts } from './data/recorded-facts.ts';
import { followUpsHttp } from './http.ts';
import { planJob } from './jobs/plan-job.ts';
import { planPromptly } from './listeners/plan-promptly.ts';

/** Care and follow-ups, by the rules that packs bring; facts for calls come from whoever tells the timeline. */
export function followUpsModule(given: {
  rules: readonly FollowUpRuleGiven[];
  /** The service processes that packs bring, which rules count from. */
  templates: readonly ProcessTemplateGiven[];
  sources: () => readonly NamedSource[];
}): ModuleManifest {
  const processes = readTemplates(given.templates);
  const rules = readRules(given.rules, processes);
  const job = planJob(rules);
  return defineModule({
    name: 'follow-ups',
    permissions: followUpsPermissions,
    routes: followUpsHttp({ rules, processes, planJob: job, sources: given.sources }),
    events: followUpsEvents,
    jobs: [job],
    listeners: planPromptly(rules),
    timeline: careTimeline,
    recordedFacts,
    personalData: {
      tables: ['follow_ups.care_task', 'follow_ups.care_step', 'follow_ups.reassignment'],
      aged: [
        { table: 'follow_ups.care_task', column: 'closed_at' },
        { table: 'follow_ups.care_step', column: 'at' },
        { table: 'follow_ups.reassignment', column: 'at' },
      ],
    },
    mergeParties: {
      'follow_ups.care_task': 'move',
      'follow_ups.care_step': 'move',
      'follow_ups.reassignment': 'move',
    },
    migrations: new URL('./data/migrations/', import.meta.url),
  });
}
