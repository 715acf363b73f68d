import { z } from 'zod';
import { defineRoute, isoDate, partyId, type RouteMap } from '#contract-kit';
import { customerDay, partyFilters } from './list-query.ts';
import { partiesRead } from './permissions.ts';
import * as problems from './problems.ts';

/** Six weeks, as a month is shown. */
export const MOST_DAYS = 42;
/** A day is counted no further; more is shown as “100+”. */
export const COUNTED_A_DAY = 100;

const day = z.object({
  on: isoDate,
  count: z.int(),
  /** Whether there are more than were counted. */
  isMore: z.boolean(),
  /** The first three by name. */
  first: z.array(z.object({ partyId, displayName: z.string() })),
});
export type DayOfCustomers = z.infer<typeof day>;

export const dayRoutes = {
  listPartyDays: defineRoute({
    method: 'GET',
    path: '/api/parties/days',
    summary:
      'How many customers of a filter have a birthday, bought or are due to buy on each day of a month',
    permission: partiesRead,
    query: z.object({
      ...partyFilters.shape,
      by: customerDay,
      fromOn: isoDate,
      days: z.coerce.number().int().min(1).max(MOST_DAYS).default(MOST_DAYS),
    }),
    /** Only days that have somebody. */
    response: z.object({ items: z.array(day) }),
    problems: [problems.fieldNotVisible],
  }),
} satisfies RouteMap;
