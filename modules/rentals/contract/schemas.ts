import { z } from 'zod';
import { classified, currencyCode, instant, isoDate, partyId, uuid } from '#contract-kit';

export const ENDS = ['returned', 'bought'] as const;
export const CONDITIONS = ['as-given', 'worn', 'damaged', 'incomplete'] as const;
/** How it came back. */
export type Condition = (typeof CONDITIONS)[number];

const amount = z.int().min(0);
const text = (longest: number) => z.string().trim().max(longest);

export const newUnit = z.object({
  branchId: uuid,
  offerItemId: uuid
    .nullable()
    .default(null)
    .meta({ description: 'What it is registered as when it is sold' }),
  name: text(200).min(1, 'give a name'),
  category: text(100)
    .nullable()
    .default(null)
    .meta({ description: 'The kind of goods, for its cover once sold' }),
  make: text(100).default(''),
  model: text(100).default(''),
  serial: text(100).min(1, 'give the serial number'),
  dayMinor: amount.nullable().default(null),
  weekMinor: amount.nullable().default(null),
  monthMinor: amount.nullable().default(null),
  depositMinor: amount.default(0),
  currency: currencyCode.optional(),
});
export type NewUnit = z.output<typeof newUnit>;

const rates = {
  dayMinor: z.int().nullable(),
  weekMinor: z.int().nullable(),
  monthMinor: z.int().nullable(),
  depositMinor: z.int(),
  currency: currencyCode,
};

export const unit = z.object({
  unitId: uuid,
  branchId: uuid,
  name: z.string(),
  make: z.string(),
  model: z.string(),
  serial: z.string(),
  ...rates,
  free: z.boolean(),
});
export type Unit = z.infer<typeof unit>;

/** The cheapest way to pay for days: so many days, weeks of 7 and months of 30. */
export const price = z.object({
  days: z.int(),
  amountMinor: z.int(),
  parts: z.object({ day: z.int(), week: z.int(), month: z.int() }),
});

export const rentalSummary = z.object({
  rentalId: uuid,
  number: z.string(),
  partyId,
  partyName: z.string(),
  partyNumber: z.string(),
  unitId: uuid,
  unitName: z.string(),
  unitSerial: z.string(),
  isCharged: z.boolean(),
  outOn: isoDate,
  dueOn: isoDate,
  /** Days past the due day, until it ended or until today. */
  daysLate: z.int(),
  endedOn: isoDate.nullable(),
  endedAs: z.enum(ENDS).nullable(),
  revision: z.int(),
});
export type RentalSummary = z.infer<typeof rentalSummary>;

export const rentalDetails = z.object({
  /** Of a return. */
  condition: z.enum(CONDITIONS).optional(),
  /** Of handing out and extending. */
  dueOn: isoDate.optional(),
  /** What the days cost, what damage cost, and what of the deposit went back. */
  rentMinor: classified('money', z.int()).optional(),
  damageMinor: classified('money', z.int()).optional(),
  depositBackMinor: classified('money', z.int()).optional(),
  /** Of a sale. */
  priceMinor: classified('money', z.int()).optional(),
  assetId: uuid.optional(),
  /** The order in which it is paid. */
  orderId: uuid.optional(),
});
export type RentalDetails = z.infer<typeof rentalDetails>;

export const RENTAL_FACT_KINDS = ['out', 'extended', 'returned', 'bought'] as const;
export type RentalFactKind = (typeof RENTAL_FACT_KINDS)[number];

export const rentalFact = z.object({
  factId: uuid,
  kind: z.enum(RENTAL_FACT_KINDS),
  happenedOn: isoDate,
  details: rentalDetails,
  note: z.string(),
  at: instant,
  byName: z.string(),
});

export const rental = z.object({
  ...rentalSummary.shape,
  ...rates,
  /** What the agreed days cost, and what those until today or until it ended do; null for a loan without charge. */
  agreedPrice: classified('money', price),
  priceNow: classified('money', price),
  facts: z.array(rentalFact),
});
export type Rental = z.infer<typeof rental>;
