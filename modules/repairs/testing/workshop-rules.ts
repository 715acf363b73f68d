import { applianceGuarantees } from '#modules/assets/testing';
import { readRepairRules } from '../actions/repair-rules.ts';

const nineToSix = [{ from: '09:00', to: '18:00' }];

/** Kettles: found out within a working day, repaired within five; at most one in twenty fails in a year. */
export const workshopRules = readRepairRules(applianceGuarantees, [
  {
    category: 'kettle',
    failureSharePerYear: 0.05,
    diagnosisMinutes: 9 * 60,
    repairMinutes: 5 * 9 * 60,
    workingWeek: [...Array.from({ length: 5 }, () => nineToSix), [], []],
  },
]);
