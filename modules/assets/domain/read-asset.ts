import type { AssetStatus, FactKind } from '../contract/index.ts';

/** What rules read of a fact. */
export interface AssetHappening {
  kind: FactKind;
  happenedOn: string;
  restored: boolean | null;
}

/** Where its facts leave an asset. */
export interface AssetStanding {
  status: AssetStatus;
  installedOn: string | null;
  endedOn: string | null;
  /** Whether parts are awaited in the repair that is going on. */
  awaitsParts: boolean;
  /** The day of the latest fact. */
  latestOn: string;
}

const ENDS: Partial<Record<FactKind, AssetStatus>> = {
  swapped: 'swapped',
  returned: 'returned',
  retired: 'retired',
};

/** Where facts, oldest first, leave an asset. */
export function readAsset(facts: readonly AssetHappening[]): AssetStanding {
  const standing: AssetStanding = {
    status: 'held',
    installedOn: null,
    endedOn: null,
    awaitsParts: false,
    latestOn: facts[0]?.happenedOn ?? '',
  };
  for (const fact of facts) apply(standing, fact);
  return standing;
}

function apply(standing: AssetStanding, { kind, happenedOn }: AssetHappening): void {
  const working: AssetStatus = standing.installedOn === null ? 'held' : 'in-use';
  if (happenedOn > standing.latestOn) standing.latestOn = happenedOn;
  switch (kind) {
    case 'installed':
      standing.installedOn = happenedOn;
      standing.status = 'in-use';
      break;
    case 'repair-begun':
      standing.status = 'in-repair';
      break;
    case 'parts-awaited':
    case 'parts-arrived':
      standing.awaitsParts = kind === 'parts-awaited';
      break;
    case 'repair-ended':
    case 'found':
      standing.status = working;
      standing.awaitsParts = false;
      break;
    case 'lost':
      standing.status = 'lost';
      standing.awaitsParts = false;
      break;
    default: {
      const end = ENDS[kind];
      if (!end) break;
      standing.status = end;
      standing.endedOn = happenedOn;
    }
  }
}

const POSSIBLE_WHILE: Record<FactKind, readonly AssetStatus[]> = {
  registered: [],
  installed: ['held'],
  'repair-begun': ['held', 'in-use'],
  'parts-awaited': ['in-repair'],
  'parts-arrived': ['in-repair'],
  'repair-ended': ['in-repair'],
  'part-changed': ['held', 'in-use', 'in-repair'],
  swapped: ['held', 'in-use', 'in-repair', 'lost'],
  returned: ['held', 'in-use', 'in-repair'],
  lost: ['held', 'in-use', 'in-repair'],
  found: ['lost'],
  retired: ['held', 'in-use', 'in-repair', 'lost'],
};

/** Why something cannot have happened with an asset, in words; undefined when it can. */
export function whyImpossible(
  standing: AssetStanding,
  { kind, happenedOn }: Pick<AssetHappening, 'kind' | 'happenedOn'>,
  today: string,
): string | undefined {
  if (!POSSIBLE_WHILE[kind].includes(standing.status)) {
    return `"${kind}" cannot happen to an asset that is ${standing.status}; look at what happened with it`;
  }
  if (kind === 'parts-awaited' && standing.awaitsParts) return 'parts are awaited already';
  if (kind === 'parts-arrived' && !standing.awaitsParts) return 'no parts are awaited';
  if (happenedOn > today) return `${happenedOn} is yet to come; give the day it happened`;
  if (happenedOn < standing.latestOn) {
    return `${happenedOn} lies before ${standing.latestOn}, when the last thing on record happened; give a later day`;
  }
  return undefined;
}
