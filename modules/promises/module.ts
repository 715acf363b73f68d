import type { DomainEvent } from '#contract-kit';
import type { PromiseDefinitionGiven } from '#pack-kit';
import { defineModule, type ModuleManifest } from '#platform';
import { type GivenPromises, readDefinitions } from './actions/definitions.ts';
import { promisesTimeline } from './actions/promises-timeline.ts';
import { promisesEvents, promisesPermissions } from './contract/index.ts';
import { recordedFacts } from './data/recorded-facts.ts';
import { promisesHttp } from './http.ts';
import { readingEvents, watchPromisesJob } from './jobs/promises-jobs.ts';
import { onCareTaskCompleted } from './listeners/on-care-task-completed.ts';

/**
 * Promises that packs bring and administrators change. They are measured by what any module tells of, so the module is
 * given all manifests; `modules` is asked when there is work.
 */
export function promisesModule(services: {
  definitions: readonly PromiseDefinitionGiven[];
  modules: () => readonly ModuleManifest[];
}): ModuleManifest {
  const given: GivenPromises = {
    definitions: readDefinitions(services.definitions),
    events: () => eventsOf(services.modules()),
  };
  const { job, pulse } = readingEvents(given);
  return defineModule({
    name: 'promises',
    permissions: promisesPermissions,
    routes: promisesHttp(given),
    jobs: [job, watchPromisesJob],
    pulses: [pulse],
    listeners: [onCareTaskCompleted],
    events: promisesEvents,
    timeline: promisesTimeline,
    recordedFacts,
    personalData: {
      tables: [
        'promises.promise',
        'promises.promise_fact',
        'promises.heard_event',
        'promises.redress',
        'promises.redress_payment',
      ],
      derivedColumns: { 'promises.promise': ['next_check_at', 'revision', 'match_values'] },
      aged: [{ table: 'promises.heard_event', column: 'occurred_at' }],
    },
    mergeParties: {
      'promises.promise': 'move',
      'promises.promise_fact': 'move',
      'promises.heard_event': 'move',
      'promises.redress': 'move',
      'promises.redress_payment': 'move',
    },
    migrations: new URL('./data/migrations/', import.meta.url),
  });
}

/** Events that tell of one customer, with the fields they have; promises are not measured by promises. */
function eventsOf(modules: readonly ModuleManifest[]): ReadonlyMap<string, ReadonlySet<string>> {
  const all: DomainEvent[] = modules
    .filter(({ name }) => name !== 'promises')
    .flatMap(({ events }) => [...(events ?? [])]);
  return new Map(
    all
      .filter(({ payload }) => 'partyId' in payload.shape)
      .map(({ name, payload }) => [name, new Set(Object.keys(payload.shape))]),
  );
}
