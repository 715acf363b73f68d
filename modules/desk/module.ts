import { defineModule } from '#platform';
import { deskPermissions } from './contract/index.ts';
import { deskHttp } from './http.ts';
import { tidyDeskJob } from './jobs/tidy-desk.ts';
import { followListeners } from './listeners/tell-followers.ts';

export const deskModule = defineModule({
  name: 'desk',
  permissions: deskPermissions,
  routes: deskHttp,
  jobs: [tidyDeskJob],
  listeners: followListeners,
  personalData: {
    tables: ['desk.draft', 'desk.watch', 'desk.happening'],
    aged: [
      { table: 'desk.draft', column: 'updated_at' },
      { table: 'desk.happening', column: 'occurred_at' },
    ],
  },
  mergeParties: {
    // A draft is its writer's and lies at the address of the old file, which leads on to the survivor.
    'desk.draft': 'stay',
    'desk.watch': 'move',
    'desk.happening': 'move',
  },
  migrations: new URL('./data/migrations/', import.meta.url),
});
