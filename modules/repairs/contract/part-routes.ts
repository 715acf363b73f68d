import { z } from 'zod';
import { defineRoute, type RouteMap, uuid } from '#contract-kit';
import { reservation, stockProblems } from '#modules/stock/contract';
import { repairsRead, repairsWrite } from './permissions.ts';
import { repairStepImpossible } from './problems.ts';

const ofRepair = z.object({ repairId: uuid });
const ofReservation = z.object({ repairId: uuid, reservationId: uuid });
const parts = z.object({ items: z.array(reservation) });
const stepProblems = [repairStepImpossible, stockProblems.notEnoughFree, stockProblems.stockStepImpossible];

/** Parts that a repair keeps and uses. */
export const partRoutes = {
  listRepairParts: defineRoute({
    method: 'GET',
    path: '/api/repairs/:repairId/parts',
    summary: 'Parts kept and used for a repair, oldest first',
    permission: repairsRead,
    params: ofRepair,
    response: parts,
  }),
  reserveRepairPart: defineRoute({
    method: 'POST',
    path: '/api/repairs/:repairId/parts',
    summary: 'Keep parts of a branch for a repair until they are used or it is over',
    permission: repairsWrite,
    audit: 'repair.part-reserved',
    params: ofRepair,
    body: z.object({
      partId: uuid,
      branchId: uuid,
      quantity: z.int().min(1).max(999),
      ifNotFree: z
        .enum(['refuse', 'wait'])
        .default('refuse')
        .meta({ description: 'Wait: the next that come are for this repair' }),
    }),
    response: parts,
    problems: stepProblems,
  }),
  consumeRepairPart: defineRoute({
    method: 'PUT',
    path: '/api/repairs/:repairId/parts/:reservationId/use',
    summary: 'Say that parts kept for a repair went in',
    permission: repairsWrite,
    audit: 'repair.part-used',
    params: ofReservation,
    response: parts,
    problems: stepProblems,
  }),
  releaseRepairPart: defineRoute({
    method: 'DELETE',
    path: '/api/repairs/:repairId/parts/:reservationId',
    summary: 'Give parts free that a repair does not need',
    permission: repairsWrite,
    audit: 'repair.part-released',
    params: ofReservation,
    response: parts,
    problems: stepProblems,
  }),
} satisfies RouteMap;
