import { z } from 'zod';

/** What was promised at design for a kind of goods: how seldom it fails, and how long finding and mending a fault may take. */
export const repairStandard = z.strictObject({
  /** Category of goods, as guarantees name it. */
  category: z.string().min(1).max(100),
  /** Largest share of units in which a fault may be reported within a year. */
  failureSharePerYear: z.number().min(0).max(1),
  /** Longest working time from report to decision, and from handing in to return without waits for parts. */
  diagnosisMinutes: z.int().min(1).max(527_040),
  repairMinutes: z.int().min(1).max(527_040),
  /** Hours that count: seven days, Monday first. */
  workingWeek: z.array(z.array(z.strictObject({ from: z.string(), to: z.string() }))).length(7),
});
export type RepairStandard = z.infer<typeof repairStandard>;
