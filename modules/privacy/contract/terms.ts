import { z } from 'zod';

/** Why somebody is contacted. Service needs no consent, only that nobody objected; the others need consent for the channel. */
export const CONTACT_PURPOSES = ['service', 'survey', 'marketing'] as const;
/** Uses of data that need a separate consent and no channel. */
export const DATA_PURPOSES = ['health-data', 'sharing'] as const;
export const PURPOSES = [...CONTACT_PURPOSES, ...DATA_PURPOSES] as const;
export const CHANNELS = ['phone', 'sms', 'messenger', 'email', 'post'] as const;
export const CONSENT_SOURCES = ['desk', 'telephone', 'paper', 'preference-page', 'import', 'api'] as const;

export const contactPurpose = z.enum(CONTACT_PURPOSES);
export const purpose = z.enum(PURPOSES);
export const channel = z.enum(CHANNELS);
export type ContactPurpose = (typeof CONTACT_PURPOSES)[number];
export type Purpose = (typeof PURPOSES)[number];
export type Channel = (typeof CHANNELS)[number];

/** How somebody was shown the privacy notice. */
export const NOTICE_METHODS = ['desk', 'paper', 'telephone', 'electronic', 'preference-page'] as const;
export const noticeMethod = z.enum(NOTICE_METHODS);
export type NoticeMethod = (typeof NOTICE_METHODS)[number];

/** Laws whose clocks the desk knows. */
export const LAWS = ['PIPL', 'GDPR', 'HIPAA', 'PDPA-TW'] as const;
export const law = z.enum(LAWS);
export type Law = (typeof LAWS)[number];

/** What a person can ask for. */
export const REQUEST_KINDS = [
  'access',
  'correction',
  'erasure',
  'restriction',
  'portability',
  'objection',
] as const;
export const requestKind = z.enum(REQUEST_KINDS);
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** How a request ended; all but `fulfilled` say why. */
export const REQUEST_OUTCOMES = ['fulfilled', 'partly', 'refused', 'withdrawn'] as const;
export const requestOutcome = z.enum(REQUEST_OUTCOMES);
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];

/** Who must be told of an incident. */
export const NOTICE_AUDIENCES = ['authority', 'people', 'media'] as const;
export type NoticeAudience = (typeof NOTICE_AUDIENCES)[number];
