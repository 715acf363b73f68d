import { z } from 'zod';
import { classified, isoDate } from '#contract-kit';
import { localText } from '#form-kit';

export const CLAIM_EVENTS = ['fault', 'loss', 'damage'] as const;
export type ClaimEvent = (typeof CLAIM_EVENTS)[number];
export const EXCLUSIONS = [
  'misuse',
  'unauthorised-repair',
  'no-certificate',
  'serial-mismatch',
  'force-majeure',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];
export const OPTION_KINDS = ['refund', 'exchange', 'repair', 'return-without-reason'] as const;
export type OptionKind = (typeof OPTION_KINDS)[number];
export const OPTION_REASONS = [
  'within-refund-days',
  'within-exchange-days',
  'within-period',
  'main-part',
  'failed-repairs',
  'parts-wait',
  'repair-delay',
  'loss-damage',
  'distance-sale',
  'no-other-rule',
] as const;
export type OptionReason = (typeof OPTION_REASONS)[number];
export const EVIDENCE = [
  'invoice',
  'certificate',
  'repair-records',
  'day-of-receipt',
  'loss-report',
] as const;
export type Evidence = (typeof EVIDENCE)[number];
export const BEARERS = ['seller', 'repairer', 'customer-freight'] as const;

const whetherTrue = z.enum(['true', 'false']).transform((text) => text === 'true');

/** What is asked of the guarantees of an asset. */
export const guaranteeQuery = z.object({
  event: z.enum(CLAIM_EVENTS).default('fault'),
  defectOn: isoDate.optional().meta({ description: 'The day the customer told us; left out: today' }),
  inMainPart: whetherTrue.optional(),
  sameModelInStock: whetherTrue.optional().meta({ description: 'Left out: true' }),
  exclusion: z.enum(EXCLUSIONS).optional(),
});

const ofRules = {
  rulesKey: z.string(),
  rulesName: localText,
  basis: z.enum(['law', 'contract']),
  article: z.string(),
};

export const cover = z.object({
  ...ofRules,
  source: z.string(),
  categoryName: localText,
  part: z.enum(['whole', 'main-part', 'loss-damage']),
  mainParts: localText.nullable(),
  /** Null until the day it runs from is known: cover from installation begins with it. */
  period: z
    .object({
      startsOn: isoDate,
      plannedEndsOn: isoDate,
      endsOn: isoDate,
      pauses: z.array(z.object({ fromOn: isoDate, untilOn: isoDate.nullable(), days: z.int() })),
      pausedDays: z.int(),
    })
    .nullable(),
});
export type ShownCover = z.infer<typeof cover>;

export const lawfulOption = z.object({
  ...ofRules,
  /** Names the option when it is chosen. */
  optionKey: z.string(),
  kind: z.enum(OPTION_KINDS),
  reason: z.enum(OPTION_REASONS),
  /** What the reason counts: days since the sale, failed repairs, days waited. */
  count: z.int().nullable(),
  untilOn: isoDate.nullable(),
  evidence: z.array(z.enum(EVIDENCE)),
  refund: classified(
    'money',
    z.object({ amountMinor: z.int(), depreciationMinor: z.int(), daysOfUse: z.int() }),
  ),
  costBorneBy: z.enum(BEARERS),
});
export type ShownOption = z.infer<typeof lawfulOption>;

export const guarantee = z.object({
  asOf: isoDate,
  soldOn: isoDate,
  currency: z.string().nullable(),
  covers: z.array(cover),
  options: z.array(lawfulOption),
  noneBecause: z.enum([...EXCLUSIONS, 'in-repair', 'period-over']).nullable(),
  /** Until when the seller must prove how a fault came about. */
  proofBySeller: z.object({ untilOn: isoDate, article: z.string(), rulesName: localText }).nullable(),
});
export type Guarantee = z.infer<typeof guarantee>;

export const goodsCategory = z.object({ key: z.string(), name: localText, rulesName: localText });
