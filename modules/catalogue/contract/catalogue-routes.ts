import { z } from 'zod';
import { defineRoute, page, pageQuery, type RouteMap, uuid } from '#contract-kit';
import { offerItem, offerItemKind, offerItemTerms } from './offer-item.ts';
import { catalogueRead, catalogueWrite } from './permissions.ts';
import * as problems from './problems.ts';

const oneItem = z.object({ offerItemId: uuid });
const whetherTrue = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Routes over what is offered. */
export const catalogueRoutes = {
  listOfferItems: defineRoute({
    method: 'GET',
    path: '/api/catalogue/items',
    summary: 'Products, services and obligations in the order of their codes',
    permission: catalogueRead,
    query: z.object({
      ...pageQuery,
      q: z.string().trim().max(100).optional().meta({ description: 'Part of a code or a name' }),
      kind: offerItemKind.optional(),
      category: z.string().max(100).optional(),
      includeArchived: whetherTrue.optional(),
    }),
    response: page(offerItem),
  }),
  getOfferItem: defineRoute({
    method: 'GET',
    path: '/api/catalogue/items/:offerItemId',
    summary: 'One item of the offer',
    permission: catalogueRead,
    params: oneItem,
    response: offerItem,
  }),
  createOfferItem: defineRoute({
    method: 'POST',
    path: '/api/catalogue/items',
    summary: 'Add a product, service or obligation; its kind follows from its terms',
    permission: catalogueWrite,
    audit: 'offer-item.created',
    body: offerItemTerms,
    response: offerItem,
    status: 201,
    problems: [problems.codeAlreadyUsed, problems.freeStandingGift, problems.productNotFound],
  }),
  updateOfferItem: defineRoute({
    method: 'PATCH',
    path: '/api/catalogue/items/:offerItemId',
    summary: 'Change the terms of an item',
    permission: catalogueWrite,
    audit: 'offer-item.changed',
    params: oneItem,
    body: z.object({ version: z.int(), ...withoutDefaults() }),
    response: offerItem,
    problems: [
      problems.codeAlreadyUsed,
      problems.freeStandingGift,
      problems.productNotFound,
      problems.itemCarriesServices,
      problems.offerItemChangedMeanwhile,
    ],
  }),
  archiveOfferItem: defineRoute({
    method: 'PUT',
    path: '/api/catalogue/items/:offerItemId/archival',
    summary: 'Take an item off the offer; orders keep it',
    permission: catalogueWrite,
    audit: 'offer-item.archived',
    params: oneItem,
    response: offerItem,
  }),
  restoreOfferItem: defineRoute({
    method: 'DELETE',
    path: '/api/catalogue/items/:offerItemId/archival',
    summary: 'Put an item back on the offer',
    permission: catalogueWrite,
    audit: 'offer-item.restored',
    params: oneItem,
    response: offerItem,
  }),
} satisfies RouteMap;

/** A change names only what changes: a field left out must not fall back to its default. */
function withoutDefaults() {
  const { shape } = offerItemTerms;
  return {
    code: shape.code.optional(),
    name: shape.name.optional(),
    names: shape.names.unwrap().optional(),
    priceMinor: shape.priceMinor.optional(),
    costMinor: shape.costMinor.unwrap().optional(),
    supplierCostMinor: shape.supplierCostMinor.unwrap().optional(),
    currency: shape.currency.optional(),
    category: shape.category.unwrap().optional(),
    lifeMonths: shape.lifeMonths.unwrap().optional(),
    unit: shape.unit.unwrap().optional(),
    attachedToId: shape.attachedToId.unwrap().optional(),
    owedUnderId: shape.owedUnderId.unwrap().optional(),
    promotion: shape.promotion.unwrap().optional(),
  };
}
