import { z } from 'zod';
import { condition, localText } from '#form-kit';

const key = z.string().regex(/^[a-z][a-z0-9.-]{0,79}$/);

/** What a rule counts from. Each yields, for a customer, something it is about and a day. */
export const followUpTrigger = z.discriminatedUnion('on', [
  /** A step of a service process was done: the first time, or anew each time it is done again. */
  z.strictObject({
    on: z.literal('process-step-left'),
    templateKey: z.string().max(80),
    stepKey: z.string().max(40),
    occasion: z.enum(['first', 'latest']).default('first'),
  }),
  z.strictObject({ on: z.literal('process-ended'), templateKey: z.string().max(80) }),
  /** An appointment that stands; offsets before it are negative. */
  z.strictObject({ on: z.literal('appointment-booked'), typeKey: z.string().max(80).optional() }),
  z.strictObject({ on: z.literal('appointment-attended'), typeKey: z.string().max(80).optional() }),
  z.strictObject({ on: z.literal('appointment-missed'), typeKey: z.string().max(80).optional() }),
  z.strictObject({ on: z.literal('last-purchase') }),
  /** The latest call in which the customer was reached, or appointment they kept. */
  z.strictObject({ on: z.literal('last-contact') }),
  z.strictObject({ on: z.literal('birthday') }),
  /** The day something the customer owns was put to use, and the last day of its warranty; of a category when named. */
  z.strictObject({ on: z.literal('asset-installed'), category: z.string().max(80).optional() }),
  z.strictObject({ on: z.literal('asset-warranty-end'), category: z.string().max(80).optional() }),
]);
export type FollowUpTrigger = z.infer<typeof followUpTrigger>;

export const CALENDAR_UNITS = ['d', 'w', 'm', 'y'] as const;

/** A distance between days: days, weeks, months or years. */
export const calendarOffset = z.strictObject({
  n: z.int().min(-400).max(400),
  unit: z.enum(CALENDAR_UNITS),
});
export type CalendarOffset = z.infer<typeof calendarOffset>;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');

export const FOLLOW_UP_CHANNELS = ['phone', 'visit', 'messenger', 'sms', 'email', 'letter'] as const;

/**
 * How much a customer matters to the business; everybody stands in exactly one. Key accounts, as people flag them, come
 * first; then, by lifetime value in the last value run, the fifth with most, the next three tenths and the other half of
 * those valued. `unvalued` is whoever no run has valued.
 */
export const CUSTOMER_TIERS = ['key-account', 'top', 'middle', 'rest', 'unvalued'] as const;
export type CustomerTier = (typeof CUSTOMER_TIERS)[number];

/** When and how customers are contacted, as data: from what it counts, which day, by what, and when it stops. */
export const followUpRule = z.strictObject({
  key,
  version: z.int().min(1),
  name: localText,
  trigger: followUpTrigger,
  /** Counted only while this holds of what the trigger finds: `step.field` of a process, a field of an asset or appointment. */
  when: condition.nullable().default(null),
  /** As soon as this holds it is settled: nothing more is planned, and what is planned ends, tried or not. */
  until: condition.nullable().default(null),
  /** Something to decide rather than a contact: shown under its own heading, with the way to the step that decides it. */
  decision: z
    .strictObject({ heading: localText, stepKey: z.string().max(40) })
    .nullable()
    .default(null),
  offset: calendarOffset,
  /** Again and again at this distance after the first time. */
  repeat: calendarOffset
    .refine(({ n }) => n > 0, 'a repetition lies ahead')
    .nullable()
    .default(null),
  /** 31 January + 1 month: 28 February (`clamp`) or 1 March (`roll-forward`). */
  monthEnd: z.enum(['clamp', 'roll-forward']).default('clamp'),
  /** On a day the customer's branch is closed: the working day after, the one before, or that day all the same. */
  onClosedDay: z.enum(['forward', 'back', 'none']).default('forward'),
  /** The customer's own preference goes first where it is among these; from 65 years on the telephone does. */
  channels: z.array(z.enum(FOLLOW_UP_CHANNELS)).min(1).max(6),
  quietHours: z
    .array(z.strictObject({ from: time, to: time }))
    .max(4)
    .default([]),
  /** Attempts in vain, each in another half-day, before it is escalated or given up. */
  maxAttempts: z.int().min(1).max(6).default(3),
  /** Roles it is for; whoever the customer belongs to may always do it. */
  roles: z.array(z.string()).min(1),
  /** Who hears of it when nobody was reached (a visit is planned), or when it lies too long. */
  escalation: z
    .strictObject({ role: z.string(), afterOverdueDays: z.int().min(1).max(60) })
    .nullable()
    .default(null),
  /** `moved`: the customer moved away; `returned`: what it is about was given up. Death always ends it. */
  stops: z.array(z.enum(['moved', 'returned'])).default(['moved', 'returned']),
  purpose: z.enum(['service', 'survey', 'marketing']),
  /** Only customers of any of these tiers, with any of these tags, and of this age. */
  only: z
    .strictObject({
      tiers: z.array(z.enum(CUSTOMER_TIERS)).max(CUSTOMER_TIERS.length).default([]),
      tags: z.array(z.string().min(1).max(60)).max(20).default([]),
      fromAgeYears: z.int().min(0).max(150).nullable().default(null),
      belowAgeYears: z.int().min(0).max(150).nullable().default(null),
    })
    .default({ tiers: [], tags: [], fromAgeYears: null, belowAgeYears: null }),
  /** What is said; `{{name}}` and `{{since}}` are filled in. */
  script: localText,
  /** Whether it is on from the day it is first known. */
  startsOn: z.boolean().default(true),
});
export type FollowUpRule = z.infer<typeof followUpRule>;
/** A rule as it is written down, with what has a default left out. */
export type FollowUpRuleGiven = z.input<typeof followUpRule>;
