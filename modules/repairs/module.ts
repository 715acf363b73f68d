import { defineModule, type ModuleManifest } from '#platform';
import type { RepairRules } from './actions/repair-rules.ts';
import { repairsTimeline } from './actions/repairs-timeline.ts';
import { repairsEvents, repairsPermissions } from './contract/index.ts';
import { freeLoanersOf } from './data/loan-queries.ts';
import { recordedFacts } from './data/recorded-facts.ts';
import { repairsHttp } from './http.ts';

/** Repairs and claims, by the guarantees and standards that packs bring. */
export function repairsModule(rules: RepairRules): ModuleManifest {
  return defineModule({
    name: 'repairs',
    permissions: repairsPermissions,
    routes: repairsHttp(rules),
    events: repairsEvents,
    timeline: repairsTimeline,
    recordedFacts,
    personalData: {
      tables: ['repairs.repair_fact', 'repairs.loan', 'repairs.repair_order'],
      forget: (tx, { partyIds }) => freeLoanersOf(tx, partyIds),
    },
    mergeParties: {
      'repairs.repair_fact': 'move',
      'repairs.loan': 'move',
      'repairs.repair_order': 'move',
    },
    migrations: new URL('./data/migrations/', import.meta.url),
  });
}
