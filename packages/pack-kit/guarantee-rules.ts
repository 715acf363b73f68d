import { z } from 'zod';
import { localText } from '#form-kit';

const key = z.string().regex(/^[a-z][a-z0-9.-]{0,79}$/, 'lower-case letters, digits, . and -');
const day = z.iso.date();
const days = z.int().min(1).max(3650);
const article = z.string().trim().min(1).max(200);
const effective = {
  /** ISO 3166 region whose sales it governs. */
  jurisdiction: z.string().regex(/^[A-Z]{2}$/, 'two capitals such as CN'),
  /** Where the rule is written, for whoever wants to read it. */
  source: z.string().trim().min(1).max(500),
  /** Sales from this day on, up to and including the last; null while it is in force. */
  effectiveFrom: day,
  effectiveTo: day.nullable(),
};

/** A kind of goods with its own periods. */
export const guaranteeCategory = z.strictObject({
  key,
  name: localText,
  /** The day from which the period runs. */
  runsFrom: z.enum(['invoice', 'installation']),
  wholeMonths: z.int().min(1).max(600),
  mainPartMonths: z.int().min(1).max(600).nullable(),
  mainParts: localText.nullable(),
  /** Share of the price that a day of use takes off a refund; null where nothing is taken off. */
  depreciationPerDay: z.number().min(0).max(1).nullable(),
  /** Where it differs from the rest of the rules. */
  partsWaitDays: days.optional(),
  /** Months in which loss and damage are covered. */
  lossDamageMonths: z.int().min(1).max(600).nullable(),
});
export type GuaranteeCategory = z.infer<typeof guaranteeCategory>;

/** What a customer may ask for when a thing fails, by law or by our own terms, as data. */
export const guaranteeRules = z.strictObject({
  key,
  version: z.int().min(1),
  name: localText,
  basis: z.enum(['law', 'contract']),
  ...effective,
  /** Days after the sale in which the customer may choose a refund, or an exchange; the day of the sale is not counted. */
  refundDays: days.nullable(),
  exchangeDays: days.nullable(),
  /** Failed repairs after which the customer may choose an exchange or a refund. */
  failedRepairs: z.int().min(1).max(10).nullable(),
  /** Whether only repairs that did not restore the thing count, or every one that was followed by another fault. */
  repairsCounted: z.enum(['failed', 'followed-by-a-fault']),
  /** A repair after which it fails again within these days has failed. */
  soundRepairDays: days,
  /** Days from handing in after which waiting for parts, or the repairer's own delay, gives an exchange. */
  partsWaitDays: days.nullable(),
  repairDelayDays: days.nullable(),
  /** Whether days in repair are added to the period. */
  pausedByRepair: z.boolean(),
  articles: z.strictObject({
    period: article,
    refund: article.optional(),
    exchange: article.optional(),
    repair: article,
    failedRepairs: article.optional(),
    depreciation: article.optional(),
    partsWait: article.optional(),
    repairDelay: article.optional(),
    afterExchange: article,
  }),
  categories: z.array(guaranteeCategory).min(1).max(200),
});
export type GuaranteeRules = z.infer<typeof guaranteeRules>;

/** What holds for goods of every kind: where no rules and no terms name them, and for sales at a distance. */
export const generalSaleLaw = z.strictObject({
  key,
  version: z.int().min(1),
  name: localText,
  ...effective,
  /** Where nothing else governs: days after the sale in which poor quality gives a refund; afterwards exchange or repair. */
  refundDays: days,
  refundArticle: article,
  afterwardsArticle: article,
  /** Days after receipt in which what was sold at a distance may be sent back without a reason. */
  distanceReturnDays: days,
  distanceArticle: article,
  distanceExceptions: localText,
  /** Months in which the seller must prove that a fault was not there, for these categories. */
  proofMonths: z.int().min(1).max(120),
  proofArticle: article,
  proofCategories: z.array(key),
});
export type GeneralSaleLaw = z.infer<typeof generalSaleLaw>;
