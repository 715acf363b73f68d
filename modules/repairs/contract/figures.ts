import { z } from 'zod';
import { isoDate, shareOf } from '#contract-kit';

/** Days something took, with 95 % intervals; null where there are too few to say. */
const daysTaken = z.object({
  n: z.int(),
  p50: z.object({ days: z.number(), low: z.number(), high: z.number() }).nullable(),
  p90: z.object({ days: z.number(), low: z.number(), high: z.number() }).nullable(),
});
export type DaysTaken = z.infer<typeof daysTaken>;

const figuresOfKind = z.object({
  /** From report to end. */
  turnaround: daysTaken,
  /** Of those that waited for parts: how long. */
  partsWait: daysTaken,
  /** Given back and watched for thirty days: mended at once, without waiting for parts and without coming back. */
  firstTimeFix: shareOf,
  /** Given back and watched for thirty days: with a fault again in that time. */
  cameBack: shareOf,
  /** Ended with an exchange or a refund. */
  exchangedOrRefunded: shareOf,
});
export type FiguresOfKind = z.infer<typeof figuresOfKind>;

/** How the repairs went that ended in a period: those owed under a guarantee and those customers paid for, never together (S2-65). */
export const repairFigures = z.object({
  fromOn: isoDate,
  toOn: isoDate,
  obligation: figuresOfKind,
  product: figuresOfKind,
});
export type RepairFigures = z.infer<typeof repairFigures>;
