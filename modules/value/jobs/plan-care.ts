import { z } from 'zod';
import { defineJob } from '#platform';
import { planCare } from '../actions/plan-care.ts';

/** After each value run: care for those who have begun to drift, where the settings ask for it. */
export const planCareJob = defineJob({
  name: 'value.plan-care',
  payload: z.object({}),
  async run(job) {
    await job.inTransaction(planCare);
  },
});
