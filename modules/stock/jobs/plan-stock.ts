import { z } from 'zod';
import { defineJob } from '#platform';
import { planAllReorders } from '../actions/plan-reorder.ts';

/** Every night: usage of yesterday belongs to the plan of today. */
export const planStockJob = defineJob({
  name: 'stock.plan',
  payload: z.object({}),
  cron: '40 3 * * *',
  exclusive: true,
  expireMinutes: 60,
  run: (job) => planAllReorders(job),
});
