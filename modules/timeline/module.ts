import { defineModule, type ModuleManifest } from '#platform';
import type { NamedSource } from './actions/list-timeline.ts';
import { ownTimeline } from './actions/own-timeline.ts';
import { timelineEvents, timelinePermissions } from './contract/index.ts';
import { recordedFacts } from './data/recorded-facts.ts';
import { timelineHttp } from './http.ts';

const NAME = 'timeline';

export const timelineMigrations = new URL('./data/migrations/', import.meta.url);

/**
 * The timeline is told by all modules, so it is assembled after them: `sources` gives those that tell something,
 * without this one.
 */
export function timelineModule(services: { sources: () => readonly NamedSource[] }): ModuleManifest {
  const own: NamedSource = { module: NAME, source: ownTimeline };
  return defineModule({
    name: NAME,
    permissions: timelinePermissions,
    routes: timelineHttp(() => [own, ...services.sources()]),
    events: timelineEvents,
    timeline: ownTimeline,
    recordedFacts,
    personalData: {
      tables: ['timeline.interaction', 'timeline.retraction'],
      aged: [{ table: 'timeline.interaction', column: 'occurred_at' }],
    },
    mergeParties: {
      'timeline.interaction': 'move',
      'timeline.retraction': 'move',
    },
    migrations: timelineMigrations,
  });
}
