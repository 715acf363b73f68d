import { z } from 'zod';
import { defineRoute, partyId, type RouteMap, uuid } from '#contract-kit';
import { fieldChoice, merge, mergeConflict, mergeField, mergePreview } from './merge-schemas.ts';
import { party } from './party-schemas.ts';
import { partiesMerge, partiesRead } from './permissions.ts';
import * as problems from './problems.ts';

const onParty = z.object({ partyId });

export const mergeRoutes = {
  previewMerge: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/merge-preview',
    summary: 'What merging another customer into this one would do; changes nothing',
    permission: partiesMerge,
    params: onParty,
    query: z.object({ mergedPartyId: partyId }),
    response: mergePreview,
    problems: [problems.mergeIntoItself],
  }),
  mergeParties: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/merges',
    summary: 'Merge another customer into this one; can be undone',
    permission: partiesMerge,
    audit: 'party.merged',
    params: onParty,
    body: z.object({
      /** One customer at a time. */
      mergedPartyIds: z.array(partyId).min(1).max(20),
      fields: z.partialRecord(mergeField, fieldChoice).default({}),
      /** Tables whose rows of the merged customer are set aside instead of moved. */
      leave: z.array(z.string().max(100)).max(50).default([]),
    }),
    response: z.object({ mergeId: uuid, party }),
    status: 201,
    problems: [problems.mergeIntoItself, problems.mergeOneAtATime],
  }),
  listMerges: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/merges',
    summary: 'Who went up in this customer, latest first',
    permission: partiesRead,
    params: onParty,
    response: z.object({ items: z.array(merge) }),
  }),
  undoMerge: defineRoute({
    method: 'DELETE',
    path: '/api/parties/:partyId/merges/:mergeId',
    summary: 'Take a merge back; what was edited since stays and is listed',
    permission: partiesMerge,
    audit: 'party.merge-undone',
    params: z.object({ partyId, mergeId: uuid }),
    response: z.object({ restoredPartyId: partyId, conflicts: z.array(mergeConflict), party }),
    problems: [problems.mergeUndoneAlready, problems.undoLaterMergeFirst],
  }),
} satisfies RouteMap;
