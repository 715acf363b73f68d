import type { ShownOption } from '#modules/assets/contract';
import type { RepairDetails, RepairFactKind, RepairKind, RepairStage } from '../contract/index.ts';

/** What rules read of a fact. */
export interface RepairHappening {
  kind: RepairFactKind;
  happenedOn: string;
  details: RepairDetails;
  at: string;
}

/** Where its facts leave a repair. */
export interface RepairState {
  stage: RepairStage;
  stageSince: string;
  chosen: ShownOption | null;
  /** Owed under a guarantee, or paid for by the customer; null while that is not decided. */
  kind: RepairKind | null;
  /** The first decision, and the day and moment the thing was handed in. */
  decidedAt: string | null;
  begunOn: string | null;
  begunAt: string | null;
  /** Moments between which parts were awaited. */
  partsWaits: { at: string; until: string | null }[];
  /** Whether it works again, as far as repair and test say. */
  works: boolean | null;
  endedAt: string | null;
  latestOn: string;
}

const NEEDS_APPROVAL = new Set(['exchange', 'refund', 'return-without-reason']);
const ENDS = new Set<RepairStage>(['returned', 'exchanged', 'refunded', 'beyond-repair', 'cancelled']);

/** Where facts, oldest first, leave a repair. */
export function readRepair(facts: readonly RepairHappening[]): RepairState {
  const state: RepairState = {
    stage: 'reported',
    stageSince: facts[0]?.at ?? '',
    chosen: null,
    kind: null,
    decidedAt: null,
    begunOn: null,
    begunAt: null,
    partsWaits: [],
    works: null,
    endedAt: null,
    latestOn: '',
  };
  for (const fact of facts) apply(state, fact);
  return state;
}

function apply(state: RepairState, { kind, details, at, happenedOn }: RepairHappening): void {
  const stage = stageAfter(state, kind, details);
  if (stage !== state.stage) state.stageSince = at;
  if (kind === 'triaged') {
    state.chosen = details.chosen ?? null;
    state.kind = details.chosen ? 'obligation' : 'product';
    state.decidedAt ??= at;
  }
  if (kind === 'declined') {
    state.chosen = null;
    state.kind = null;
  }
  if (kind === 'begun') {
    state.begunOn = happenedOn;
    state.begunAt = at;
  }
  const wait = state.partsWaits.at(-1);
  if (kind === 'parts-awaited') state.partsWaits.push({ at, until: null });
  else if (wait && wait.until === null && stage !== 'waiting-parts' && stage !== state.stage) wait.until = at;
  if (kind === 'repaired' || kind === 'tested') state.works = details.worked ?? null;
  state.stage = stage;
  if (ENDS.has(stage)) state.endedAt = at;
  if (happenedOn > state.latestOn) state.latestOn = happenedOn;
}

function stageAfter(state: RepairState, kind: RepairFactKind, details: RepairDetails): RepairStage {
  const underWay = state.begunOn !== null;
  switch (kind) {
    case 'triaged':
      if (details.chosen && NEEDS_APPROVAL.has(details.chosen.kind)) return 'awaiting-approval';
      return underWay ? 'in-repair' : 'triaged';
    case 'declined':
      return underWay ? 'in-repair' : 'reported';
    case 'begun':
    case 'parts-arrived':
      return 'in-repair';
    case 'parts-awaited':
      return 'waiting-parts';
    case 'tested':
      return details.worked ? 'tested' : 'in-repair';
    default:
      return kind;
  }
}

const POSSIBLE: Record<RepairStage, readonly RepairFactKind[]> = {
  reported: ['triaged', 'cancelled'],
  triaged: ['begun', 'scheduled', 'triaged', 'cancelled'],
  'awaiting-approval': ['approved', 'declined', 'cancelled'],
  approved: ['exchanged', 'refunded', 'cancelled'],
  scheduled: ['begun', 'scheduled', 'cancelled'],
  'in-repair': ['repaired', 'parts-awaited', 'triaged', 'beyond-repair'],
  'waiting-parts': ['parts-arrived', 'triaged', 'beyond-repair'],
  repaired: ['tested', 'returned'],
  tested: ['returned'],
  returned: [],
  exchanged: [],
  refunded: [],
  'beyond-repair': [],
  cancelled: [],
};

/** What can happen next with a repair. A thing that is in our hands is not withdrawn but given back. */
export function possibleNext({ stage, chosen, begunOn }: RepairState): RepairFactKind[] {
  return POSSIBLE[stage].filter((kind) => {
    if (kind === 'exchanged') return chosen?.kind === 'exchange';
    if (kind === 'refunded') return chosen?.kind === 'refund' || chosen?.kind === 'return-without-reason';
    return kind !== 'cancelled' || begunOn === null;
  });
}
