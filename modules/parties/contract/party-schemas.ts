import { z } from 'zod';
import { classified, currencyCode, instant, isoDate, money, partyId, uuid } from '#contract-kit';

/** Longest name, in characters. */
export const LONGEST_NAME = 300;

export const partyKind = z.enum(['person', 'organisation', 'household']);
export type PartyKind = z.infer<typeof partyKind>;
export const gender = z.enum(['female', 'male', 'other']);
export type Gender = z.infer<typeof gender>;
/** Whether somebody buys later than their own rhythm lets expect. */
/** Where customers stand in their own pattern; fewer than three purchases make none, and `gone` is most probably not coming back. */
export const drift = z.enum(['none', 'watch', 'drifting', 'gone', 'no-pattern']);
export type Drift = z.infer<typeof drift>;
export const contactPointKind = z.enum(['phone', 'email', 'address', 'fax']);
export type ContactPointKind = z.infer<typeof contactPointKind>;
/** Ways a customer may ask to be reached. */
export const preferredChannel = z.enum(['phone', 'sms', 'messenger', 'email', 'letter', 'visit']);
export type PreferredChannel = z.infer<typeof preferredChannel>;
/** Why a number or address is not to be used any more. */
export const barredReason = z.enum([
  'asked-not-to',
  'wrong-person',
  'out-of-service',
  'bounced',
  'moved-away',
  'other',
]);
export type BarredReason = z.infer<typeof barredReason>;
/** How it was proved that a number or address reaches the customer. */
export const verifiedByMeans = z.enum(['reached', 'answered-message', 'in-person', 'document']);
export type VerifiedByMeans = z.infer<typeof verifiedByMeans>;
/** A language as BCP 47 says it: zh-CN, yue, en-GB. */
export const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a BCP 47 language tag such as zh-CN, yue or en')
  .max(35);
export const tag = z.string().trim().min(1).max(60);

/** A lifetime value with the interval it lies in, and the day it was computed for. */
export const lifetimeValue = z.object({
  amountMinor: z.int(),
  lowMinor: z.int().nullable(),
  highMinor: z.int().nullable(),
  currency: currencyCode,
  valuedOn: isoDate.nullable(),
  valueRunId: uuid.nullable(),
});

/** What other modules computed of a party, for lists. */
export const figures = z.object({
  firstPurchaseOn: isoDate.nullable(),
  lastPurchaseOn: isoDate.nullable(),
  /** The last day they were reached or came: an answered call, a message from them, a visit, an appointment; null with none on record. */
  lastContactOn: isoDate.nullable(),
  purchaseCount: z.int(),
  /** The median gap between purchases; null with fewer than three. */
  typicalGapDays: z.int().nullable(),
  spend: classified('money', money),
  lifetimeValue: classified('value', lifetimeValue),
  probabilityAlive: classified('value', z.number().min(0).max(1)),
  drift: classified('value', drift),
});
export type Figures = z.infer<typeof figures>;

export const partySummary = z.object({
  partyId,
  number: z.string(),
  kind: partyKind,
  displayName: z.string(),
  latinName: z.string().nullable(),
  otherName: z.string(),
  gender: gender.nullable(),
  bornOn: isoDate.nullable(),
  diedOn: isoDate.nullable(),
  language: z.string().nullable(),
  branchId: uuid.nullable(),
  ownerId: uuid.nullable(),
  tags: z.array(z.string()),
  /** Its ends only, unless the whole is asked for with `reveal` by somebody who may. */
  primaryPhone: classified('contact', z.string()),
  figures,
  /** How much of what should be known is, 0 to 1. */
  knownShare: z.number(),
  createdAt: instant,
  updatedAt: instant,
  archivedAt: instant.nullable(),
  /** Who archived it. */
  archivedBy: uuid.nullable(),
});
export type PartySummary = z.infer<typeof partySummary>;

export const contactPoint = z.object({
  contactPointId: uuid,
  kind: contactPointKind,
  label: z.string().nullable(),
  /** As it was typed. */
  typed: classified('contact', z.string()),
  /** E.164 for phones when it is known, small letters for e-mails. */
  value: classified('contact', z.string()),
  extension: z.string().nullable(),
  /** Whether `typed` and `value` tell the ends of a telephone only. */
  isMasked: z.boolean(),
  /** The first of a kind is the one to use. */
  preferredAt: instant.nullable(),
  /** When the customer last said it is right. */
  confirmedAt: instant.nullable(),
  /** Since when it is not to be used, and why; kept, so that nobody takes it down anew. */
  barredAt: instant.nullable(),
  barredReason: barredReason.nullable(),
  /** When it was last proved to reach the customer, and how. */
  verifiedAt: instant.nullable(),
  verifiedByMeans: verifiedByMeans.nullable(),
  addedAt: instant,
});
export type ContactPoint = z.infer<typeof contactPoint>;

export const identityKindField = z
  .string()
  .regex(
    /^(national-id|member-number|external:[a-z0-9][a-z0-9-]{0,39})$/,
    'national-id, member-number or external:<system>',
  );
/** A number somebody is recognised by. National ids show their ends only; the whole is asked for, and that is recorded. */
export const identity = z.object({
  kind: z.string(),
  /** Names the number in addresses without telling it. */
  key: z.string(),
  masked: z.string(),
  /** Whether there is more than is shown here, and whoever asks may see it. */
  mayShow: z.boolean(),
  source: z.string().nullable(),
});
export type Identity = z.infer<typeof identity>;

/** What the file still lacks, most useful first: what to ask at the next contact. */
export const askNext = z.enum([
  'phone',
  'birthday',
  'language',
  'preferred-channel',
  'address',
  'email',
  'source',
  'confirm-phone',
  'confirm-address',
]);
export type AskNext = z.infer<typeof askNext>;

export const completeness = z.object({
  /** Known facts out of those that matter for this kind of party, 0 to 1. */
  share: z.number().min(0).max(1),
  known: z.int(),
  wanted: z.int(),
  askNext: z.array(askNext),
});

export const party = z.object({
  ...partySummary.shape,
  familyName: z.string(),
  givenName: z.string(),
  organisationName: z.string(),
  preferredChannel: preferredChannel.nullable(),
  contactHours: z.string().nullable(),
  source: z.string().nullable(),
  firstContactAt: instant,
  contactPoints: z.array(contactPoint),
  identities: z.array(identity),
  /** What a national id in the file tells of a person, to fill in what is missing and to notice what differs. */
  nationalIdSays: z.object({ bornOn: isoDate.nullable(), gender }).nullable(),
  completeness,
  importId: uuid.nullable(),
  /** Send it back with a change; the change is refused if the record moved on since. */
  version: z.int(),
  mayWrite: z.boolean(),
});
export type Party = z.infer<typeof party>;

/** Why two records may be one person, strongest first. */
export const duplicateReason = z.enum([
  'same-number',
  'same-name-and-birthday',
  'same-name-and-phone',
  'same-name-and-email',
  'similar-name-and-phone',
  'same-email',
  'same-phone',
  'same-name',
  /** No whole trait is shared, but several are one slip apart. */
  'alike',
]);
export type DuplicateReason = z.infer<typeof duplicateReason>;

export const possibleDuplicate = z.object({
  partyId,
  number: z.string(),
  displayName: z.string(),
  kind: partyKind,
  bornOn: isoDate.nullable(),
  branchId: uuid.nullable(),
  reason: duplicateReason,
  /** 0 to 1; from 0.8 on the two are nearly always one. */
  score: z.number().min(0).max(1),
});
export type PossibleDuplicate = z.infer<typeof possibleDuplicate>;
