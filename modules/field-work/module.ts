import { defineModule } from '#platform';
import { fieldWorkTimeline } from './actions/field-work-timeline.ts';
import { fieldWorkEvents, fieldWorkPermissions } from './contract/index.ts';
import { recordedFacts } from './data/recorded-facts.ts';
import { fieldWorkHttp } from './http.ts';

/** Maintenance plans, rounds of inspection, visits to customers and the routes of a day. */
export const fieldWorkModule = defineModule({
  name: 'field-work',
  permissions: fieldWorkPermissions,
  routes: fieldWorkHttp,
  events: fieldWorkEvents,
  timeline: fieldWorkTimeline,
  recordedFacts,
  personalData: {
    tables: [
      'field_work.visit_fact',
      'field_work.visit',
      'field_work.plan_done',
      'field_work.plan',
      'field_work.place',
    ],
    derivedColumns: { 'field_work.plan': ['next_slot_on', 'plan_from_on'] },
  },
  mergeParties: {
    'field_work.visit_fact': 'move',
    'field_work.visit': 'move',
    'field_work.plan_done': 'move',
    'field_work.plan': 'move',
    'field_work.place': 'move',
  },
  migrations: new URL('./data/migrations/', import.meta.url),
});
