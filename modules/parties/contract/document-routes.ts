import { z } from 'zod';
import { classified, defineRoute, instant, isoDate, partyId, type RouteMap } from '#contract-kit';
import { contactPointForm, partyFields } from './party-forms.ts';
import {
  barredReason,
  gender,
  identityKindField,
  languageTag,
  partyKind,
  preferredChannel,
  tag,
  verifiedByMeans,
} from './party-schemas.ts';
import { partiesExport, partiesWrite } from './permissions.ts';
import * as problems from './problems.ts';
import { relationRole } from './relation-schemas.ts';

/** A telephone, e-mail or address with what is known of it, as a document tells it. */
export const documentContactPoint = z.strictObject({
  kind: contactPointForm.shape.kind,
  typed: contactPointForm.shape.typed,
  /** A telephone's number in the whole world, so that it is read alike in another country; null where it is not known. */
  e164: z
    .string()
    .regex(/^\+\d{4,18}$/, 'a plus sign and digits only')
    .nullable()
    .default(null),
  label: z.string().trim().max(40).nullable().default(null),
  preferredAt: instant.nullable().default(null),
  confirmedAt: instant.nullable().default(null),
  barredAt: instant.nullable().default(null),
  barredReason: barredReason.nullable().default(null),
  verifiedAt: instant.nullable().default(null),
  verifiedByMeans: verifiedByMeans.nullable().default(null),
});
export type DocumentContactPoint = z.infer<typeof documentContactPoint>;

/** Staff have names of people; an e-mail is one person's. */
const staffEmail = z.string().trim().toLowerCase().min(3).max(320);

/** Why somebody is a key account, who answers for them and when that is looked at again. */
const documentKeyAccount = z.strictObject({
  reason: z.string().trim().min(1).max(2_000),
  owner: staffEmail.nullable().default(null),
  reviewOn: isoDate,
});

/** Whom a customer stands in relation to, by what another system knows them by. */
const documentRelation = z.strictObject({
  role: relationRole,
  /** `outgoing`: the customer is the role of the other; `incoming`: the other is the role of the customer. */
  direction: z.enum(['outgoing', 'incoming']),
  other: z.strictObject({
    kind: partyKind,
    name: z.string().trim().min(1).max(400),
    /** Their customer number where they have no number of another system; leads there only together with the name. */
    number: z.string().trim().min(1).max(100).nullable().default(null),
    identities: z
      .array(z.strictObject({ kind: identityKindField, value: z.string().trim().min(1).max(100) }))
      .max(20)
      .default([]),
  }),
  note: z.string().trim().max(200).nullable().default(null),
  sinceOn: isoDate.nullable().default(null),
  untilOn: isoDate.nullable().default(null),
});
export type DocumentRelation = z.infer<typeof documentRelation>;

/** What a file says of a customer, in whatever system. */
export const documentedCustomer = z.strictObject({
  kind: partyKind,
  familyName: partyFields.shape.familyName.default(''),
  givenName: partyFields.shape.givenName.default(''),
  organisationName: partyFields.shape.organisationName.default(''),
  otherName: partyFields.shape.otherName.default(''),
  gender: gender.nullable().default(null),
  bornOn: isoDate.nullable().default(null),
  diedOn: isoDate.nullable().default(null),
  language: languageTag.nullable().default(null),
  preferredChannel: preferredChannel.nullable().default(null),
  contactHours: partyFields.shape.contactHours.default(null),
  source: partyFields.shape.source.default(null),
  firstContactAt: instant.nullable().default(null),
  /** Null where whoever took the document does not see them: it says nothing of them. */
  contactPoints: classified('contact', z.array(documentContactPoint).max(100)).default(null),
  identities: z
    .array(z.strictObject({ kind: identityKindField, value: z.string().trim().min(1).max(100) }))
    .max(100)
    .default([]),
  nationalIds: classified('sensitive', z.array(z.string().trim().min(1).max(100)).max(10)).default(null),
  tags: z.array(tag).max(200).default([]),
  /** The branch, by its name. */
  branch: z.string().trim().min(1).max(200).nullable().default(null),
  /** Who looks after the customer, by their e-mail. */
  owner: staffEmail.nullable().default(null),
  keyAccount: documentKeyAccount.nullable().default(null),
  relations: z.array(documentRelation).max(500).default([]),
});
export type DocumentedCustomer = z.infer<typeof documentedCustomer>;

/** One customer as a document of its own: what stands under `customer` reads the same in every system. */
export const customerDocument = z.strictObject({
  format: z.literal('perennial.customer', 'this is no document of a customer'),
  /** Raised when a document of an older program could be misread. */
  version: z.literal(1, 'this program reads version 1'),
  /** Where it was taken from; nothing of it is read again. */
  about: z
    .object({ number: z.string().max(100), takenAt: instant, takenBy: z.string().max(500) })
    .nullable()
    .default(null),
  customer: documentedCustomer,
});
export type CustomerDocument = z.infer<typeof customerDocument>;

/** What became of a document, or would. */
export const documentOutcome = z.object({
  outcome: z.enum(['created', 'updated', 'unchanged']),
  /** Null where nobody was created because it was only asked. */
  partyId: partyId.nullable(),
  /** Parts of the file the document says something new of. */
  changed: z.array(z.string()),
  /** What became of each relation, or would; `not-found` names people who are not here, or not within reach. */
  relations: z.array(
    z.object({
      role: relationRole,
      name: z.string(),
      outcome: z.enum(['added', 'ended', 'known', 'not-found']),
    }),
  ),
});
export type DocumentOutcome = z.infer<typeof documentOutcome>;

export const documentRoutes = {
  takeDocument: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/document',
    summary: 'One customer as a document that this and other systems read; recorded as an export is',
    permission: partiesExport,
    params: z.object({ partyId }),
    response: customerDocument,
  }),
  bringDocument: defineRoute({
    method: 'POST',
    path: '/api/parties/documents',
    summary:
      'Bring in a customer’s document: updates whoever holds its numbers or `onto`, creates otherwise; empties nothing',
    permission: partiesWrite,
    audit: 'party.document-brought',
    body: z.object({
      document: customerDocument,
      /** The customer to update, where the document has no number that leads there. */
      onto: partyId.nullable().default(null),
      /** In the place of the branch the document names. */
      branchId: partyFields.shape.branchId.optional(),
      allowDuplicate: z.boolean().default(false),
      /** Only tells what would happen. */
      dryRun: z.boolean().default(false),
    }),
    response: documentOutcome,
    problems: [problems.partyPossiblyExists, problems.identityBelongsToAnother],
  }),
} satisfies RouteMap;
