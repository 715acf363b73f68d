import { defineModule } from '#platform';
import { valuePermissions } from './contract/index.ts';
import { valueHttp } from './http.ts';
import { planCareJob } from './jobs/plan-care.ts';
import { runValueJob } from './jobs/run-value.ts';
import { onCareTaskCompleted } from './listeners/on-care-task-completed.ts';

export const valueModule = defineModule({
  name: 'value',
  permissions: valuePermissions,
  routes: valueHttp,
  jobs: [runValueJob, planCareJob],
  listeners: [onCareTaskCompleted],
  personalData: {
    tables: ['value.score', 'value.drift', 'value.drift_snooze', 'value.hidden_gem', 'value.care_episode'],
  },
  mergeParties: {
    'value.score': 'recompute',
    'value.drift': 'recompute',
    'value.drift_snooze': 'move',
    'value.care_episode': 'move',
    'value.hidden_gem': 'recompute',
  },
  migrations: new URL('./data/migrations/', import.meta.url),
});
