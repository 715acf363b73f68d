/** Something with a beginning and an end. */
interface Stretch {
  startsAt: string;
  endsAt: string;
}

/** What overlaps stands side by side: each with its lane and how many lanes its group has. Given in order of beginning. */
export function layLanes<T extends Stretch>(
  stretches: readonly T[],
): { one: T; lane: number; lanes: number }[] {
  const laid: { one: T; lane: number; lanes: number }[] = [];
  let group: { one: T; lane: number; lanes: number }[] = [];
  let ends: number[] = [];
  for (const one of stretches) {
    const from = Date.parse(one.startsAt);
    if (ends.every((end) => end <= from)) {
      group = [];
      ends = [];
    }
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = Date.parse(one.endsAt);
    const entry = { one, lane, lanes: ends.length };
    group.push(entry);
    for (const member of group) member.lanes = ends.length;
    laid.push(entry);
  }
  return laid;
}
