import { z } from 'zod';
import { defineJob } from '#platform';
import { describeChangedFiles } from '../actions/describe-likeness.ts';

/** After an import: what its customers look like, so that the desk meets them as possible duplicates. */
export const describeLikenessJob = defineJob({
  name: 'parties.describe-likeness',
  payload: z.object({}),
  expireMinutes: 60,
  exclusive: true,
  run: (ctx) => describeChangedFiles(ctx),
});
