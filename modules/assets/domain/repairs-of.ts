import type { AssetHappening } from './read-asset.ts';

/** A stretch of days; the day it ended is again a day of use. Open while `untilOn` is null. */
export interface Stretch {
  fromOn: string;
  untilOn: string | null;
}

/** A repair as rules read it. */
export interface AssetRepair {
  begunOn: string;
  /** The day the customer could use it again; null while it is with the repairer. */
  endedOn: string | null;
  /** Whether it worked again; null while that is not known. */
  restored: boolean | null;
  /** Stretches of the repair in which it waited for parts. */
  partsWaits: readonly Stretch[];
}

/** The repairs among the facts of an asset, oldest first. */
export function repairsOf(facts: readonly AssetHappening[]): AssetRepair[] {
  const repairs: {
    begunOn: string;
    endedOn: string | null;
    restored: boolean | null;
    partsWaits: Stretch[];
  }[] = [];
  for (const { kind, happenedOn, restored } of facts) {
    const repair = repairs.at(-1);
    const wait = repair?.partsWaits.at(-1);
    if (kind === 'repair-begun') {
      repairs.push({ begunOn: happenedOn, endedOn: null, restored: null, partsWaits: [] });
    } else if (kind === 'parts-awaited') {
      repair?.partsWaits.push({ fromOn: happenedOn, untilOn: null });
    } else if (kind === 'parts-arrived' || ENDS_REPAIR.has(kind)) {
      if (wait && wait.untilOn === null) wait.untilOn = happenedOn;
    }
    if (repair && repair.endedOn === null && ENDS_REPAIR.has(kind)) {
      repair.endedOn = happenedOn;
      repair.restored = restored ?? false;
    }
  }
  return repairs;
}

/** A repair also ends when the thing itself does not come back. */
const ENDS_REPAIR = new Set<string>(['repair-ended', 'swapped', 'returned', 'retired', 'lost']);
