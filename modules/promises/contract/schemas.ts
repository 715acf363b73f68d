import { z } from 'zod';
import { classified, currencyCode, instant, isoDate, partyId, uuid } from '#contract-kit';
import { localText } from '#form-kit';
import { promiseDefinition } from '#pack-kit';

export const PROMISE_STATES = ['running', 'kept', 'broken', 'excused', 'withdrawn'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

export const PROMISE_FACT_KINDS = [
  'kept',
  'excused',
  'withdrawn',
  'renegotiated',
  'recovered',
  'redress-granted',
] as const;
export type PromiseFactKind = (typeof PROMISE_FACT_KINDS)[number];

export const PAYMENT_METHODS = ['cash', 'transfer', 'credit', 'voucher', 'refund'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** What the business promises, as it stands. */
export const definitionShown = z.object({
  definition: promiseDefinition,
  version: z.int(),
  origin: z.enum(['pack', 'administrator']),
  changedAt: instant.nullable(),
  changedByName: z.string().nullable(),
  /** No new promises are given by it. */
  retiredAt: instant.nullable(),
});
export type DefinitionShown = z.infer<typeof definitionShown>;

const amountMinor = classified('money', z.int());

/** What a customer is or was owed for a broken promise. */
const redressSummary = z.object({
  currency: currencyCode,
  /** All that arose, paid or not. */
  totalMinor: amountMinor,
  owedMinor: amountMinor,
  /** Whether anything is still to be paid; seen by everybody. */
  isOwed: z.boolean(),
  payByOn: isoDate.nullable(),
});

/** A promise to a customer, in a list. */
export const promiseSummary = z.object({
  promiseId: uuid,
  partyId,
  partyName: z.string(),
  partyNumber: z.string(),
  definitionKey: z.string().nullable(),
  definitionVersion: z.int().nullable(),
  /** In the customer's words; null for words of one's own. */
  text: localText.nullable(),
  ownWords: z.string().nullable(),
  state: z.enum(PROMISE_STATES),
  isInternal: z.boolean(),
  isPaused: z.boolean(),
  startedAt: instant,
  givenByName: z.string().nullable(),
  dueAt: instant.nullable(),
  /** From when half of the time is used, and four fifths of it. */
  halfUsedAt: instant.nullable(),
  nearlyDueAt: instant.nullable(),
  decidedAt: instant.nullable(),
  renegotiatedAt: instant.nullable(),
  recoveredAt: instant.nullable(),
  ownerId: uuid.nullable(),
  ownerRole: z.string(),
  redress: redressSummary.nullable(),
  /** Grows with every change; who changes names the one they saw. */
  revision: z.int(),
});
export type PromiseSummary = z.infer<typeof promiseSummary>;

export const promiseShown = z.object({
  ...promiseSummary.shape,
  definition: promiseDefinition.nullable(),
  limitSeconds: z.int(),
  usedSeconds: z.int(),
  fulfilledAt: instant.nullable(),
  overriddenBecause: z.string().nullable(),
  /** What we say to this customer, in their language; once it is broken. */
  apology: z.string().nullable(),
  /** What we say of the amount they are paid. */
  apologyRedress: classified('money', z.string()),
  facts: z.array(
    z.object({
      kind: z.enum(PROMISE_FACT_KINDS),
      at: instant,
      happenedAt: instant,
      byName: z.string(),
      note: z.string(),
      exclusion: localText.nullable(),
      newDueAt: instant.nullable(),
    }),
  ),
  /** Events that were heard and speak of this promise. */
  evidence: z.array(z.object({ eventId: uuid, name: z.string(), occurredAt: instant })),
  redressEntries: z.array(
    z.object({
      kind: z.enum(['redress', 'late-payment']),
      lateDays: z.int(),
      amountMinor,
      currency: currencyCode,
      aroseAt: instant,
      payByOn: isoDate,
      paidAt: instant.nullable(),
      cancelledAt: instant.nullable(),
    }),
  ),
  payments: z.array(
    z.object({
      amountMinor,
      currency: currencyCode,
      method: z.enum(PAYMENT_METHODS),
      reference: z.string(),
      paidAt: instant,
      byName: z.string(),
    }),
  ),
});
export type PromiseShown = z.infer<typeof promiseShown>;

/** How often a promise was kept in a stretch of time. */
export const promiseFigure = z.object({
  definitionKey: z.string().nullable(),
  text: localText.nullable(),
  isPublic: z.boolean(),
  isInternal: z.boolean(),
  targetShare: z.number(),
  limitSeconds: z.int().nullable(),
  limitOf: z.enum(['working-time', 'any-time']).nullable(),
  n: z.int(),
  kept: z.int(),
  broken: z.int(),
  /** Null when there are fewer than `enough`. */
  rate: z.object({ share: z.number(), low: z.number(), high: z.number(), confidence: z.number() }).nullable(),
  enough: z.int(),
  medianSeconds: z.number().nullable(),
  p90Seconds: z.number().nullable(),
  /** Counted by themselves, in no rate. */
  renegotiatedKept: z.int(),
  renegotiatedBroken: z.int(),
  excused: z.int(),
  withdrawn: z.int(),
  running: z.int(),
});
export type PromiseFigure = z.infer<typeof promiseFigure>;
