import { defineModule } from '#platform';
import { stockTimeline } from './actions/stock-timeline.ts';
import { stockEvents, stockPermissions } from './contract/index.ts';
import { forgetPurposesOf } from './data/reservation-queries.ts';
import { stockHttp } from './http.ts';
import { planStockJob } from './jobs/plan-stock.ts';

/** Spare parts: what each branch has, for whom it is kept, and when to order again. */
export const stockModule = defineModule({
  name: 'stock',
  permissions: stockPermissions,
  routes: stockHttp,
  events: stockEvents,
  jobs: [planStockJob],
  timeline: stockTimeline,
  personalData: {
    tables: ['stock.reservation'],
    forget: (tx, { partyIds }) => forgetPurposesOf(tx, partyIds),
  },
  mergeParties: { 'stock.reservation': 'move' },
  migrations: new URL('./data/migrations/', import.meta.url),
});
