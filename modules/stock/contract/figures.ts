import { z } from 'zod';
import { isoDate, shareOf } from '#contract-kit';

/** How well the shelf served the repairs of a period. */
export const stockFigures = z.object({
  fromOn: isoDate,
  toOn: isoDate,
  /** Of the parts asked for, line by line: those of which as many were free as were asked for, at first asking. */
  fillRate: shareOf,
});
export type StockFigures = z.infer<typeof stockFigures>;
