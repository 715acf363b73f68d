import { z } from 'zod';

/** So many of so many, with Wilson's 95 % interval; null where there are too few to say. */
export const shareOf = z.object({
  n: z.int(),
  count: z.int(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type ShareOf = z.infer<typeof shareOf>;
