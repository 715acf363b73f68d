const LOST_AFTER_MINUTES = 15;

/** Whether a run that should report progress every few seconds has been silent for so long that nobody works on it. */
export function isLost(progressAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(progressAt) > LOST_AFTER_MINUTES * 60_000;
}
