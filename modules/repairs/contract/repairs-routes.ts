import { z } from 'zod';
import { defineRoute, isoDate, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { assetsProblems, CLAIM_EVENTS, EXCLUSIONS } from '#modules/assets/contract';
import { repairFigures } from './figures.ts';
import { partRoutes } from './part-routes.ts';
import { repairsApprove, repairsRead, repairsWrite } from './permissions.ts';
import {
  loanerSerialInUse,
  loanerTaken,
  optionNotOpen,
  repairChanged,
  repairOpenAlready,
  repairStepImpossible,
} from './problems.ts';
import { loaner, OPEN_STAGES, REPAIR_STEPS, repair, repairSummary, standardKept } from './schemas.ts';

const ofRepair = z.object({ repairId: uuid });
const revision = z.int().min(1).meta({ description: 'Revision of the repair as last read' });
const note = z.string().trim().max(2000).default('');
const stepProblems = [repairChanged, repairStepImpossible, assetsProblems.assetFactImpossible];

export const repairsRoutes = {
  listRepairs: defineRoute({
    method: 'GET',
    path: '/api/repairs',
    summary:
      'Repairs and claims: open ones longest at their stage first, overdue ones those due first, ended ones latest first',
    permission: repairsRead,
    query: z.object({
      ...pageQuery,
      partyId: partyId.optional(),
      assetId: uuid.optional(),
      stage: z.enum(OPEN_STAGES).optional(),
      state: z.enum(['open', 'overdue', 'ended']).default('open'),
    }),
    response: page(repairSummary),
  }),
  countStages: defineRoute({
    method: 'GET',
    path: '/api/repairs/stages',
    summary: 'How many repairs are open at each stage, and how many of them are overdue',
    permission: repairsRead,
    response: z.object({
      items: z.array(z.object({ stage: z.enum(OPEN_STAGES), open: z.int(), overdue: z.int() })),
    }),
  }),
  listStandards: defineRoute({
    method: 'GET',
    path: '/api/repairs/standards',
    summary:
      'Failures, diagnosis times and repair times of the last year against their standards, by kind of goods',
    permission: repairsRead,
    response: z.object({ fromOn: isoDate, toOn: isoDate, items: z.array(standardKept) }),
  }),
  showFigures: defineRoute({
    method: 'GET',
    path: '/api/repairs/figures',
    summary: 'How the repairs of the last year went: times, waits for parts, first-time fixes, exchanges',
    permission: repairsRead,
    response: repairFigures,
  }),
  listLoaners: defineRoute({
    method: 'GET',
    path: '/api/repairs/loaners',
    summary: 'Things of the house that are lent to customers, by name',
    permission: repairsRead,
    query: z.object({ ...pageQuery, branchId: uuid.optional() }),
    response: page(loaner),
  }),
  addLoaner: defineRoute({
    method: 'POST',
    path: '/api/repairs/loaners',
    summary: 'Add a thing of the house that can be lent',
    permission: repairsApprove,
    audit: 'repair.loaner-added',
    body: z.object({
      branchId: uuid,
      name: z.string().trim().min(1, 'give a name').max(200),
      serial: z.string().trim().min(1, 'give the serial number').max(100),
    }),
    response: loaner,
    status: 201,
    problems: [loanerSerialInUse],
  }),
  reportRepair: defineRoute({
    method: 'POST',
    path: '/api/repairs',
    summary: 'Take in what a customer says of something they own: a fault, a loss, damage',
    permission: repairsWrite,
    audit: 'repair.reported',
    body: z.object({
      assetId: uuid,
      event: z.enum(CLAIM_EVENTS).default('fault'),
      fault: z.string().trim().min(1, 'say what is wrong').max(2000),
      defectOn: isoDate.optional().meta({ description: 'The day the customer told us; left out: today' }),
    }),
    response: repair,
    status: 201,
    problems: [repairOpenAlready, repairStepImpossible],
  }),
  showRepair: defineRoute({
    method: 'GET',
    path: '/api/repairs/:repairId',
    summary: 'One repair with all that happened, oldest first',
    permission: repairsRead,
    params: ofRepair,
    response: repair,
  }),
  decideRepair: defineRoute({
    method: 'PUT',
    path: '/api/repairs/:repairId/decision',
    summary: 'Record what was found and what the customer chose of what is open to them by law or contract',
    permission: repairsWrite,
    audit: 'repair.decided',
    params: ofRepair,
    body: z.object({
      revision,
      optionKey: z
        .string()
        .max(300)
        .nullable()
        .meta({ description: 'Null: the customer pays for the repair' }),
      inMainPart: z.boolean().default(false),
      sameModelInStock: z.boolean().default(true),
      exclusion: z.enum(EXCLUSIONS).nullable().default(null),
      note,
    }),
    response: repair,
    problems: [repairChanged, repairStepImpossible, optionNotOpen],
  }),
  approveRepair: defineRoute({
    method: 'PUT',
    path: '/api/repairs/:repairId/approval',
    summary: 'Approve an exchange or a refund, or send it back for another decision',
    permission: repairsApprove,
    audit: 'repair.approved',
    params: ofRepair,
    body: z.object({ revision, approved: z.boolean(), note }),
    response: repair,
    problems: [repairChanged, repairStepImpossible],
  }),
  takeRepairStep: defineRoute({
    method: 'POST',
    path: '/api/repairs/:repairId/steps',
    summary:
      'Carry a repair on: schedule, begin, wait for parts, repair, test, give back, give up or withdraw',
    permission: repairsWrite,
    audit: 'repair.moved',
    params: ofRepair,
    body: z.object({
      revision,
      step: z.enum(REPAIR_STEPS),
      happenedOn: isoDate.optional().meta({ description: 'Left out: today' }),
      scheduledOn: isoDate.optional(),
      technician: z.string().trim().min(1).max(200).optional(),
      place: z.enum(['workshop', 'on-site']).optional(),
      worked: z
        .boolean()
        .optional()
        .meta({ description: 'Of a repair: it works again; of a test: it passed' }),
      note,
    }),
    response: repair,
    problems: stepProblems,
  }),
  exchangeAsset: defineRoute({
    method: 'PUT',
    path: '/api/repairs/:repairId/exchange',
    summary: 'Give another one for the asset, as approved; its cover runs anew',
    permission: repairsWrite,
    audit: 'repair.exchanged',
    params: ofRepair,
    body: z.object({
      revision,
      serial: z.string().trim().min(1).max(100).nullable(),
      happenedOn: isoDate.optional(),
      note,
    }),
    response: repair,
    problems: [...stepProblems, assetsProblems.serialInUse],
  }),
  refundAsset: defineRoute({
    method: 'PUT',
    path: '/api/repairs/:repairId/refund',
    summary: 'Take the asset back and record what was paid for it, as approved',
    permission: repairsWrite,
    audit: 'repair.refunded',
    params: ofRepair,
    body: z.object({ revision, paidBackMinor: z.int().min(0), happenedOn: isoDate.optional(), note }),
    response: repair,
    problems: stepProblems,
  }),
  lendLoaner: defineRoute({
    method: 'PUT',
    path: '/api/repairs/:repairId/loan',
    summary: 'Lend a thing of the house while the customer’s own is in repair',
    permission: repairsWrite,
    audit: 'repair.loaner-lent',
    params: ofRepair,
    body: z.object({ loanerId: uuid, expectedBackOn: isoDate }),
    response: repair,
    problems: [loanerTaken, repairStepImpossible],
  }),
  takeBackLoaner: defineRoute({
    method: 'DELETE',
    path: '/api/repairs/:repairId/loan',
    summary: 'Take a loaner back',
    permission: repairsWrite,
    audit: 'repair.loaner-returned',
    params: ofRepair,
    response: repair,
    problems: [repairStepImpossible],
  }),
  ...partRoutes,
} satisfies RouteMap;
