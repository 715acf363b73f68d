import { z } from 'zod';
import { defineRoute, isoDate, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { goodsCategory, guarantee, guaranteeQuery } from './guarantee.ts';
import { assetsRead, assetsWrite } from './permissions.ts';
import { assetChanged, assetFactImpossible, serialInUse } from './problems.ts';
import { recallRoutes } from './recall-routes.ts';
import { asset, assetWithFacts, newAsset, RECORDABLE } from './schemas.ts';

export const assetsRoutes = {
  ...recallRoutes,
  listAssets: defineRoute({
    method: 'GET',
    path: '/api/assets',
    summary: 'What customers own, latest registered first; by serial, those who had it before are there too',
    permission: assetsRead,
    query: z.object({
      ...pageQuery,
      partyId: partyId.optional(),
      serial: z.string().trim().min(1).max(100).optional(),
      standing: z.enum(['present', 'all']).default('all').meta({
        description: 'present: without what was swapped, returned or retired',
      }),
    }),
    response: page(asset),
  }),
  registerAsset: defineRoute({
    method: 'POST',
    path: '/api/assets',
    summary: 'Register something a customer owns; a serial number is active once in the whole system',
    permission: assetsWrite,
    audit: 'asset.registered',
    body: newAsset,
    response: asset,
    status: 201,
    problems: [serialInUse, assetFactImpossible],
  }),
  exchangeAssets: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/assets/fhir',
    summary:
      'What a customer has and had as an HL7 FHIR R4 bundle of devices and their use; that it was taken out is kept in the audit log',
    permission: assetsRead,
    params: z.object({ partyId }),
    response: z.object({ bundle: z.record(z.string(), z.unknown()) }),
  }),
  showAsset: defineRoute({
    method: 'GET',
    path: '/api/assets/:assetId',
    summary: 'One asset with all that happened with it, oldest first',
    permission: assetsRead,
    params: z.object({ assetId: uuid }),
    response: assetWithFacts,
  }),
  listGoodsCategories: defineRoute({
    method: 'GET',
    path: '/api/assets/categories',
    summary: 'Categories of goods that guarantees of this jurisdiction name today',
    permission: assetsRead,
    response: z.object({ items: z.array(goodsCategory) }),
  }),
  showGuarantee: defineRoute({
    method: 'GET',
    path: '/api/assets/:assetId/guarantee',
    summary:
      'How long an asset is covered, and what its customer may lawfully ask for, with article and last day',
    permission: assetsRead,
    params: z.object({ assetId: uuid }),
    query: guaranteeQuery,
    response: guarantee,
  }),
  recordAssetFact: defineRoute({
    method: 'POST',
    path: '/api/assets/:assetId/facts',
    summary: 'Record that an asset was installed, lost, found, given back or retired, or a part changed',
    permission: assetsWrite,
    audit: 'asset.event-recorded',
    params: z.object({ assetId: uuid }),
    body: z.object({
      revision: z.int().min(1).meta({ description: 'Revision of the asset as last read' }),
      kind: z.enum(RECORDABLE),
      happenedOn: isoDate,
      mainPart: z.boolean().nullable().default(null).meta({ description: 'Of a part that was changed' }),
      note: z.string().trim().max(1000).default(''),
    }),
    response: assetWithFacts,
    status: 201,
    problems: [assetChanged, assetFactImpossible, serialInUse],
  }),
} satisfies RouteMap;
