import { defineModule, type ModuleManifest } from '#platform';
import { consentTimeline } from './actions/consent-timeline.ts';
import { privacyEvents, privacyPermissions } from './contract/index.ts';
import { pseudonymiseRequests } from './data/request-queries.ts';
import { privacyHttp } from './http.ts';
import { keepErasedJob, retentionJob } from './jobs/privacy-jobs.ts';
import {
  joinConsentsOfMerged,
  onPartiesMerged,
  partConsentsOfUnmerged,
} from './listeners/on-parties-merged.ts';

/** Privacy speaks of what all modules hold, so it is given their manifests; `modules` is asked when there is work. */
export function privacyModule(services: { modules: () => readonly ModuleManifest[] }): ModuleManifest {
  return defineModule({
    name: 'privacy',
    permissions: privacyPermissions,
    routes: privacyHttp(services.modules),
    jobs: [retentionJob(services.modules), keepErasedJob(services.modules)],
    events: privacyEvents,
    listeners: [onPartiesMerged, joinConsentsOfMerged, partConsentsOfUnmerged],
    timeline: consentTimeline,
    mergeParties: {
      'privacy.consent_fact': 'move',
      'privacy.notice_shown': 'move',
      'privacy.measure': 'move',
      'platform.event': 'stay',
    },
    personalData: {
      // Events are written by the platform, which is no module and has no manifest.
      tables: ['privacy.consent_fact', 'privacy.notice_shown', 'privacy.measure', 'platform.event'],
      derivedColumns: { 'platform.event': ['position', 'written_at'] },
      forget: (tx, { partyIds }) => pseudonymiseRequests(tx, partyIds),
    },
    migrations: new URL('./data/migrations/', import.meta.url),
  });
}
