import type { TimelineEntryShown } from '#modules/timeline/contract';

/** How much a fact of each source helps in a call; what is not named is bookkeeping. */
const WORTH: Readonly<Record<string, number>> = {
  promises: 6,
  repairs: 5,
  timeline: 4,
  measurements: 3,
  'service-processes': 2,
  assets: 2,
  orders: 2,
  appointments: 1,
};

/** Facts shown before a call (S0-26). */
export const FACTS_SHOWN = 3;

/**
 * The few lines of a timeline that are worth using in a call: the latest of each kind, what people wrote and what we owe
 * before what was sold. `entries` come latest first.
 */
export function chooseFacts(entries: readonly TimelineEntryShown[]): TimelineEntryShown[] {
  const seen = new Set<string>();
  const latest = entries.filter((entry) => {
    const kind = `${entry.source} ${entry.kind}`;
    const isTold = worthOf(entry) > 0 && !seen.has(kind);
    if (isTold) seen.add(kind);
    return isTold;
  });
  return latest.sort((a, b) => worthOf(b) - worthOf(a)).slice(0, FACTS_SHOWN);
}

function worthOf(entry: TimelineEntryShown): number {
  // A call nobody answered, or a note without words, says nothing to begin with.
  if (entry.source === 'timeline' && entry.text === null) return 0;
  return WORTH[entry.source] ?? 0;
}
