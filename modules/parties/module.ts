import { defineModule } from '#platform';
import { partiesEvents, partiesPermissions } from './contract/index.ts';
import { partiesHttp } from './http.ts';
import { partiesTimeline } from './timeline.ts';

export const partiesModule = defineModule({
  name: 'parties',
  permissions: partiesPermissions,
  routes: partiesHttp,
  events: partiesEvents,
  timeline: partiesTimeline,
  personalData: {
    tables: [
      'parties.party',
      'parties.contact_point',
      'parties.identity',
      'parties.party_tag',
      'parties.figure',
      'parties.change',
    ],
  },
  migrations: new URL('./data/migrations/', import.meta.url),
});
