import { z } from 'zod';
import { defineRoute, isoDate, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { assetsProblems } from '#modules/assets/contract';
import { rentalFigures } from './figures.ts';
import { rentalsOffer, rentalsRead, rentalsWrite } from './permissions.ts';
import { rentalChanged, rentalStepImpossible, unitNotFree, unitSerialInUse } from './problems.ts';
import { CONDITIONS, newUnit, price, rental, rentalSummary, unit } from './schemas.ts';

const ofRental = z.object({ rentalId: uuid });
const revision = z.int().min(1).meta({ description: 'Revision of the rental as last read' });
const note = z.string().trim().max(1000).default('');
const stepProblems = [rentalChanged, rentalStepImpossible];

export const rentalsRoutes = {
  listRentals: defineRoute({
    method: 'GET',
    path: '/api/rentals',
    summary: 'What is rented or lent: due first; what is over: latest first',
    permission: rentalsRead,
    query: z.object({
      ...pageQuery,
      partyId: partyId.optional(),
      state: z.enum(['out', 'overdue', 'ended']).default('out'),
    }),
    response: page(rentalSummary),
  }),
  showFigures: defineRoute({
    method: 'GET',
    path: '/api/rentals/figures',
    summary: 'How much of the last twelve months the things to rent were out',
    permission: rentalsRead,
    response: rentalFigures,
  }),
  listUnits: defineRoute({
    method: 'GET',
    path: '/api/rentals/units',
    summary: 'Things of the house that can be rented, by name',
    permission: rentalsRead,
    query: z.object({ ...pageQuery, branchId: uuid.optional() }),
    response: page(unit),
  }),
  addUnit: defineRoute({
    method: 'POST',
    path: '/api/rentals/units',
    summary: 'Add something that can be rented, with its rates and deposit',
    permission: rentalsOffer,
    audit: 'rental.unit-added',
    body: newUnit,
    response: unit,
    status: 201,
    problems: [unitSerialInUse],
  }),
  retireUnit: defineRoute({
    method: 'DELETE',
    path: '/api/rentals/units/:unitId',
    summary: 'Take something that is not out off the list',
    permission: rentalsOffer,
    audit: 'rental.unit-retired',
    params: z.object({ unitId: uuid }),
    response: unit,
    problems: [unitNotFree],
  }),
  quoteRental: defineRoute({
    method: 'GET',
    path: '/api/rentals/units/:unitId/price',
    summary: 'The cheapest combination of day, week and month rates that covers a period',
    permission: rentalsRead,
    params: z.object({ unitId: uuid }),
    query: z.object({ fromOn: isoDate, untilOn: isoDate }),
    response: z.object({ price: price.nullable() }),
    problems: [rentalStepImpossible],
  }),
  handOut: defineRoute({
    method: 'POST',
    path: '/api/rentals',
    summary: 'Hand something out to a customer, for its rates or without charge',
    permission: rentalsWrite,
    audit: 'rental.handed-out',
    body: z.object({
      partyId,
      unitId: uuid,
      dueOn: isoDate,
      isCharged: z.boolean().default(true),
      note: note.meta({ description: 'In which condition it goes' }),
    }),
    response: rental,
    status: 201,
    problems: [unitNotFree, rentalStepImpossible],
  }),
  showRental: defineRoute({
    method: 'GET',
    path: '/api/rentals/:rentalId',
    summary: 'One rental with all that happened and what it costs by now',
    permission: rentalsRead,
    params: ofRental,
    response: rental,
  }),
  extendRental: defineRoute({
    method: 'PUT',
    path: '/api/rentals/:rentalId/due-day',
    summary: 'Agree on a later day to bring it back',
    permission: rentalsWrite,
    audit: 'rental.extended',
    params: ofRental,
    body: z.object({ revision, dueOn: isoDate, note }),
    response: rental,
    problems: stepProblems,
  }),
  takeBack: defineRoute({
    method: 'PUT',
    path: '/api/rentals/:rentalId/return',
    summary: 'Take it back after looking at it; the deposit goes back less what damage costs',
    permission: rentalsWrite,
    audit: 'rental.taken-back',
    params: ofRental,
    body: z.object({
      revision,
      condition: z.enum(CONDITIONS),
      damageMinor: z.int().min(0).default(0),
      happenedOn: isoDate.optional().meta({ description: 'Left out: today' }),
      note,
    }),
    response: rental,
    problems: stepProblems,
  }),
  sellToHolder: defineRoute({
    method: 'PUT',
    path: '/api/rentals/:rentalId/sale',
    summary: 'Sell it to the customer who has it: it becomes one of their assets',
    permission: rentalsWrite,
    audit: 'rental.sold',
    params: ofRental,
    body: z.object({ revision, priceMinor: z.int().min(0), note }),
    response: rental,
    problems: [...stepProblems, assetsProblems.serialInUse, assetsProblems.assetFactImpossible],
  }),
} satisfies RouteMap;
