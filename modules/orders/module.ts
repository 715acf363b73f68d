import { defineModule } from '#platform';
import { orderEvents, ordersPermissions } from './contract/index.ts';
import { recordedFacts } from './data/recorded-facts.ts';
import { ordersHttp } from './http.ts';
import { publishFiguresJob } from './jobs/publish-figures.ts';
import { onMergeUndone, onPartiesMerged } from './listeners/on-parties-merged.ts';
import { ordersTimeline } from './timeline.ts';

export const ordersModule = defineModule({
  name: 'orders',
  permissions: ordersPermissions,
  routes: ordersHttp,
  jobs: [publishFiguresJob],
  listeners: [onPartiesMerged, onMergeUndone],
  events: orderEvents,
  timeline: ordersTimeline,
  recordedFacts,
  personalData: {
    tables: ['orders.order_line', 'orders.import_sighting'],
    aged: [{ table: 'orders.order_line', column: 'ordered_at' }],
  },
  mergeParties: {
    'orders.order_line': 'move',
    'orders.import_sighting': 'move',
  },
  migrations: new URL('./data/migrations/', import.meta.url),
});
