import { z } from 'zod';
import { instant, isoDate, pageQuery, uuid } from '#contract-kit';
import { drift, gender, languageTag, partyKind, preferredChannel, tag } from './party-schemas.ts';

const flag = z.union([z.boolean(), z.stringbool()]);

/** Facts a file may lack: what to look for before a round of calls or letters. */
export const missingFact = z.enum([
  'phone',
  'email',
  'address',
  'birthday',
  'language',
  'preferred-channel',
  'source',
  'owner',
  'branch',
]);
export type MissingFact = z.infer<typeof missingFact>;

/** The five classes of data on a customer (S1-46); which facts count is told by the modules that hold them. */
export const dataClass = z.enum(['basics', 'transactions', 'services', 'responses', 'interactions']);
export type DataClass = z.infer<typeof dataClass>;

/** How sure one can be of reaching somebody. */
export const contactStanding = z.enum(['barred', 'verified', 'unverified']);
export type ContactStanding = z.infer<typeof contactStanding>;

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
  /** Last reached before this day, or never on record. */
  lastContactBefore: isoDate.optional(),
  drift: drift.optional(),
  minLifetimeValueMinor: z.coerce.number().int().min(0).optional(),
  maxLifetimeValueMinor: z.coerce.number().int().min(0).optional(),
  minSpendMinor: z.coerce.number().int().min(0).optional(),
  minPurchases: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
  /** True for those who never bought, false for those who did. */
  neverBought: flag.optional(),
  /** True for key accounts, false for the others. */
  keyAccount: flag.optional(),
  /** Key accounts that were to be looked at again before this day. */
  reviewBefore: isoDate.optional(),
  gender: gender.optional(),
  preferredChannel: preferredChannel.optional(),
  source: z.string().trim().min(1).max(200).optional(),
  /** Born in this month, 1 to 12. */
  bornInMonth: z.coerce.number().int().min(1).max(12).optional(),
  /** Not tagged so. */
  withoutTag: tag.optional(),
  missing: missingFact.optional(),
  /** Nothing of this class of data is on file. */
  withoutData: dataClass.optional(),
  /** `barred`: something in the file is not to be used. `verified`: a usable telephone or e-mail was proved. `unverified`: none was. */
  contactStanding: contactStanding.optional(),
  /** True for those nobody looks after. */
  withoutOwner: flag.optional(),
  /** True for those who belong to no branch. */
  withoutBranch: flag.optional(),
  /** Has the birthday on this day; who was born on 29 February has it on the 28th in other years. Who died has none. */
  birthdayOn: isoDate.optional(),
  /** Last bought on this very day. */
  lastBoughtOn: isoDate.optional(),
  /** Buys on this day if they keep their own rhythm: the last purchase and their median gap, known from three purchases on. */
  purchaseDueOn: isoDate.optional(),
  /** Less of the file is known than this share, 0 to 1. */
  completenessBelow: z.coerce.number().min(0).max(1).optional(),
  archived: z.enum(['without', 'only', 'with']).default('without'),
});
export type PartyFilters = z.infer<typeof partyFilters>;

/** What a calendar of customers is by; each is a filter of one day too. */
export const customerDay = z.enum(['birthdayOn', 'lastBoughtOn', 'purchaseDueOn']);
export type CustomerDay = z.infer<typeof customerDay>;

/** A minus sorts from high to low. */
export const partySort = z.enum([
  'name',
  '-name',
  '-createdAt',
  '-updatedAt',
  '-archivedAt',
  '-lastPurchaseOn',
  'lastPurchaseOn',
  '-lastContactOn',
  'lastContactOn',
  '-lifetimeValue',
  '-spend',
  /** The files of which least is known first. */
  'knownShare',
]);
export type PartySort = z.infer<typeof partySort>;

/** What an export is written as; `documents` has one customer's document a line, as `bringDocument` takes it. */
export const exportFormat = z.enum(['csv', 'xlsx', 'json', 'vcf', 'documents']);
export type ExportFormat = z.infer<typeof exportFormat>;

export const listQuery = z.object({
  ...partyFilters.shape,
  ...pageQuery,
  sort: partySort.default('name'),
});
export type ListQuery = z.infer<typeof listQuery>;
