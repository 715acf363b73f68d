import { defineModule, type ModuleManifest } from '#platform';
import { processesTimeline } from './actions/processes-timeline.ts';
import { readTemplates } from './actions/templates.ts';
import {
  type ProcessTemplateGiven,
  processesEvents,
  processesPermissions,
  type ServiceMetric,
} from './contract/index.ts';
import { recordedFacts } from './data/recorded-facts.ts';
import { serviceProcessesHttp } from './http.ts';

/** Service processes by the templates that packs bring. */
export function serviceProcessesModule(given: {
  templates: readonly ProcessTemplateGiven[];
  metrics?: readonly ServiceMetric[];
}): ModuleManifest {
  return defineModule({
    name: 'service-processes',
    permissions: processesPermissions,
    routes: serviceProcessesHttp(readTemplates(given.templates), given.metrics ?? []),
    events: processesEvents,
    timeline: processesTimeline,
    recordedFacts,
    personalData: {
      tables: [
        'service_processes.process',
        'service_processes.process_fact',
        'service_processes.survey_response',
      ],
      aged: [
        {
          table: 'service_processes.process',
          column: 'ended_at',
          belonging: [
            { table: 'service_processes.process_fact', key: ['party_id', 'process_id'] },
            { table: 'service_processes.survey_response', key: ['party_id', 'process_id'] },
          ],
        },
      ],
    },
    mergeParties: {
      'service_processes.process': 'move',
      'service_processes.process_fact': 'move',
      'service_processes.survey_response': 'move',
    },
    migrations: new URL('./data/migrations/', import.meta.url),
  });
}
