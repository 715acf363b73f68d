import { z } from 'zod';
import { classified, currencyCode, instant, money, uuid } from '#contract-kit';

/** Paid is a product, free and attached to one is a service, contracted and already paid for is an obligation. */
export const offerItemKind = z.enum(['product', 'service', 'obligation']);

const amount = z.int().min(0);
const names = z.partialRecord(z.enum(['zh-CN', 'zh-TW', 'en']), z.string().trim().min(1).max(200));
const text = (longest: number) => z.string().trim().min(1).max(longest);

/** What is agreed about an item; its kind follows from it. */
export const offerItemTerms = z.object({
  code: text(100).meta({ description: 'The code that stands on order lines' }),
  name: text(200),
  names: names.default({}).meta({ description: 'The name in other languages' }),
  priceMinor: amount.meta({ description: 'What the customer pays, in the minor unit of the currency' }),
  costMinor: amount.nullable().default(null).meta({ description: 'What one unit costs us' }),
  supplierCostMinor: amount
    .default(0)
    .meta({ description: 'What a third party charges us each time it is delivered' }),
  currency: currencyCode,
  category: text(100).nullable().default(null),
  lifeMonths: z
    .int()
    .min(1)
    .max(600)
    .nullable()
    .default(null)
    .meta({ description: 'Months until it is replaced' }),
  unit: text(40).nullable().default(null),
  attachedToId: uuid
    .nullable()
    .default(null)
    .meta({ description: 'The product it comes with, free of charge' }),
  owedUnderId: uuid
    .nullable()
    .default(null)
    .meta({ description: 'The product or contract whose price has already paid for it' }),
  promotion: text(200).nullable().default(null).meta({ description: 'The promotion it is given away under' }),
});

export type OfferItemTerms = z.output<typeof offerItemTerms>;

export const offerItem = z.object({
  offerItemId: uuid,
  kind: offerItemKind,
  ...offerItemTerms.shape,
  costMinor: classified('cost', z.int()),
  supplierCostMinor: classified('cost', z.int()),
  /** What each delivery adds to the cost of serving a customer; null when the price covers it. */
  costToServe: classified('cost', money),
  archivedAt: instant.nullable(),
  version: z.int(),
});

/** An item of the offer as it is shown. */
export type OfferItem = z.output<typeof offerItem>;
