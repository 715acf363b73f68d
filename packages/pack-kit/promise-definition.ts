import { z } from 'zod';
import { currencyCode } from '#contract-kit';
import { condition, localText } from '#form-kit';

/** Something that happens in the business, by the name of its event and, where that is not enough, by what the event says. */
export const eventRule = z.strictObject({
  event: z
    .string()
    .regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/, 'the name of an event such as visit.ended'),
  /** Only events whose payload fits. */
  where: condition.optional(),
  /** The field of the payload that holds the instant meant; when it happened, when left out. */
  at: z
    .string()
    .regex(/^[a-zA-Z][a-zA-Z0-9]*$/)
    .optional(),
});
export type EventRule = z.infer<typeof eventRule>;

const YEAR_SECONDS = 366 * 86_400;
const seconds = z.int().min(1).max(YEAR_SECONDS);

/** How long: in the working hours of the branch, or in all hours. */
const allowance = z.strictObject({ seconds, of: z.enum(['working-time', 'any-time']) });

const pause = z.strictObject({ from: eventRule, to: eventRule });

/** What is measured, as data. A promise without a first event is given by hand. */
export const promiseMeasure = z.discriminatedUnion('kind', [
  /** From one event to the next within a time; pauses stop the clock. */
  z.strictObject({
    kind: z.literal('time'),
    from: eventRule.optional(),
    to: z.array(eventRule).max(5).default([]),
    within: allowance,
    pauses: z.array(pause).max(5).default([]),
  }),
  /** Something answered within seconds, all hours. */
  z.strictObject({
    kind: z.literal('answered'),
    from: eventRule,
    to: z.array(eventRule).min(1).max(5),
    withinSeconds: seconds,
  }),
  /** Something happens at least so often within a time. */
  z.strictObject({
    kind: z.literal('count'),
    from: eventRule.optional(),
    event: eventRule,
    atLeast: z.int().min(1).max(1000),
    within: allowance,
  }),
  /** What was done need not be done again within a time. */
  z.strictObject({
    kind: z.literal('right-first-time'),
    from: eventRule,
    again: z.array(eventRule).min(1).max(5),
    within: allowance,
  }),
]);
export type PromiseMeasure = z.infer<typeof promiseMeasure>;

const amountMinor = z.int().min(0).max(100_000_000_00);

/** What a customer is paid when a promise breaks, without asking for it. */
export const redressRule = z
  .strictObject({
    currency: currencyCode,
    /** Amounts in all from so many days late on, counted in days of the business; the first from 0. */
    amounts: z
      .array(z.strictObject({ fromLateDays: z.int().min(0).max(366), amountMinor }))
      .min(1)
      .max(12),
    /** Added for each day late. */
    perLateDayMinor: amountMinor.default(0),
    /** Never more than this, whatever the days. */
    capMinor: amountMinor,
    payWithinDays: z.int().min(1).max(366),
    /** Paid once more when we pay late; outside the cap. */
    latePaymentMinor: amountMinor.default(0),
    /** False: somebody decides first. */
    automatic: z.boolean().default(true),
  })
  .refine(({ amounts }) => amounts[0]?.fromLateDays === 0, {
    path: ['amounts'],
    message: 'the first amount is from 0 days late',
  })
  .refine(
    ({ amounts }) =>
      amounts.every((one, index) => {
        const before = amounts[index - 1];
        return !before || (one.fromLateDays > before.fromLateDays && one.amountMinor >= before.amountMinor);
      }),
    { path: ['amounts'], message: 'later days come later in the table, with no smaller amount' },
  )
  .refine(({ amounts, capMinor }) => amounts.every((one) => one.amountMinor <= capMinor), {
    path: ['capMinor'],
    message: 'the cap is not below an amount of the table',
  });
export type RedressRule = z.infer<typeof redressRule>;

/** The time a measure allows, in seconds: the floor that no tier goes below. */
export function allowedSeconds(measure: PromiseMeasure): number {
  return measure.kind === 'answered' ? measure.withinSeconds : measure.within.seconds;
}

/** A promise as data: in the customer's words, measured by events, with what follows when it breaks. */
export const promiseDefinition = z
  .strictObject({
    key: z.string().regex(/^[a-z][a-z0-9.-]{0,79}$/, 'lower-case letters, digits, dots and -'),
    /** In the customer's words. */
    text: localText,
    /** For whom and for what. */
    scope: localText.optional(),
    /** What the customer does for it. */
    conditions: localText.optional(),
    /** When it does not hold; an event ends it by itself, otherwise somebody says so. */
    exclusions: z
      .array(
        z.strictObject({
          key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
          says: localText,
          when: eventRule.optional(),
        }),
      )
      .max(12)
      .default([]),
    measure: promiseMeasure,
    /** Fields of the events that must be alike, so that one visit does not keep the promise of another. */
    match: z
      .array(z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/))
      .max(5)
      .default([]),
    /** Customers with a tag are promised more, never less. */
    tiers: z
      .array(z.strictObject({ tag: z.string().trim().min(1).max(60), seconds }))
      .max(8)
      .default([]),
    /** Share of promises to keep. */
    targetShare: z.number().min(0.01).max(1).default(1),
    redress: redressRule.optional(),
    /** What we say when it broke; {{due}} and {{amount}} are filled in. */
    apology: localText.optional(),
    /** Stands on the public page. */
    isPublic: z.boolean().default(false),
    /** Between departments: the customer is neither told nor paid. */
    internal: z.strictObject({ from: localText, to: localText }).optional(),
    /** Who sees to it when the customer has nobody of their own. */
    ownerRole: z.string().min(1).max(40),
    validFromOn: z.iso.date().nullable().default(null),
    validUntilOn: z.iso.date().nullable().default(null),
  })
  .refine(
    ({ tiers, measure }) => tiers.length === 0 || measure.kind === 'time' || measure.kind === 'answered',
    { path: ['tiers'], message: 'only promises of a time have tiers' },
  )
  .refine(({ tiers, measure }) => tiers.every((tier) => tier.seconds <= allowedSeconds(measure)), {
    path: ['tiers'],
    message: 'a tier is promised no longer a time than everybody',
  })
  .refine(({ isPublic, internal }) => !(isPublic && internal), {
    path: ['isPublic'],
    message: 'a promise between departments is not public',
  })
  .refine(({ internal, redress }) => !(internal && redress), {
    path: ['redress'],
    message: 'a promise between departments pays nobody',
  })
  .refine(
    ({ validFromOn, validUntilOn }) =>
      validFromOn === null || validUntilOn === null || validFromOn <= validUntilOn,
    { path: ['validUntilOn'], message: 'ends before it begins' },
  );
export type PromiseDefinition = z.infer<typeof promiseDefinition>;
/** A definition as it is written down, with what has a default left out. */
export type PromiseDefinitionGiven = z.input<typeof promiseDefinition>;
