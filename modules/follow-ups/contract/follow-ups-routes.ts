import { z } from 'zod';
import { defineRoute, isoDate, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { assetsProblems, recallSearch } from '#modules/assets/contract';
import { FOLLOW_UP_CHANNELS } from '#pack-kit';
import { followUpsConfigure, followUpsRead, followUpsWrite } from './permissions.ts';
import {
  careTaskClosed,
  contactNotAllowed,
  customerHasDied,
  dayOutOfRange,
  nothingToUndo,
  recallMovedOn,
  recallTooWide,
} from './problems.ts';
import { ruleRoutes } from './rule-routes.ts';
import {
  callSheet,
  careOutcome,
  careReasonGiven,
  careTask,
  factUsed,
  overdueByPerson,
  timeliness,
} from './schemas.ts';

const ofTask = z.object({ careTaskId: uuid });

/** Whose tasks: one's own and unassigned ones of one's branches, or everything within reach. */
const whose = z.enum(['mine', 'all']).default('mine');

/** Only customers of one branch, for who works in several. */
const branch = uuid.optional();

export const followUpsRoutes = {
  ...ruleRoutes,
  listCareTasks: defineRoute({
    method: 'GET',
    path: '/api/follow-ups/care-tasks',
    summary: 'Customers to care for, those due first',
    permission: followUpsRead,
    query: z.object({
      ...pageQuery,
      whose,
      branchId: branch,
      partyId: partyId.optional(),
      state: z.enum(['open', 'closed']).default('open'),
      kind: z
        .enum(['contact', 'decision'])
        .optional()
        .meta({ description: 'Only contacts to make, or only what a step of a process decides' }),
      dueFromOn: isoDate.optional().meta({ description: 'Only tasks due on this day or after' }),
      dueUntilOn: isoDate.optional().meta({ description: 'Only tasks due on this day or before' }),
      ruleKey: z.string().max(80).optional().meta({ description: 'Only what this rule planned' }),
      channel: z.enum(FOLLOW_UP_CHANNELS).optional(),
      assigneeId: uuid.optional().meta({ description: 'Only what is assigned to this person' }),
    }),
    response: page(careTask),
  }),
  listCareDays: defineRoute({
    method: 'GET',
    path: '/api/follow-ups/care-days',
    summary: 'How many open care tasks are due on each day of a month, counted to 100 a day',
    permission: followUpsRead,
    query: z.object({
      whose,
      branchId: branch,
      fromOn: isoDate,
      days: z.coerce.number().int().min(1).max(42).default(42),
      ruleKey: z.string().max(80).optional(),
      channel: z.enum(FOLLOW_UP_CHANNELS).optional(),
      assigneeId: uuid.optional(),
    }),
    /** Only days that have something. */
    response: z.object({
      items: z.array(
        z.object({
          on: isoDate,
          count: z.int(),
          isMore: z.boolean(),
          /** Whose the first three are, by name. */
          first: z.array(z.string()),
        }),
      ),
    }),
  }),
  countCareTasks: defineRoute({
    method: 'GET',
    path: '/api/follow-ups/care-task-counts',
    summary: 'How many open care tasks are due today or before, counted to 100',
    permission: followUpsRead,
    query: z.object({ whose, branchId: branch }),
    response: z.object({ due: z.int(), overdue: z.int(), isMore: z.boolean() }),
  }),
  createCareTask: defineRoute({
    method: 'POST',
    path: '/api/follow-ups/care-tasks',
    summary: 'Plan care for a customer; the open task for the same reason is given back if there is one',
    permission: followUpsWrite,
    audit: 'care-task.created',
    body: z.object({
      partyId,
      reason: careReasonGiven,
      dueOn: isoDate.optional().meta({ description: 'Today when left out' }),
      assigneeId: uuid.nullable().default(null),
    }),
    response: z.object({ ...careTask.shape, created: z.boolean() }),
    status: 201,
    problems: [dayOutOfRange, customerHasDied],
  }),
  planRecallCalls: defineRoute({
    method: 'POST',
    path: '/api/follow-ups/recall-calls',
    summary: 'Plan a call for every living customer who has goods that are called back',
    permission: followUpsConfigure,
    audit: 'care-task.recall-planned',
    body: z.object({
      search: recallSearch,
      customersSeen: z.int().min(1).meta({ description: 'How many living customers the list held' }),
      why: z.string().trim().min(1, 'say what to tell them').max(500),
      dueOn: isoDate.optional().meta({ description: 'Today when left out' }),
    }),
    response: z.object({
      planned: z.int(),
      /** Had an open call for this recall already; what is new to tell is added to it. */
      plannedAlready: z.int(),
    }),
    status: 201,
    problems: [assetsProblems.recallUnclear, recallMovedOn, recallTooWide, dayOutOfRange],
  }),
  completeCareTask: defineRoute({
    method: 'PUT',
    path: '/api/follow-ups/care-tasks/:careTaskId/completion',
    summary: 'Say how care went; without an answer another attempt is planned, three at most',
    permission: followUpsWrite,
    audit: 'care-task.completed',
    params: ofTask,
    body: z.object({
      outcome: careOutcome,
      note: z.string().trim().max(10_000).default(''),
      minutes: z.int().min(0).max(600).nullable().default(null),
      untilOn: isoDate.optional().meta({ description: 'With `later`: the day the customer named' }),
      factsShown: z.int().min(0).max(3).default(0),
      factsUsed: z.array(factUsed).max(3).default([]),
    }),
    response: careTask,
    problems: [careTaskClosed, contactNotAllowed, dayOutOfRange],
  }),
  getCallSheet: defineRoute({
    method: 'GET',
    path: '/api/follow-ups/care-tasks/:careTaskId/call-sheet',
    summary: 'Facts worth using in the call, and who may be called instead',
    permission: followUpsRead,
    params: ofTask,
    response: callSheet,
  }),
  reassignCareTasks: defineRoute({
    method: 'POST',
    path: '/api/follow-ups/reassignments',
    summary: 'Give open tasks to somebody else, or to nobody in particular',
    permission: followUpsConfigure,
    audit: 'care-task.reassigned',
    body: z.object({
      careTaskIds: z.array(uuid).min(1).max(200),
      assigneeId: uuid.nullable(),
    }),
    response: z.object({ reassignmentId: uuid, changed: z.int() }),
    status: 201,
  }),
  undoReassignment: defineRoute({
    method: 'DELETE',
    path: '/api/follow-ups/reassignments/:reassignmentId',
    summary: 'Give tasks back to whom they were for; those given on since stay',
    permission: followUpsConfigure,
    audit: 'care-task.reassignment-undone',
    params: z.object({ reassignmentId: uuid }),
    response: z.object({ changed: z.int() }),
  }),
  getTimeliness: defineRoute({
    method: 'GET',
    path: '/api/follow-ups/timeliness',
    summary: 'Share of follow-ups done within seven days of the day they were planned for',
    permission: followUpsRead,
    query: z.object({ fromOn: isoDate, untilOn: isoDate, branchId: branch }),
    response: timeliness,
  }),
  listOverdueByPerson: defineRoute({
    method: 'GET',
    path: '/api/follow-ups/overdue-by-person',
    summary: 'What lies too long, by who it waits for, most first',
    permission: followUpsConfigure,
    query: z.object({ branchId: branch }),
    response: z.object({ people: z.array(overdueByPerson) }),
  }),
  snoozeCareTask: defineRoute({
    method: 'PUT',
    path: '/api/follow-ups/care-tasks/:careTaskId/snooze',
    summary: 'Put a care task off to a later day',
    permission: followUpsWrite,
    audit: 'care-task.snoozed',
    params: ofTask,
    body: z.object({ untilOn: isoDate }),
    response: careTask,
    problems: [careTaskClosed, dayOutOfRange],
  }),
  undoCareStep: defineRoute({
    method: 'DELETE',
    path: '/api/follow-ups/care-tasks/:careTaskId/completion',
    summary: 'Undo the latest completion, attempt or snooze of a care task',
    permission: followUpsWrite,
    audit: 'care-task.undone',
    params: ofTask,
    response: careTask,
    problems: [nothingToUndo],
  }),
} satisfies RouteMap;
