import { z } from 'zod';
import { instant, partyId, uuid } from '#contract-kit';
import { partyFilters } from './list-query.ts';
import { tag } from './party-schemas.ts';

/** Most customers that are named one by one; more are chosen by a filter. */
export const MOST_NAMED = 2000;

/** Which customers: those ticked, or all that a filter holds when the work is done. */
export const bulkSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('named'), partyIds: z.array(partyId).min(1).max(MOST_NAMED) }),
  // Strict: a misspelt filter would choose everybody.
  z.object({ kind: z.literal('filtered'), filters: partyFilters.strict() }),
]);
export type BulkSelection = z.infer<typeof bulkSelection>;

/** What shall be changed on each of them. */
export const bulkChangeOrder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add-tag'), tag }),
  z.object({ kind: z.literal('remove-tag'), tag }),
  z.object({ kind: z.literal('set-owner'), ownerId: uuid.nullable() }),
  z.object({ kind: z.literal('set-branch'), branchId: uuid.nullable() }),
  z.object({ kind: z.literal('archive') }),
  z.object({ kind: z.literal('restore') }),
]);
export type BulkChangeOrder = z.infer<typeof bulkChangeOrder>;

/** Where a change of many customers stands. */
export const bulkState = z.enum(['prepared', 'running', 'done', 'undoing', 'undone', 'cancelled']);
export type BulkState = z.infer<typeof bulkState>;

export const bulkChange = z.object({
  bulkChangeId: uuid,
  state: bulkState,
  order: bulkChangeOrder,
  preparedAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** What was found when it was prepared: exact up to 10,000. */
  found: z.object({
    chosen: z.int(),
    /** Would read differently afterwards. */
    changing: z.int(),
    /** Read so already. */
    alreadySo: z.int(),
    /** Chosen, but not the actor's to change. */
    notYours: z.int(),
    exact: z.boolean(),
  }),
  /** The first of those that would change, as they read now. */
  sample: z.array(z.object({ partyId, displayName: z.string(), from: z.string().nullable() })),
  /** How far the work has come. */
  progress: z.object({
    changed: z.int(),
    undone: z.int(),
    /** Not undone, because somebody changed them since. */
    keptLater: z.int(),
  }),
});
/** A change of many customers at once, from preview to undo. */
export type BulkChange = z.infer<typeof bulkChange>;
