import { z } from 'zod';
import { instant, isoDate, pageQuery, uuid } from '#contract-kit';
import { drift, languageTag, partyKind, tag } from './party-schemas.ts';

const flag = z.union([z.boolean(), z.stringbool()]);

/** What a list, a count and an export can be narrowed to. */
export const partyFilters = z.object({
  kind: partyKind.optional(),
  branchId: uuid.optional(),
  ownerId: uuid.optional(),
  tag: tag.optional(),
  language: languageTag.optional(),
  hasPhone: flag.optional(),
  createdFrom: instant.optional(),
  createdBefore: instant.optional(),
  updatedFrom: instant.optional(),
  updatedBefore: instant.optional(),
  /** Last bought on this day or later. */
  lastPurchaseFrom: isoDate.optional(),
  /** Last bought before this day; those who never bought are left out. */
  lastPurchaseBefore: isoDate.optional(),
  drift: drift.optional(),
  minLifetimeValueMinor: z.coerce.number().int().min(0).optional(),
  archived: z.enum(['without', 'only', 'with']).default('without'),
});
export type PartyFilters = z.infer<typeof partyFilters>;

/** A minus sorts from high to low. */
export const partySort = z.enum(['name', '-createdAt', '-lastPurchaseOn', '-lifetimeValue', '-spend']);
export type PartySort = z.infer<typeof partySort>;

export const listQuery = z.object({
  ...partyFilters.shape,
  ...pageQuery,
  sort: partySort.default('name'),
});
export type ListQuery = z.infer<typeof listQuery>;
