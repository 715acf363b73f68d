import { z } from 'zod';

import { classified, defineRoute, isoDate, page, partyId, type RouteMap, uuid } from '#contract-kit';
import { bulkRoutes } from './bulk-routes.ts';
import { coverageRoutes } from './coverage-routes.ts';
import { dayRoutes } from './day-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { duplicateRoutes } from './duplicate-routes.ts';

import { historyRoutes } from './history-routes.ts';
import { exportFormat, listQuery, partyFilters, partySort } from './list-query.ts';
import { mergeRoutes } from './merge-routes.ts';
import { contactPointForm, identityForm, newParty, partyFields } from './party-forms.ts';
import {
  barredReason,
  LONGEST_NAME,
  party,
  partyKind,
  partySummary,
  possibleDuplicate,
  tag,
  verifiedByMeans,
} from './party-schemas.ts';
import { partiesExport, partiesRead, partiesWrite } from './permissions.ts';
import { printRoutes } from './print-routes.ts';
import * as problems from './problems.ts';
import { relationRoutes } from './relation-routes.ts';
import { tagRoutes, tagTone } from './tag-routes.ts';

/** Telephones show their ends only; whoever asks for the whole and may see it does, and it is recorded. */
const reveal = { reveal: z.union([z.boolean(), z.stringbool()]).optional() };
const onParty = z.object({ partyId });
const onContactPoint = z.object({ partyId, contactPointId: uuid });

export const partiesRoutes = {
  ...bulkRoutes,
  ...tagRoutes,
  ...coverageRoutes,
  ...dayRoutes,
  ...documentRoutes,
  listParties: defineRoute({
    method: 'GET',
    path: '/api/parties',
    summary: 'Customers, filtered and sorted, a page at a time',
    permission: partiesRead,
    query: z.object({ ...listQuery.shape, ...reveal }),
    response: page(partySummary),
    problems: [problems.fieldNotVisible],
  }),
  countParties: defineRoute({
    method: 'GET',
    path: '/api/parties/count',
    summary: 'How many customers a filter holds; exact up to 10,000',
    permission: partiesRead,
    query: partyFilters,
    response: z.object({ count: z.int(), exact: z.boolean() }),
    problems: [problems.fieldNotVisible],
  }),
  searchParties: defineRoute({
    method: 'GET',
    path: '/api/parties/search',
    summary: 'Find customers by name, pinyin, phone in any format, e-mail or number',
    permission: partiesRead,
    query: z.object({
      q: z.string().max(200),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    response: z.object({
      reading: z.enum(['nothing', 'name', 'phone', 'email', 'number', 'national-id']),
      items: z.array(partySummary),
      hasMore: z.boolean(),
    }),
  }),
  findPossibleDuplicates: defineRoute({
    method: 'GET',
    path: '/api/parties/possible-duplicates',
    summary: 'Who a customer about to be added may be',
    permission: partiesWrite,
    query: z.object({
      kind: partyKind.default('person'),
      name: z.string().max(LONGEST_NAME).default(''),
      bornOn: isoDate.optional(),
      phone: z.string().max(100).optional(),
      email: z.string().max(254).optional(),
    }),
    response: z.object({ possibleDuplicates: z.array(possibleDuplicate) }),
  }),
  exportParties: defineRoute({
    method: 'GET',
    path: '/api/parties/export',
    summary: 'All customers of a filter as a file: CSV, Excel workbook, JSON or vCard',
    permission: partiesExport,
    query: z.object({
      ...partyFilters.shape,
      sort: partySort.default('name'),
      format: exportFormat.default('csv'),
    }),
    response: z.unknown(),
    download: 'application/octet-stream',
    problems: [problems.fieldNotVisible],
  }),
  listTags: defineRoute({
    method: 'GET',
    path: '/api/parties/tags',
    summary: 'Tags in use',
    permission: partiesRead,
    response: z.object({
      items: z.array(z.string()),
      /** Colours of the tags that have one. */
      tones: z.record(z.string(), tagTone),
    }),
  }),
  getParty: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId',
    summary: 'One customer',
    permission: partiesRead,
    params: onParty,
    query: z.object(reveal),
    response: party,
  }),
  createParty: defineRoute({
    method: 'POST',
    path: '/api/parties',
    summary: 'Add a customer',
    permission: partiesWrite,
    audit: 'party.created',
    body: newParty,
    response: party,
    status: 201,
    problems: [problems.partyPossiblyExists, problems.identityBelongsToAnother],
  }),
  updateParty: defineRoute({
    method: 'PATCH',
    path: '/api/parties/:partyId',
    summary: 'Change fields of a customer',
    permission: partiesWrite,
    audit: 'party.changed',
    params: onParty,
    body: z.object({ version: z.int(), changes: partyFields.partial() }),
    response: party,
    problems: [problems.partyChangedMeanwhile],
  }),
  addContactPoint: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/contact-points',
    summary: 'Add a phone, e-mail or address',
    permission: partiesWrite,
    audit: 'party.contact-point-added',
    params: onParty,
    body: contactPointForm,
    response: party,
    status: 201,
    problems: [problems.contactPointKnown],
  }),
  updateContactPoint: defineRoute({
    method: 'PATCH',
    path: '/api/parties/:partyId/contact-points/:contactPointId',
    summary: 'Correct, label, prefer, confirm, verify or bar a phone, e-mail or address',
    permission: partiesWrite,
    audit: 'party.contact-point-changed',
    params: onContactPoint,
    body: z.object({
      typed: z.string().trim().min(1).max(500).optional(),
      label: z.string().trim().max(40).nullable().optional(),
      preferred: z.boolean().optional(),
      confirmed: z.literal(true).optional(),
      /** Why it is not to be used from now on; null lets it be used again. */
      barred: barredReason.nullable().optional(),
      /** How it was proved just now that it reaches the customer; null takes the proof back. */
      verified: verifiedByMeans.nullable().optional(),
    }),
    response: party,
    problems: [problems.contactPointKnown],
  }),
  removeContactPoint: defineRoute({
    method: 'DELETE',
    path: '/api/parties/:partyId/contact-points/:contactPointId',
    summary: 'Take a phone, e-mail or address out of the file',
    permission: partiesWrite,
    audit: 'party.contact-point-removed',
    params: onContactPoint,
    response: party,
  }),
  addIdentity: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/identities',
    summary: 'Add a number the customer is recognised by',
    permission: partiesWrite,
    audit: 'party.identity-added',
    params: onParty,
    body: identityForm,
    response: party,
    status: 201,
    problems: [problems.identityBelongsToAnother],
  }),
  showIdentity: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/identities/:identityKey',
    summary: 'A number of the file, whole; that it was looked at is recorded',
    permission: partiesRead,
    params: z.object({ partyId, identityKey: z.string().max(64) }),
    response: z.object({ value: classified('sensitive', z.string()) }),
  }),
  removeIdentity: defineRoute({
    method: 'DELETE',
    path: '/api/parties/:partyId/identities/:identityKey',
    summary: 'Take a number out of the file',
    permission: partiesWrite,
    audit: 'party.identity-removed',
    params: z.object({ partyId, identityKey: z.string().max(64) }),
    response: party,
  }),
  addTag: defineRoute({
    method: 'PUT',
    path: '/api/parties/:partyId/tags/:tag',
    summary: 'Tag a customer',
    permission: partiesWrite,
    audit: 'party.tag-added',
    params: z.object({ partyId, tag }),
    response: party,
  }),
  removeTag: defineRoute({
    method: 'DELETE',
    path: '/api/parties/:partyId/tags/:tag',
    summary: 'Take a tag off a customer',
    permission: partiesWrite,
    audit: 'party.tag-removed',
    params: z.object({ partyId, tag }),
    response: party,
  }),
  setOwner: defineRoute({
    method: 'PUT',
    path: '/api/parties/:partyId/owner',
    summary: 'Say who looks after a customer',
    permission: partiesWrite,
    audit: 'party.owner-set',
    params: onParty,
    body: z.object({
      ownerId: uuid.nullable(),
      /** Who looked after them when last seen; refused if somebody else does by now. Left out: whoever it is. */
      seenOwnerId: uuid.nullable().optional(),
    }),
    response: party,
    problems: [problems.partyChangedMeanwhile],
  }),
  archiveParty: defineRoute({
    method: 'PUT',
    path: '/api/parties/:partyId/archive',
    summary: 'Put a customer out of the daily lists; nothing is deleted',
    permission: partiesWrite,
    audit: 'party.archived',
    params: onParty,
    response: party,
  }),
  restoreParty: defineRoute({
    method: 'DELETE',
    path: '/api/parties/:partyId/archive',
    summary: 'Bring a customer back from the archive',
    permission: partiesWrite,
    audit: 'party.restored',
    params: onParty,
    response: party,
  }),
  ...duplicateRoutes,
  ...historyRoutes,
  ...mergeRoutes,
  ...printRoutes,
  ...relationRoutes,
} satisfies RouteMap;
