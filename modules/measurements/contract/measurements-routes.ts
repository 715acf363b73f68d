import { z } from 'zod';
import {
  classified,
  defineRoute,
  instant,
  page,
  pageQuery,
  partyId,
  type RouteMap,
  uuid,
} from '#contract-kit';
import { measurementsRead, measurementsWrite } from './permissions.ts';
import { corrected, noExchange, notAccepted, takenLater, unknownKind } from './problems.ts';
import { importedMeasurement, importOutcome, measurement, measurementBody } from './schemas.ts';

const kind = z.string().max(80).meta({ description: 'A kind that a pack brings' });

export const measurementsRoutes = {
  listMeasurements: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/measurements',
    summary: 'What was measured with a customer, latest first; corrected ones only when asked for',
    permission: measurementsRead,
    params: z.object({ partyId }),
    query: z.object({
      ...pageQuery,
      limit: z.coerce.number().int().min(1).max(50).default(20),
      kind: kind.optional(),
      corrected: z.enum(['left-out', 'shown']).default('left-out'),
    }),
    response: page(measurement),
  }),
  showMeasurement: defineRoute({
    method: 'GET',
    path: '/api/measurements/:measurementId',
    summary: 'One measurement',
    permission: measurementsRead,
    params: z.object({ measurementId: uuid }),
    response: measurement,
  }),
  recordMeasurement: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/measurements',
    summary:
      'Record what was measured; with supersedesId it takes the place of an earlier one, which stays on record',
    permission: measurementsWrite,
    audit: 'measurement.recorded',
    params: z.object({ partyId }),
    body: z.object({
      kind,
      takenAt: instant,
      body: measurementBody,
      supersedesId: uuid.optional(),
    }),
    response: measurement,
    status: 201,
    problems: [unknownKind, notAccepted, takenLater, corrected],
  }),
  exchangeMeasurement: defineRoute({
    method: 'GET',
    path: '/api/measurements/:measurementId/fhir',
    summary:
      'One measurement as an HL7 FHIR R4 bundle, where its kind has one; that it was taken out is kept in the audit log',
    permission: measurementsRead,
    params: z.object({ measurementId: uuid }),
    response: z.object({ bundle: classified('sensitive', measurementBody) }),
    problems: [noExchange],
  }),
  importMeasurements: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/measurement-imports',
    summary:
      'Record the measurements of a file, all or none; what is on record already, corrected or not, is left as it is',
    permission: measurementsWrite,
    audit: 'measurement.imported',
    params: z.object({ partyId }),
    body: z.object({ measurements: z.array(importedMeasurement).min(1).max(100) }),
    response: z.object({ outcomes: z.array(importOutcome) }),
    problems: [unknownKind, notAccepted, takenLater],
  }),
} satisfies RouteMap;
