import { z } from 'zod';
import { instant, uuid } from '#contract-kit';

export const MAX_TEXT_LENGTH = 10_000;

/** Who called: the customer (`inbound`) or we (`outbound`). */
export const CALL_DIRECTIONS = ['inbound', 'outbound'] as const;
export const callDirection = z.enum(CALL_DIRECTIONS);
export type CallDirection = (typeof CALL_DIRECTIONS)[number];

/** How a call ended. */
export const CALL_OUTCOMES = ['reached', 'no-answer', 'voicemail', 'wrong-number', 'declined'] as const;
export const callOutcome = z.enum(CALL_OUTCOMES);
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** How one was in touch, if not by telephone: in writing, or face to face (`visit`). */
export const CONTACT_CHANNELS = ['sms', 'messenger', 'email', 'fax', 'letter', 'visit'] as const;
export const contactChannel = z.enum(CONTACT_CHANNELS);
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

/** When it happened, if not just now. */
const occurredAt = instant.optional();

export const newNote = z.object({
  text: z.string().trim().min(1, 'write something').max(MAX_TEXT_LENGTH),
  occurredAt,
});

export const newCall = z.object({
  direction: callDirection,
  outcome: callOutcome,
  minutes: z.int().min(0).max(600).nullable().default(null),
  text: z.string().trim().max(MAX_TEXT_LENGTH).default(''),
  occurredAt,
});

export const newContact = z.object({
  channel: contactChannel,
  direction: callDirection,
  text: z.string().trim().max(MAX_TEXT_LENGTH).default(''),
  occurredAt,
});

export const interaction = z.object({
  interactionId: uuid,
  kind: z.enum(['note', 'call', 'contact']),
  occurredAt: instant,
  byName: z.string(),
  text: z.string(),
  direction: callDirection.nullable(),
  outcome: callOutcome.nullable(),
  minutes: z.int().nullable(),
  channel: contactChannel.nullable(),
});
/** A note, a call or another contact as it was recorded; it never changes, it can only be taken back. */
export type Interaction = z.infer<typeof interaction>;

export const timelineEntry = z.object({
  /** Module that holds the fact; its message `timeline.<kind>` has the words. */
  source: z.string(),
  kind: z.string(),
  entryId: z.string(),
  occurredAt: instant,
  actorName: z.string().nullable(),
  values: z.record(z.string(), z.unknown()),
  text: z.string().nullable(),
});
/** One line of a customer's timeline. */
export type TimelineEntryShown = z.infer<typeof timelineEntry>;
