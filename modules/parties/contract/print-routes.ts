import { z } from 'zod';
import { defineRoute, partyId, type RouteMap } from '#contract-kit';
import { partyFilters, partySort } from './list-query.ts';
import { party, partySummary } from './party-schemas.ts';
import { partiesExport } from './permissions.ts';
import * as problems from './problems.ts';
import { related } from './relation-routes.ts';

/** Who printed it, when, and the reference under which the audit log tells the rest; stands on every sheet. */
const watermark = z.string();

/** Rows on paper: nobody reads more, and a file of all of them is what an export is for. */
export const MOST_PRINTED = 500;

export const printRoutes = {
  printParty: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/print',
    summary: 'A customer file to be printed, with the line that says who took it; recorded as an export is',
    permission: partiesExport,
    params: z.object({ partyId }),
    response: z.object({ party, related, watermark }),
  }),
  printParties: defineRoute({
    method: 'GET',
    path: '/api/parties/print',
    summary: 'The first 500 customers of a filter to be printed; recorded as an export is',
    permission: partiesExport,
    query: z.object({ ...partyFilters.shape, sort: partySort.default('name') }),
    response: z.object({
      items: z.array(partySummary),
      hasMore: z.boolean(),
      /** How many there are; exact up to 10,000. */
      count: z.int(),
      exact: z.boolean(),
      watermark,
    }),
    problems: [problems.fieldNotVisible],
  }),
} satisfies RouteMap;
