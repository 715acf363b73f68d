/** How long after its calibration an audiometer's levels are relied on, and a test's thresholds for choosing aids. */
const CALIBRATED_MONTHS = 12;
const CURRENT_MONTHS = 6;

/** True when the audiometer was calibrated longer than twelve months before the test; days as `YYYY-MM-DD`. */
export function isCalibrationOver(calibratedOn: string, testedOn: string): boolean {
  return testedOn > monthsAfter(calibratedOn, CALIBRATED_MONTHS);
}

/** True when a test is older than six months and should be made anew before aids are chosen by it. */
export function isTestOld(testedOn: string, today: string): boolean {
  return today > monthsAfter(testedOn, CURRENT_MONTHS);
}

/** The same day of a later month, or its last. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
