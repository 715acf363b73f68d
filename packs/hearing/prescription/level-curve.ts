import { z } from 'zod';
import { TARGET_HZ } from './gain-target.ts';
import type { MeasuredGain } from './real-ear.ts';

/** What can be measured at all; further out it is a slip of the pen. */
export const MEASURABLE_DB = { lowest: -30, highest: 120 };

const level = z
  .number()
  .min(MEASURABLE_DB.lowest, `${MEASURABLE_DB.lowest} dB is the least; check the level`)
  .max(MEASURABLE_DB.highest, `${MEASURABLE_DB.highest} dB is the most; check the level`);
const point = z.strictObject({
  frequencyHz: z.literal(TARGET_HZ, `give one of ${TARGET_HZ.join(', ')} Hz`),
  db: level,
});

/** Levels in dB by frequency, each frequency once. */
export const levelCurve = z
  .array(point)
  .min(1, 'give at least one frequency')
  .refine((points) => new Set(points.map(({ frequencyHz }) => frequencyHz)).size === points.length, {
    message: 'a frequency is given twice; keep one',
  });
export type LevelCurve = z.infer<typeof levelCurve>;

/** The levels of a curve by frequency. */
export const levelsOf = (points: LevelCurve): MeasuredGain =>
  Object.fromEntries(points.map(({ frequencyHz, db }) => [frequencyHz, db]));
