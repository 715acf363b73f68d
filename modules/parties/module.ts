import { defineModule } from '#platform';
import { findSurvivor } from './actions/find-survivor.ts';
import { partiesEvents, partiesPermissions } from './contract/index.ts';
import { forgetInBulkChanges } from './data/bulk-queries.ts';
import { forgetInOtherFiles } from './data/merge-queries.ts';
import { recordedFacts } from './data/recorded-facts.ts';
import { partiesHttp } from './http.ts';
import { bulkChangeJob, tidyBulkChangesJob } from './jobs/bulk-change-job.ts';
import { describeLikenessJob } from './jobs/describe-likeness.ts';
import { gatherStragglersJob } from './jobs/gather-stragglers.ts';
import { sweepDuplicatesJob } from './jobs/sweep-duplicates.ts';
import { onPartiesImported } from './listeners/on-parties-imported.ts';
import { partiesTimeline } from './timeline.ts';

export const partiesModule = defineModule({
  name: 'parties',
  permissions: partiesPermissions,
  routes: partiesHttp,
  jobs: [gatherStragglersJob, describeLikenessJob, sweepDuplicatesJob, bulkChangeJob, tidyBulkChangesJob],
  listeners: [onPartiesImported],
  events: partiesEvents,
  timeline: partiesTimeline,
  recordedFacts,
  personalData: {
    tables: [
      'parties.party',
      'parties.contact_point',
      'parties.identity',
      'parties.party_tag',
      'parties.figure',
      'parties.change',
      'parties.merge',
      'parties.merge_row',
      'parties.merged_party',
      'parties.likeness',
      'parties.possible_duplicate',
      'parties.relation',
      'parties.key_account',
    ],
    derivedColumns: {
      'parties.party': ['search_document', 'sort_key', 'name_key', 'known_share', 'import_id', 'version'],
      'parties.contact_point': ['import_id'],
    },
    aged: [{ table: 'parties.change', column: 'at' }],
    async forget(tx, { partyIds }) {
      await forgetInBulkChanges(tx, partyIds);
      await forgetInOtherFiles(tx, partyIds);
    },
  },
  mergeParties: {
    'parties.party': 'move',
    'parties.contact_point': 'ask',
    'parties.identity': 'move',
    'parties.party_tag': 'ask',
    'parties.figure': 'recompute',
    'parties.change': 'move',
    'parties.merge': 'move',
    'parties.merge_row': 'move',
    'parties.merged_party': 'stay',
    'parties.likeness': 'recompute',
    'parties.possible_duplicate': 'stay',
    'parties.relation': 'move',
    'parties.key_account': 'move',
  },
  findSurvivor,
  migrations: new URL('./data/migrations/', import.meta.url),
});
