import type { Guarantees } from '#modules/assets';
import { defineModule, type ModuleManifest } from '#platform';
import { rentalsTimeline } from './actions/rentals-timeline.ts';
import { rentalsEvents, rentalsPermissions } from './contract/index.ts';
import { rentalsHttp } from './http.ts';

/** Things of the house that customers rent or are lent; sold ones are covered by the guarantees that packs bring. */
export function rentalsModule(guarantees: Guarantees): ModuleManifest {
  return defineModule({
    name: 'rentals',
    permissions: rentalsPermissions,
    routes: rentalsHttp(guarantees),
    events: rentalsEvents,
    timeline: rentalsTimeline,
    personalData: { tables: ['rentals.rental_fact', 'rentals.unit_out', 'rentals.rental'] },
    mergeParties: {
      'rentals.rental_fact': 'move',
      'rentals.unit_out': 'move',
      'rentals.rental': 'move',
    },
    migrations: new URL('./data/migrations/', import.meta.url),
  });
}
