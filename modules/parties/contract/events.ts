import { z } from 'zod';
import { defineEvent, partyId, uuid } from '#contract-kit';
import { partyKind } from './party-schemas.ts';

/** One field of a party before and after; contact points, tags and numbers count as fields. */
export const fieldChange = z.object({
  field: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type FieldChange = z.infer<typeof fieldChange>;

/** A customer was added by hand or by another system; bulk imports tell `parties.imported` once instead. */
export const partyCreated = defineEvent({
  name: 'party.created',
  payload: z.object({ partyId, kind: partyKind }),
  timeline: 'shown',
});
/** Something the file says of a customer changed. */
export const partyChanged = defineEvent({
  name: 'party.changed',
  payload: z.object({ partyId, changes: z.array(fieldChange) }),
  timeline: 'shown',
});
/** A customer was put out of the daily lists. */
export const partyArchived = defineEvent({
  name: 'party.archived',
  payload: z.object({ partyId }),
  timeline: 'shown',
});
/** A customer came back from the archive. */
export const partyRestored = defineEvent({
  name: 'party.restored',
  payload: z.object({ partyId }),
  timeline: 'shown',
});
/** A batch of an import created or updated customers. */
export const partiesImported = defineEvent({
  name: 'parties.imported',
  payload: z.object({ partyId: z.null(), importId: uuid, created: z.int(), updated: z.int() }),
  timeline: 'hidden',
});
/** An import was taken back. */
export const partiesImportReverted = defineEvent({
  name: 'parties.import-reverted',
  payload: z.object({ partyId: z.null(), importId: uuid, removed: z.int(), restored: z.int() }),
  timeline: 'hidden',
});

/** Another customer's file went up in this one: what is computed of either is to be computed anew. */
export const partiesMerged = defineEvent({
  name: 'party.merged',
  payload: z.object({ partyId, mergedPartyId: partyId, mergeId: uuid }),
  timeline: 'shown',
});
/** A merge was taken back: both customers are there again. */
export const mergeUndone = defineEvent({
  name: 'party.merge-undone',
  payload: z.object({ partyId, restoredPartyId: partyId, mergeId: uuid }),
  timeline: 'shown',
});

export const partiesEvents = [
  partyCreated,
  partyChanged,
  partyArchived,
  partyRestored,
  partiesImported,
  partiesImportReverted,
  partiesMerged,
  mergeUndone,
] as const;
