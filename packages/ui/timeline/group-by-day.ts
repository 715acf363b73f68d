import type { TimelineDay, TimelineEntry, TimelineItem } from './timeline-types.ts';

/** Runs of two or more neighbours with one fold key become one item. */
function foldRuns(entries: readonly TimelineEntry[]): readonly TimelineItem[] {
  const runs: TimelineEntry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run !== undefined && entry.foldKey !== undefined && run[0]?.foldKey === entry.foldKey)
      run.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run): readonly TimelineItem[] => {
    const [first] = run;
    if (first === undefined) return [];
    if (run.length === 1) return [{ kind: 'entry', entry: first }];
    return [{ kind: 'fold', id: `fold ${first.id}`, entries: run }];
  });
}

/** Newest first, one group a day in the shown zone, with runs of edits folded. */
export function groupByDay(
  entries: readonly TimelineEntry[],
  dayKeyOf: (at: string) => string,
): readonly TimelineDay[] {
  const newestFirst = [...entries].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of newestFirst) {
    const key = dayKeyOf(entry.at);
    const day = days.get(key);
    if (day === undefined) days.set(key, [entry]);
    else day.push(entry);
  }
  return [...days].map(([dayKey, ofDay]) => ({ dayKey, items: foldRuns(ofDay) }));
}
