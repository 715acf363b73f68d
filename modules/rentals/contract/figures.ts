import { z } from 'zod';
import { isoDate } from '#contract-kit';

/** How much of the time the things to rent were out. */
export const rentalFigures = z.object({
  fromOn: isoDate,
  toOn: isoDate,
  utilisation: z.object({
    /** Units that were on offer for a day or more. */
    n: z.int(),
    /** Days on which units were out, of the days on which they were on offer. */
    daysOut: z.int(),
    daysOffered: z.int(),
    /** The mean of the units' own shares with Student's 95 % interval; null where there are too few to say. */
    share: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
  }),
});
export type RentalFigures = z.infer<typeof rentalFigures>;
