import { z } from 'zod';
import { instant, isoDate, uuid } from '#contract-kit';
import {
  contactPointKind,
  gender,
  identityKindField,
  LONGEST_NAME,
  languageTag,
  partyKind,
  preferredChannel,
  tag,
} from './party-schemas.ts';

const namePart = z.string().max(LONGEST_NAME, `at most ${LONGEST_NAME} characters`);
const shortText = z.string().trim().max(200);

/** Fields of a party that anyone who may write can change one by one. */
export const partyFields = z.object({
  familyName: namePart,
  givenName: namePart,
  organisationName: namePart,
  otherName: namePart,
  gender: gender.nullable(),
  bornOn: isoDate.nullable(),
  diedOn: isoDate.nullable(),
  language: languageTag.nullable(),
  preferredChannel: preferredChannel.nullable(),
  contactHours: shortText.nullable(),
  source: shortText.nullable(),
  branchId: uuid.nullable(),
});
export type PartyFields = z.infer<typeof partyFields>;
export type PartyField = keyof PartyFields;

export const contactPointForm = z.object({
  kind: contactPointKind,
  typed: z.string().trim().min(1).max(500),
  label: z.string().trim().max(40).nullable().default(null),
  preferred: z.boolean().default(false),
});
export type ContactPointForm = z.input<typeof contactPointForm>;

export const identityForm = z.object({
  kind: identityKindField,
  value: z.string().trim().min(1).max(100),
});

/** A new party. Give the name in parts, or whole in `name` to have it split. */
export const newParty = z.object({
  ...partyFields.partial().shape,
  kind: partyKind.default('person'),
  name: namePart.optional(),
  ownerId: uuid.nullable().optional(),
  firstContactAt: instant.optional(),
  contactPoints: z.array(contactPointForm).max(20).default([]),
  identities: z.array(identityForm).max(20).default([]),
  tags: z.array(tag).max(50).default([]),
  allowDuplicate: z.boolean().default(false),
});
export type NewParty = z.input<typeof newParty>;
