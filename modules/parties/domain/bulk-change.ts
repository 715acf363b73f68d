import type { FieldChange } from '../contract/index.ts';

/** Up to so many customers are changed while the person waits; more in the background. */
export const AT_ONCE = 100;

type Order =
  | { kind: 'add-tag' | 'remove-tag'; tag: string }
  | { kind: 'rename-tag'; tag: string; to: string }
  | { kind: 'set-owner'; ownerId: string | null }
  | { kind: 'set-branch'; branchId: string | null }
  | { kind: 'archive' | 'restore' };

interface State {
  ownerId: string | null;
  branchId: string | null;
  archivedAt: string | null;
  tags: readonly string[];
}

/** What an order changes on one customer that it would change. */
export function changesOfOrder(order: Order, state: State, now: string): FieldChange[] {
  switch (order.kind) {
    case 'add-tag':
      return [{ field: 'tag', from: null, to: order.tag }];
    case 'remove-tag':
      return [{ field: 'tag', from: order.tag, to: null }];
    case 'rename-tag': {
      const gone = { field: 'tag', from: order.tag, to: null };
      // Who carries both already keeps the other.
      return state.tags.includes(order.to) ? [gone] : [gone, { field: 'tag', from: null, to: order.to }];
    }
    case 'set-owner':
      return [{ field: 'ownerId', from: state.ownerId, to: order.ownerId }];
    case 'set-branch':
      return [{ field: 'branchId', from: state.branchId, to: order.branchId }];
    case 'archive':
      return [{ field: 'archivedAt', from: null, to: now }];
    case 'restore':
      return [{ field: 'archivedAt', from: state.archivedAt, to: null }];
  }
}

/** What takes changes back; undefined when somebody changed the same since, so that nothing of theirs is lost. */
export function changesOfUndo(changes: readonly FieldChange[], state: State): FieldChange[] | undefined {
  if (!changes.every((change) => stillReadsSo(change, state))) return undefined;
  return changes.map(({ field, from, to }) => ({ field, from: to, to: from })).reverse();
}

function stillReadsSo({ field, from, to }: FieldChange, state: State): boolean {
  switch (field) {
    case 'tag':
      return to === null ? !state.tags.includes(from ?? '') : state.tags.includes(to);
    case 'ownerId':
      return state.ownerId === to;
    case 'branchId':
      return state.branchId === to;
    case 'archivedAt':
      return (state.archivedAt === null) === (to === null);
    default:
      return false;
  }
}
