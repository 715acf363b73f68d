import { defineModule, type ModuleManifest } from '#platform';
import { assetsTimeline } from './actions/assets-timeline.ts';
import type { Guarantees } from './actions/guarantees.ts';
import { assetsEvents, assetsPermissions } from './contract/index.ts';
import { recordedFacts } from './data/recorded-facts.ts';
import { assetsHttp } from './http.ts';

/** What customers own, by the guarantees that packs bring. */
export function assetsModule(guarantees: Guarantees): ModuleManifest {
  return defineModule({
    name: 'assets',
    permissions: assetsPermissions,
    routes: assetsHttp(guarantees),
    events: assetsEvents,
    timeline: assetsTimeline,
    recordedFacts,
    personalData: { tables: ['assets.asset_fact', 'assets.asset', 'assets.held_serial'] },
    mergeParties: {
      'assets.asset_fact': 'move',
      'assets.asset': 'move',
      'assets.held_serial': 'move',
    },
    migrations: new URL('./data/migrations/', import.meta.url),
  });
}
