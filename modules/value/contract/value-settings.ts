import { z } from 'zod';
import { instant } from '#contract-kit';

/** What turns expected purchases into a value. */
export const valueSettingsForm = z.object({
  /** Share of a sale that is left after its cost (0–1); used where the cost of what was sold is not known. */
  marginShare: z.number().min(0.01, 'a share between 0.01 and 1').max(1, 'a share between 0.01 and 1'),
  /** What money a year from now is worth less (0–1). */
  discountRatePerYear: z.number().min(0, 'a rate between 0 and 1').max(1, 'a rate between 0 and 1'),
  /** How far value looks ahead. */
  horizonWeeks: z.int().min(4, 'at least 4 weeks').max(1300, 'at most 1300 weeks (25 years)'),
  /** How many care tasks a day are planned for those who are drifting, most value at risk first; 0 plans none. */
  careTasksPerDay: z.int().min(0, 'at least 0').max(500, 'at most 500 a day'),
});
export type ValueSettingsForm = z.infer<typeof valueSettingsForm>;

/** The settings with who set them; `version` 0 are the defaults nobody has touched. */
export const valueSettings = z.object({
  ...valueSettingsForm.shape,
  version: z.int(),
  changedAt: instant.nullable(),
  changedByName: z.string().nullable(),
});
export type ValueSettings = z.infer<typeof valueSettings>;

/** What holds until somebody changes it. */
export const DEFAULT_VALUE_SETTINGS: ValueSettingsForm = {
  marginShare: 0.3,
  discountRatePerYear: 0.1,
  horizonWeeks: 261,
  careTasksPerDay: 0,
};
