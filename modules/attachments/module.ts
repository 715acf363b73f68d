import { defineModule } from '#platform';
import { attachmentsEvents, attachmentsPermissions } from './contract/index.ts';
import { attachmentsHttp } from './http.ts';
import { tidyFilesJob } from './jobs/tidy-files.ts';
import { attachmentsTimeline } from './timeline.ts';

export const attachmentsModule = defineModule({
  name: 'attachments',
  permissions: attachmentsPermissions,
  routes: attachmentsHttp,
  jobs: [tidyFilesJob],
  events: attachmentsEvents,
  timeline: attachmentsTimeline,
  personalData: {
    tables: ['attachments.attachment'],
    aged: [{ table: 'attachments.attachment', column: 'added_at' }],
  },
  mergeParties: { 'attachments.attachment': 'move' },
  migrations: new URL('./data/migrations/', import.meta.url),
});
