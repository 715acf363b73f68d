import { z } from 'zod';
import { instant, isoDate, uuid } from '#contract-kit';
import { CONSENT_SOURCES, channel, contactPurpose, noticeMethod, purpose } from './terms.ts';

export const consentDecision = z.enum(['given', 'withdrawn']);
export type ConsentDecision = z.infer<typeof consentDecision>;

/** What somebody decided, when, to which words, and how we know. Never changed: a new decision is a new fact. */
export const consentFact = z.object({
  factId: uuid,
  purpose,
  /** Null for uses of data that have no channel. */
  channel: channel.nullable(),
  decision: consentDecision,
  /** Version of the words the person agreed to. */
  textVersion: z.string(),
  /** `merge`: two files of one person stood differently, and the more restrictive word holds. */
  source: z.enum([...CONSENT_SOURCES, 'merge']),
  evidence: z.string(),
  /** A guardian decided for a child. */
  byGuardian: z.boolean(),
  decidedAt: instant,
  recordedAt: instant,
  recordedByName: z.string(),
});
export type ConsentFact = z.infer<typeof consentFact>;

/** Why contact is or is not allowed, each with what it rests on. */
export const CONTACT_REASONS = [
  'has-died',
  'archived',
  'restricted',
  'objected',
  'withdrawn',
  'no-consent',
  'child-without-guardian',
  'no-address',
  'quiet-hours',
  'consent-given',
  'needed-for-service',
] as const;
export const contactReason = z.object({
  code: z.enum(CONTACT_REASONS),
  since: z.string().nullable().meta({ description: 'Instant or day of the fact behind it' }),
  factId: uuid.nullable(),
});
export type ContactReason = z.infer<typeof contactReason>;

/** The answer to "may we contact this person for this, by this, now, and why". */
export const contactAnswer = z.object({
  purpose: contactPurpose,
  channel,
  allowed: z.boolean(),
  reasons: z.array(contactReason),
});
export type ContactAnswer = z.infer<typeof contactAnswer>;

/** A legal hold, against which nothing is erased, or a restriction, under which data is only kept. */
export const measure = z.object({
  measureId: uuid,
  kind: z.enum(['hold', 'restriction']),
  reason: z.string(),
  /** The statute, contract or case it rests on. */
  basis: z.string(),
  untilOn: isoDate.nullable(),
  placedAt: instant,
  placedByName: z.string(),
  liftedAt: instant.nullable(),
  liftedByName: z.string().nullable(),
});
export type Measure = z.infer<typeof measure>;

/** Somebody was shown the privacy notice: which version, when and how. */
export const noticeShown = z.object({
  shownId: uuid,
  /** The day from which the version holds. */
  version: z.string(),
  method: noticeMethod,
  /** Shown to the guardian of a child. */
  toGuardian: z.boolean(),
  shownAt: instant,
  recordedByName: z.string(),
});
export type NoticeShown = z.infer<typeof noticeShown>;

/** Whether the privacy notice in force was shown. */
export const noticeStanding = z.object({
  /** In force today; null while none was written. */
  version: z.string().nullable(),
  isShown: z.boolean(),
  /** Latest first. */
  shown: z.array(noticeShown),
});
export type NoticeStanding = z.infer<typeof noticeStanding>;

/** All that is known of what a person allows. */
export const consentState = z.object({
  answers: z.array(contactAnswer),
  facts: z.array(consentFact),
  measures: z.array(measure),
  /** Uses of data without a channel, and whether consent stands. */
  dataUses: z.array(z.object({ purpose, decision: consentDecision.nullable(), since: instant.nullable() })),
  notice: noticeStanding,
  mayManage: z.boolean(),
});
export type ConsentState = z.infer<typeof consentState>;
