import { readTemplates } from '#modules/service-processes';
import type { AppointmentTypeGiven, ProcessTemplateGiven } from '#pack-kit';
import { defineModule, type ModuleManifest } from '#platform';
import { appointmentsTimeline } from './actions/appointments-timeline.ts';
import { readTypes } from './actions/types.ts';
import { appointmentsEvents, appointmentsPermissions } from './contract/index.ts';
import { recordedFacts } from './data/recorded-facts.ts';
import { appointmentsHttp } from './http.ts';

/** Appointments of the types that packs bring and administrators change. */
export function appointmentsModule(given: {
  types: readonly AppointmentTypeGiven[];
  /** The service processes that packs bring: who walks in can go on in one. */
  templates: readonly ProcessTemplateGiven[];
}): ModuleManifest {
  return defineModule({
    name: 'appointments',
    permissions: appointmentsPermissions,
    routes: appointmentsHttp(readTypes(given.types), readTemplates(given.templates)),
    events: appointmentsEvents,
    timeline: appointmentsTimeline,
    recordedFacts,
    personalData: {
      tables: [
        'appointments.appointment_fact',
        'appointments.appointment',
        'appointments.claim',
        'appointments.waiting',
        'appointments.ticket_of_party',
      ],
      aged: [
        {
          table: 'appointments.appointment',
          column: 'ends_at',
          belonging: [
            { table: 'appointments.appointment_fact', key: ['party_id', 'appointment_id'] },
            { table: 'appointments.claim', key: ['party_id', 'appointment_id'] },
          ],
        },
        { table: 'appointments.waiting', column: 'closed_at' },
        { table: 'appointments.ticket_of_party', column: 'named_at' },
      ],
    },
    mergeParties: {
      'appointments.appointment_fact': 'move',
      'appointments.appointment': 'move',
      'appointments.claim': 'move',
      'appointments.waiting': 'move',
      'appointments.ticket_of_party': 'move',
    },
    migrations: new URL('./data/migrations/', import.meta.url),
  });
}
