import { z } from 'zod';
import { defineRoute, instant, type RouteMap } from '#contract-kit';
import { dataClass, partyFilters } from './list-query.ts';
import { partiesRead } from './permissions.ts';
import * as problems from './problems.ts';

/**
 * What customers are split by. A customer with several tags counts with each. `tier` is by lifetime value: `top` is the
 * fifth with most, `middle` the next three tenths, `rest` the other half of those valued, null those not valued.
 */
export const coverageSplit = z.enum(['branch', 'tag', 'tier', 'drift', 'owner']);
export type CoverageSplit = z.infer<typeof coverageSplit>;

/** One class of data: how many customers have any, and how fresh the latest of it is. */
export const classCoverage = z.object({
  dataClass,
  /** Customers with at least one fact of the class. */
  having: z.int(),
  /** Share of the segment's customers, with Wilson's 95 % limits; null where the segment has nobody. */
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Customers whose latest fact is no older than `freshDays`. */
  fresh: z.int(),
  /** Half of those who have any have a later one than this; null when nobody has. */
  medianLatestAt: instant.nullable(),
  /** Whole days from then to now. */
  medianAgeDays: z.int().nullable(),
});
export type ClassCoverage = z.infer<typeof classCoverage>;

/** What narrows the list of customers to a segment. */
export const segmentFilters = partyFilters
  .pick({ branchId: true, ownerId: true, tag: true, drift: true, missing: true })
  .extend({ minLifetimeValueMinor: z.int().optional(), maxLifetimeValueMinor: z.int().optional() });
export type SegmentFilters = z.infer<typeof segmentFilters>;

/** The five classes among the customers of one segment. */
export const segmentCoverage = z.object({
  /** The branch's or person's id, the tag, tier or drift itself; null for customers without, and for all together. */
  segment: z.string().nullable(),
  /** Null where no filter of the list says it. */
  filters: segmentFilters.nullable(),
  customers: z.int(),
  classes: z.array(classCoverage),
});
export type SegmentCoverage = z.infer<typeof segmentCoverage>;

const coverage = z.object({
  asOf: instant,
  freshDays: z.int(),
  all: segmentCoverage,
  /** Those with most customers first; tiers from the top. */
  segments: z.array(segmentCoverage),
  /** Whether there are more segments than these. */
  hasMore: z.boolean(),
  /**
   * Segments of fewer than five customers, which are not told by themselves, and the next smallest where these would be
   * too few together. Tags overlap, so theirs are not added up; nor are the classes of fewer than five in all.
   */
  small: z
    .object({
      segments: z.int(),
      customers: z.int().nullable(),
      /** Without the age of the latest, which cannot be had from the parts. */
      classes: z.array(classCoverage),
    })
    .nullable(),
});
export type Coverage = z.infer<typeof coverage>;

export const coverageRoutes = {
  readCoverage: defineRoute({
    method: 'GET',
    path: '/api/parties/coverage',
    summary:
      'Which of the five classes of data are on file for how many customers, and how fresh, by segment',
    permission: partiesRead,
    query: z.object({ by: coverageSplit.default('branch') }),
    response: coverage,
    problems: [problems.fieldNotVisible],
  }),
} satisfies RouteMap;
