import { z } from 'zod';
import { defineRoute, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { certainDuplicates, duplicateSweep, pairDecision, shownPair } from './duplicate-schemas.ts';
import { partiesMerge } from './permissions.ts';
import * as problems from './problems.ts';

const waiting = z.enum(['open', 'later']).default('open');

export const duplicateRoutes = {
  listDuplicates: defineRoute({
    method: 'GET',
    path: '/api/parties/duplicates',
    summary: 'Pairs of files that may be one customer’s, likeliest first',
    permission: partiesMerge,
    query: z.object({ ...pageQuery, waiting }),
    response: page(shownPair),
  }),
  countDuplicates: defineRoute({
    method: 'GET',
    path: '/api/parties/duplicates/count',
    summary: 'How many pairs wait for a decision; exact up to 1,000',
    permission: partiesMerge,
    query: z.object({ waiting }),
    response: z.object({ count: z.int(), exact: z.boolean() }),
  }),
  listCertainDuplicates: defineRoute({
    method: 'GET',
    path: '/api/parties/duplicates/certain',
    summary:
      'Pairs that are nearly certainly one customer’s with nothing against it, and which file would stay',
    permission: partiesMerge,
    query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(100) }),
    response: certainDuplicates,
  }),
  decideDuplicate: defineRoute({
    method: 'PUT',
    path: '/api/parties/:partyId/duplicates/:otherId',
    summary: 'Say that two files are not one customer’s, or decide later; null opens the question again',
    permission: partiesMerge,
    audit: 'party.duplicate-decided',
    params: z.object({ partyId, otherId: partyId }),
    body: z.object({ decision: pairDecision.nullable() }),
    response: z.object({ decision: pairDecision.nullable() }),
  }),
  latestSweep: defineRoute({
    method: 'GET',
    path: '/api/parties/duplicates/sweep',
    summary: 'The latest search through all files, or null',
    permission: partiesMerge,
    response: z.object({ sweep: duplicateSweep.nullable() }),
  }),
  startSweep: defineRoute({
    method: 'POST',
    path: '/api/parties/duplicates/sweeps',
    summary: 'Search all files for duplicates',
    permission: partiesMerge,
    audit: 'party.duplicate-sweep-started',
    response: duplicateSweep,
    status: 201,
    problems: [problems.sweepUnderWay],
  }),
  cancelSweep: defineRoute({
    method: 'DELETE',
    path: '/api/parties/duplicates/sweeps/:sweepId',
    summary: 'Stop a search for duplicates; what it found stays',
    permission: partiesMerge,
    audit: 'party.duplicate-sweep-cancelled',
    params: z.object({ sweepId: uuid }),
    response: z.object({ sweep: duplicateSweep.nullable() }),
  }),
} satisfies RouteMap;
