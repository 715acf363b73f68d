import { z } from 'zod';
import { instant, partyId, uuid } from '#contract-kit';
import type { PartyField } from './party-forms.ts';
import { party } from './party-schemas.ts';

/** Whose word counts for a field on which two files differ. */
export const fieldChoice = z.enum(['survivor', 'merged']);
export type FieldChoice = z.infer<typeof fieldChoice>;

/** Fields of a party in the order they are told of. */
export const PARTY_FIELDS = [
  'familyName',
  'givenName',
  'organisationName',
  'otherName',
  'gender',
  'bornOn',
  'diedOn',
  'language',
  'preferredChannel',
  'contactHours',
  'source',
  'branchId',
] as const satisfies readonly PartyField[];

/** Fields two files of one person may differ in; the kind of a party is not one of them. */
export const mergeField = z.enum([...PARTY_FIELDS, 'ownerId']);
export type MergeField = z.infer<typeof mergeField>;

/** What happens to the rows one table holds of the party that goes up in the other. */
export const mergeRelation = z.object({
  /** `orders.order_line`: the table, by which the screens name it. */
  table: z.string(),
  /** How many go over to the survivor. */
  moves: z.int(),
  /** How many are kept aside, because the survivor has the same already or it is computed anew. */
  setAside: z.int(),
  survivorHas: z.int(),
  /** Whether whoever merges may have them set aside instead. */
  mayLeave: z.boolean(),
  /** Computed from the rest, so that nothing of it is lost. */
  computed: z.boolean(),
});
export type MergeRelation = z.infer<typeof mergeRelation>;

/** Something to look at before merging; nothing forbids it. */
export const mergeWarning = z.enum([
  'different-kinds',
  'different-national-ids',
  'different-birthdays',
  'different-names',
  'one-has-died',
  'one-is-archived',
]);
export type MergeWarning = z.infer<typeof mergeWarning>;

export const mergePreview = z.object({
  survivor: party,
  merged: party,
  /** Which of the two should stay: the one with more numbers, or else the one known longer. */
  suggestedSurvivorId: partyId,
  suggestedBecause: z.enum(['more-numbers', 'known-longer']),
  fields: z.array(
    z.object({
      field: mergeField,
      survivor: z.string().nullable(),
      merged: z.string().nullable(),
      /** Where only one file says something, its word; else the survivor's. */
      suggested: fieldChoice,
    }),
  ),
  relations: z.array(mergeRelation),
  warnings: z.array(mergeWarning),
});
export type MergePreview = z.infer<typeof mergePreview>;

export const mergeConflict = z.object({
  /** A field of the survivor, or a table. */
  subject: z.string(),
  reason: z.enum(['field-changed-since', 'changed-since', 'removed-since', 'key-taken']),
  count: z.int(),
});
export type MergeConflict = z.infer<typeof mergeConflict>;

/** A merge as it stands in the file. */
export const merge = z.object({
  mergeId: uuid,
  mergedPartyId: partyId,
  mergedNumber: z.string(),
  mergedName: z.string(),
  at: instant,
  byName: z.string(),
  rowsMoved: z.int(),
  rowsSetAside: z.int(),
  undoneAt: instant.nullable(),
  undoneByName: z.string().nullable(),
  conflicts: z.array(mergeConflict),
});
export type Merge = z.infer<typeof merge>;
