import { z } from 'zod';
import { defineRoute, isoDate, partyId, type RouteMap, uuid } from '#contract-kit';
import { partiesRead, partiesWrite } from './permissions.ts';
import * as problems from './problems.ts';
import { household, keyAccount, relation, relationForm } from './relation-schemas.ts';

const onParty = z.object({ partyId });
const onRelation = z.object({ partyId, relationId: uuid });
export const related = z.object({
  relations: z.array(relation),
  households: z.array(household),
  keyAccount: keyAccount.nullable(),
});

export const relationRoutes = {
  getRelations: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/relations',
    summary: 'Households, carers, payers and others a customer stands in relation to',
    permission: partiesRead,
    params: onParty,
    response: related,
  }),
  addRelation: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/relations',
    summary: 'Say what a customer is to somebody else: the carer of, the head of, works at',
    permission: partiesWrite,
    audit: 'party.relation-added',
    params: onParty,
    body: relationForm,
    response: related,
    status: 201,
    problems: [problems.relationDoesNotFit, problems.relationKnown],
  }),
  endRelation: defineRoute({
    method: 'PUT',
    path: '/api/parties/:partyId/relations/:relationId/end',
    summary: 'Say when a relation ended; null opens it again',
    permission: partiesWrite,
    audit: 'party.relation-ended',
    params: onRelation,
    body: z.object({ untilOn: isoDate.nullable() }),
    response: related,
    problems: [problems.relationDoesNotFit],
  }),
  removeRelation: defineRoute({
    method: 'DELETE',
    path: '/api/parties/:partyId/relations/:relationId',
    summary: 'Remove a relation that was noted by mistake',
    permission: partiesWrite,
    audit: 'party.relation-removed',
    params: onRelation,
    response: related,
  }),
  flagKeyAccount: defineRoute({
    method: 'PUT',
    path: '/api/parties/:partyId/key-account',
    summary: 'Flag a customer as a key account',
    permission: partiesWrite,
    audit: 'party.key-account-flagged',
    params: onParty,
    body: z.object({
      reason: z.string().trim().min(1).max(300),
      ownerId: uuid.nullable().default(null),
      reviewOn: isoDate,
    }),
    response: related,
  }),
  unflagKeyAccount: defineRoute({
    method: 'DELETE',
    path: '/api/parties/:partyId/key-account',
    summary: 'Take the flag of a key account away',
    permission: partiesWrite,
    audit: 'party.key-account-unflagged',
    params: onParty,
    response: related,
  }),
} satisfies RouteMap;
