import { defineModule } from '#platform';
import { careTimeline } from './actions/care-timeline.ts';
import { followUpsEvents, followUpsPermissions } from './contract/index.ts';
import { followUpsHttp } from './http.ts';

export const followUpsModule = defineModule({
  name: 'follow-ups',
  permissions: followUpsPermissions,
  routes: followUpsHttp,
  events: followUpsEvents,
  timeline: careTimeline,
  personalData: {
    tables: ['follow_ups.care_task', 'follow_ups.care_step'],
    aged: [
      { table: 'follow_ups.care_task', column: 'closed_at' },
      { table: 'follow_ups.care_step', column: 'at' },
    ],
  },
  mergeParties: {
    'follow_ups.care_task': 'move',
    'follow_ups.care_step': 'move',
  },
  migrations: new URL('./data/migrations/', import.meta.url),
});
