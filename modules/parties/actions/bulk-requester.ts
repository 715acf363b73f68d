import { FIELD_CLASSES_OF_ROLE } from '#modules/access/contract';
import { type Actor, staffActor, systemActor } from '#platform';
import type { BulkRequester } from '../data/bulk-queries.ts';

/** What must be kept of somebody to act in their name later. */
export function bulkRequester(actor: Actor): BulkRequester {
  const { actorId, displayName, kind, roles, branchIds } = actor;
  return { actorId, displayName, kind, roles, branchIds };
}

/** The actor again, with the reach they had when they asked. */
export function bulkActor(requester: BulkRequester): Actor {
  if (requester.kind === 'system') return { ...systemActor, displayName: requester.displayName };
  return staffActor(requester, FIELD_CLASSES_OF_ROLE);
}
