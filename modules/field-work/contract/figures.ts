import { z } from 'zod';
import { isoDate, shareOf } from '#contract-kit';

/** How well maintenance of a period was kept. */
export const fieldWorkFigures = z.object({
  fromOn: isoDate,
  toOn: isoDate,
  /** Of the maintenance whose last day to be in time has come: what was done by that day. */
  maintenanceKept: shareOf,
});
export type FieldWorkFigures = z.infer<typeof fieldWorkFigures>;
