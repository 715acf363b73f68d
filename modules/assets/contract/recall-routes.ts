import { z } from 'zod';
import { defineRoute, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { assetsRecall } from './permissions.ts';
import { recallUnclear } from './problems.ts';
import { ASSET_STATUSES, SIDES } from './schemas.ts';

const text = z.string().trim().min(1).max(100).optional();

/** Which goods are called back: by item, make and model, by the lot they were made in, by a run of serial numbers. */
export const recallSearch = z.object({
  offerItemId: uuid.optional().meta({ description: 'An item of the offer' }),
  make: text,
  model: text,
  lot: text,
  serialFrom: text.meta({ description: 'First serial number of a run; with `serialUntil`' }),
  serialUntil: text.meta({ description: 'Last of the run, as long as the first' }),
  standing: z.enum(['present', 'all']).default('present').meta({
    description: 'present: with customers now; all: who had it and gave it back, too',
  }),
});
export type RecallSearch = z.output<typeof recallSearch>;

/** How the holder of recalled goods can be told: by telephone or e-mail, by letter only, not at all, or never more. */
export const RECALL_REACH = ['reachable', 'letter-only', 'unreachable', 'died'] as const;
export type RecallReach = (typeof RECALL_REACH)[number];

export const recalledAsset = z.object({
  assetId: uuid,
  partyId,
  partyName: z.string(),
  partyNumber: z.string(),
  itemName: z.string(),
  make: z.string(),
  model: z.string(),
  lot: z.string().nullable(),
  serial: z.string().nullable(),
  side: z.enum(SIDES).nullable(),
  status: z.enum(ASSET_STATUSES),
  reach: z.enum(RECALL_REACH),
});
/** One thing that is called back, and how its holder can be told. */
export type RecalledAsset = z.infer<typeof recalledAsset>;

export const recallCount = z.object({
  assets: z.int(),
  customers: z.int(),
  /** Customers by how they can be told. */
  byReach: z.object({
    reachable: z.int(),
    'letter-only': z.int(),
    unreachable: z.int(),
    died: z.int(),
  }),
});
export type RecallCount = z.infer<typeof recallCount>;

/** Who has goods that their maker calls back (S0-17). */
export const recallRoutes = {
  listRecalled: defineRoute({
    method: 'GET',
    path: '/api/assets/recall',
    summary: 'Who has goods of an item, a model, a lot or a run of serial numbers, by customer number',
    permission: assetsRecall,
    query: z.object({ ...recallSearch.shape, ...pageQuery }),
    response: page(recalledAsset),
    problems: [recallUnclear],
  }),
  countRecalled: defineRoute({
    method: 'GET',
    path: '/api/assets/recall-count',
    summary: 'How many such goods are with how many customers, and how those can be told',
    permission: assetsRecall,
    query: recallSearch,
    response: recallCount,
    problems: [recallUnclear],
  }),
  exportRecalled: defineRoute({
    method: 'GET',
    path: '/api/assets/recall-export',
    summary: 'The list of a recall as CSV, with the line that says who took it',
    permission: assetsRecall,
    query: recallSearch,
    response: z.unknown(),
    download: 'text/csv',
    problems: [recallUnclear],
  }),
} satisfies RouteMap;
