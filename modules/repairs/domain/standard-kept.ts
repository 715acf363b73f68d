/** Fewer than this say nothing of how long something usually takes. */
const ENOUGH = 5;

/** How long something took, against what was promised. Minutes of working time. */
export interface TimeTaken {
  n: number;
  /** Null while there are too few to say. */
  p50Minutes: number | null;
  p90Minutes: number | null;
  targetMinutes: number;
  withinTarget: number;
}

/** Sums up times against a target; quantiles by linear interpolation between the sorted values (Hyndman and Fan's type 7). */
export function timeTaken(minutes: readonly number[], targetMinutes: number): TimeTaken {
  const sorted = [...minutes].sort((a, b) => a - b);
  const at = (level: number) => {
    if (sorted.length < ENOUGH) return null;
    const position = level * (sorted.length - 1);
    const below = sorted[Math.floor(position)] ?? 0;
    const above = sorted[Math.ceil(position)] ?? below;
    return below + (position - Math.floor(position)) * (above - below);
  };
  return {
    n: sorted.length,
    p50Minutes: at(0.5),
    p90Minutes: at(0.9),
    targetMinutes,
    withinTarget: sorted.filter((one) => one <= targetMinutes).length,
  };
}

/** Whether so many units say anything of how often such things fail. */
export const saysHowOften = (units: number): boolean => units >= ENOUGH;
