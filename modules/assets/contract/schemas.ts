import { z } from 'zod';
import { classified, currencyCode, instant, isoDate, partyId, uuid } from '#contract-kit';

export const FACT_KINDS = [
  'registered',
  'installed',
  'repair-begun',
  'parts-awaited',
  'parts-arrived',
  'repair-ended',
  'part-changed',
  'swapped',
  'returned',
  'lost',
  'found',
  'retired',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Facts that people record on an asset; the others follow from repairs and exchanges. */
export const RECORDABLE = ['installed', 'part-changed', 'returned', 'lost', 'found', 'retired'] as const;
export type RecordableKind = (typeof RECORDABLE)[number];

export const ASSET_STATUSES = [
  'held',
  'in-use',
  'in-repair',
  'lost',
  'swapped',
  'returned',
  'retired',
] as const;
export type AssetStatus = (typeof ASSET_STATUSES)[number];

export const SIDES = ['left', 'right'] as const;
export type Side = (typeof SIDES)[number];
export const SALE_CHANNELS = ['shop', 'distance'] as const;
export type SaleChannel = (typeof SALE_CHANNELS)[number];

const text = (longest: number) => z.string().trim().max(longest);

export const newAsset = z.object({
  partyId,
  offerItemId: uuid.nullable().default(null).meta({ description: 'The item of the offer it is' }),
  itemName: text(200)
    .min(1)
    .optional()
    .meta({ description: 'What it is; left out: the name of the item of the offer' }),
  category: text(100)
    .min(1)
    .nullable()
    .optional()
    .meta({ description: 'Category of goods that guarantees speak of; left out: that of the item' }),
  make: text(100).default(''),
  model: text(100).default(''),
  serial: text(100).min(1).nullable().default(null),
  lot: text(100).min(1).nullable().default(null).meta({ description: 'The lot (batch) it was made in' }),
  side: z.enum(SIDES).nullable().default(null),
  place: text(200).default('').meta({ description: 'Where it stands, when it is not worn' }),
  orderNumber: text(100).min(1).nullable().default(null),
  invoiceNumber: text(100).min(1).nullable().default(null),
  invoiceOn: isoDate.nullable().default(null).meta({ description: 'The day it was sold' }),
  soldBy: text(200).min(1).nullable().default(null),
  priceMinor: z.int().min(0).nullable().default(null).meta({ description: 'The price on the invoice' }),
  currency: currencyCode.optional().meta({ description: 'Left out: the currency of the business' }),
  channel: z.enum(SALE_CHANNELS).default('shop'),
  receivedOn: isoDate.nullable().default(null).meta({ description: 'The day the goods arrived' }),
  installedOn: isoDate.nullable().default(null).meta({ description: 'The day of installation or fitting' }),
});
export type NewAsset = z.output<typeof newAsset>;

export const asset = z.object({
  assetId: uuid,
  partyId,
  partyName: z.string(),
  partyNumber: z.string(),
  offerItemId: uuid.nullable(),
  itemName: z.string(),
  category: z.string().nullable(),
  make: z.string(),
  model: z.string(),
  serial: z.string().nullable(),
  lot: z.string().nullable(),
  side: z.enum(SIDES).nullable(),
  place: z.string(),
  orderNumber: z.string().nullable(),
  invoiceNumber: z.string().nullable(),
  invoiceOn: isoDate.nullable(),
  soldBy: z.string().nullable(),
  priceMinor: classified('money', z.int()),
  currency: z.string().nullable(),
  channel: z.enum(SALE_CHANNELS),
  receivedOn: isoDate.nullable(),
  jurisdiction: z.string(),
  predecessorId: uuid.nullable(),
  successorId: uuid.nullable(),
  registeredAt: instant,
  status: z.enum(ASSET_STATUSES),
  installedOn: isoDate.nullable(),
  /** The day it left the customer for good. */
  endedOn: isoDate.nullable(),
  /** Last day of the longest cover, as of the latest fact; null when nothing covers it or the period has not begun. */
  warrantyEndsOn: isoDate.nullable(),
  /** Grows with every fact; who changes names the one they saw. */
  revision: z.int(),
});
export type Asset = z.infer<typeof asset>;

export const assetFact = z.object({
  factId: uuid,
  kind: z.enum(FACT_KINDS),
  happenedOn: isoDate,
  restored: z.boolean().nullable(),
  mainPart: z.boolean().nullable(),
  note: z.string(),
  at: instant,
  byName: z.string(),
});
export type AssetFact = z.infer<typeof assetFact>;

export const assetWithFacts = z.object({ ...asset.shape, facts: z.array(assetFact) });
export type AssetWithFacts = z.infer<typeof assetWithFacts>;
