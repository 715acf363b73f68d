import { z } from 'zod';
import { classified, isoDate, money } from '#contract-kit';

/** Key accounts below this number tell nothing of how many stay. */
export const ENOUGH_KEY_ACCOUNTS = 5;

/** How stable the key accounts are (S0-3): who stayed, and how much of what they bring is at risk. */
export const keyAccountStability = z.object({
  /** The year that is looked at, and the year before it begins on `beforeFromOn`. */
  beforeFromOn: isoDate,
  fromOn: isoDate,
  untilOn: isoDate,
  /** Customers who are flagged now. */
  accounts: z.int(),
  /** Of them, those whose review lies in the past. */
  reviewsOverdue: z.int(),
  retention: z.object({
    /** Key accounts that bought in the year before. */
    n: z.int(),
    /** Of them, those that bought again in the year. */
    retained: z.int(),
    /** With Wilson's 95 % limits; null below `enough`. */
    share: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    enough: z.int(),
  }),
  /** What key accounts brought in the year, less what they gave back. */
  revenue: classified('money', money),
  /** What of it came from those who, by the last value run, are drifting or most probably gone. */
  atRisk: z.object({
    accounts: z.int(),
    revenue: classified('money', money),
    /** Null without a value run, or without revenue. */
    share: classified('value', z.number()),
    /** Key accounts that the run has judged; the others are not counted as at risk. */
    judged: z.int(),
    /** The last day the value run has seen; null without one. */
    valuedOn: isoDate.nullable(),
  }),
});
export type KeyAccountStability = z.infer<typeof keyAccountStability>;
