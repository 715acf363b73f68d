import { z } from 'zod';
import { defineRoute, isoDate, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { followUpsRead, followUpsWrite } from './permissions.ts';
import { careTaskClosed, customerHasDied, dayOutOfRange, nothingToUndo } from './problems.ts';
import { careOutcome, careReason, careTask } from './schemas.ts';

const ofTask = z.object({ careTaskId: uuid });

/** Whose tasks: one's own and unassigned ones of one's branches, or everything within reach. */
const whose = z.enum(['mine', 'all']).default('mine');

/** Only customers of one branch, for who works in several. */
const branch = uuid.optional();

export const followUpsRoutes = {
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
      dueUntilOn: isoDate.optional().meta({ description: 'Only tasks due on this day or before' }),
    }),
    response: page(careTask),
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
      reason: careReason,
      dueOn: isoDate.optional().meta({ description: 'Today when left out' }),
      assigneeId: uuid.nullable().default(null),
    }),
    response: z.object({ ...careTask.shape, created: z.boolean() }),
    status: 201,
    problems: [dayOutOfRange, customerHasDied],
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
    }),
    response: careTask,
    problems: [careTaskClosed],
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
