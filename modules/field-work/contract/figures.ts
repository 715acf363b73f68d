import { z } from 'zod';
import { isoDate, shareOf } from '#contract-kit';

/** How well maintenance of a period was kept. */
export const fieldWorkFigures = z.object({
  fromOn: isoDate,
  toOn: isoDate,
  /** Of the maintenance that is done or past its last day to be in time: what was done by that day, each kind by itself. */
  maintenanceKept: z.object({ obligation: shareOf, service: shareOf, product: shareOf }),
});
export type FieldWorkFigures = z.infer<typeof fieldWorkFigures>;
