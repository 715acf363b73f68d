import { defineModule, type ModuleManifest } from '#platform';
import { readKinds } from './actions/kinds.ts';
import { measurementsTimeline } from './actions/measurements-timeline.ts';
import { type MeasurementKind, measurementsEvents, measurementsPermissions } from './contract/index.ts';
import { recordedFacts } from './data/recorded-facts.ts';
import { measurementsHttp } from './http.ts';

/** Clinical and technical measurements of customers, of the kinds that packs bring. */
export function measurementsModule(given: { kinds: readonly MeasurementKind[] }): ModuleManifest {
  const kinds = readKinds(given.kinds);
  return defineModule({
    name: 'measurements',
    permissions: measurementsPermissions,
    routes: measurementsHttp(kinds),
    events: measurementsEvents,
    timeline: measurementsTimeline(kinds),
    recordedFacts,
    personalData: { tables: ['measurements.measurement'] },
    mergeParties: { 'measurements.measurement': 'move' },
    migrations: new URL('./data/migrations/', import.meta.url),
  });
}
