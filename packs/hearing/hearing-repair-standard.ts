import type { RepairStandard } from '#pack-kit';
import { hearingFitting } from './hearing-fitting.ts';

/** What makers and the clinic promise for hearing aids: a fault found within a working day, mended within five. */
export const hearingAidRepairStandard: RepairStandard = {
  category: 'hearing-aid',
  failureSharePerYear: 0.08,
  diagnosisMinutes: 9 * 60,
  repairMinutes: 5 * 9 * 60,
  workingWeek: hearingFitting.workingWeek.map((day) => day.map((span) => ({ ...span }))),
};
