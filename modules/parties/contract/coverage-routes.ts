import { z } from 'zod';
import { defineRoute, instant, type RouteMap } from '#contract-kit';
import { dataClass } from './list-query.ts';
import { partiesRead } from './permissions.ts';

/** What customers are split by. A customer with several tags counts with each. */
export const coverageSplit = z.enum(['branch', 'tag']);
export type CoverageSplit = z.infer<typeof coverageSplit>;

/** One class of data: how many customers have any, and how fresh the latest of it is. */
export const classCoverage = z.object({
  dataClass,
  /** Customers with at least one fact of the class. */
  having: z.int(),
  /** Customers whose latest fact is no older than `freshDays`. */
  fresh: z.int(),
  /** Half of those who have any have a later one than this; null when nobody has. */
  medianLatestAt: instant.nullable(),
});
export type ClassCoverage = z.infer<typeof classCoverage>;

/** The five classes among the customers of one branch or tag. */
export const segmentCoverage = z.object({
  /** The branch's id, the tag itself; null for customers without a branch, and for all of them together. */
  segment: z.string().nullable(),
  customers: z.int(),
  classes: z.array(classCoverage),
});
export type SegmentCoverage = z.infer<typeof segmentCoverage>;

const coverage = z.object({
  asOf: instant,
  freshDays: z.int(),
  all: segmentCoverage,
  /** Those with most customers first. */
  segments: z.array(segmentCoverage),
  /** Whether there are more segments than these. */
  hasMore: z.boolean(),
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
  }),
} satisfies RouteMap;
