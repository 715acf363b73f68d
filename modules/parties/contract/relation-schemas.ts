import { z } from 'zod';
import { classified, instant, isoDate, partyId, uuid } from '#contract-kit';
import { partyKind } from './party-schemas.ts';

/** What somebody is in a household. */
export const householdRole = z.enum(['head', 'spouse', 'child', 'parent', 'member']);
/** What somebody is to somebody else, read from left to right: Li Min is the carer of Chen Guifang. */
export const relationRole = z.enum([
  ...householdRole.options,
  'carer',
  'guardian',
  'payer',
  'contact',
  'referrer',
  'works-at',
  'member-of',
]);
export type RelationRole = z.infer<typeof relationRole>;

/** A party as it stands in another one's file. */
export const relatedParty = z.object({
  partyId,
  number: z.string(),
  kind: partyKind,
  displayName: z.string(),
  bornOn: isoDate.nullable(),
  diedOn: isoDate.nullable(),
  primaryPhone: classified('contact', z.string()),
});
export type RelatedParty = z.infer<typeof relatedParty>;

export const relation = z.object({
  relationId: uuid,
  /** In whose file the relation stands. */
  partyId,
  role: relationRole,
  /** `outgoing`: this party is the role of the other; `incoming`: the other is the role of this party. */
  direction: z.enum(['outgoing', 'incoming']),
  note: z.string().nullable(),
  sinceOn: isoDate.nullable(),
  untilOn: isoDate.nullable(),
  other: relatedParty,
});
export type Relation = z.infer<typeof relation>;

export const household = z.object({
  household: relatedParty,
  /** Where they live. */
  address: classified('contact', z.string()),
  members: z.array(
    z.object({ relationId: uuid, role: relationRole, untilOn: isoDate.nullable(), party: relatedParty }),
  ),
});
export type Household = z.infer<typeof household>;

export const relationForm = z.object({
  otherId: partyId,
  role: relationRole,
  note: z.string().trim().max(200).nullable().default(null),
  sinceOn: isoDate.nullable().default(null),
});

/** Why a customer is a key account, who answers for them and when that is looked at again. */
export const keyAccount = z.object({
  reason: z.string(),
  ownerId: uuid.nullable(),
  reviewOn: isoDate,
  flaggedAt: instant,
  flaggedByName: z.string(),
});
export type KeyAccount = z.infer<typeof keyAccount>;
