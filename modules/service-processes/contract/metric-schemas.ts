import { z } from 'zod';
import { isoDate } from '#contract-kit';
import { localText } from '#form-kit';
import { workKind } from '#pack-kit';

/** How a number is written. */
export const METRIC_UNITS = ['share', 'days', 'working-days', 'months', 'mean', 'per-hundred'] as const;
/** Where its interval comes from. */
export const METRIC_INTERVALS = ['wilson', 'order-statistics', 'student', 'byar', 'kaplan-meier'] as const;
/** What n counts. */
export const METRIC_COUNTS = [
  'processes',
  'visits',
  'answers',
  'customers',
  'things',
  'years',
  'purchases',
  'orders',
] as const;

const figure = z.object({
  n: z.number(),
  /** Null where n is below `need`, or where the curve has not come so far. */
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Nine tenths took no longer; null of what is not a time, or of too few. */
  p90: z.number().nullable(),
});

/** Of one laboratory, supplier or the like. */
export const metricGroup = z.object({
  ...figure.shape,
  name: z.string(),
  /** Orders that had to be made again, by reason; words are those of the form where it has them. */
  remakes: z.int(),
  orders: z.int(),
  reasons: z.array(z.object({ reason: localText, count: z.int() })),
});
export type MetricGroup = z.infer<typeof metricGroup>;

export const shownMetric = z.object({
  ...figure.shape,
  key: z.string(),
  name: localText,
  definition: localText,
  /** Of which kind of work it is; null of what customers have or buy. */
  kind: workKind.nullable(),
  unit: z.enum(METRIC_UNITS),
  counts: z.enum(METRIC_COUNTS),
  interval: z.enum(METRIC_INTERVALS),
  better: z.enum(['more', 'less']).nullable(),
  need: z.int(),
  /** What was counted among n, where that is a count. */
  hits: z.int().nullable(),
  /** Not decided yet, and in none of these numbers. */
  leftOut: z.int(),
  /** Of the period asked for, or of all that is known until today. */
  asOf: z.enum(['period', 'today']),
  groups: z.array(metricGroup),
});
export type ShownMetric = z.infer<typeof shownMetric>;

export const serviceMetrics = z.object({ fromOn: isoDate, untilOn: isoDate, metrics: z.array(shownMetric) });
