import { z } from 'zod';
import { defineEvent, isoDate, partyId, uuid } from '#contract-kit';
import { careOutcome } from './schemas.ts';

/** Care was planned for a customer. */
export const careTaskCreated = defineEvent({
  name: 'care-task.created',
  payload: z.object({ partyId, careTaskId: uuid, reasonKind: z.string(), dueOn: isoDate }),
  timeline: 'shown',
});
/** Care was given, declined or given up. */
export const careTaskCompleted = defineEvent({
  name: 'care-task.completed',
  payload: z.object({ partyId, careTaskId: uuid, reasonKind: z.string(), outcome: careOutcome }),
  timeline: 'shown',
});
/** A completion was undone; the task is open again. */
export const careTaskReopened = defineEvent({
  name: 'care-task.reopened',
  payload: z.object({ partyId, careTaskId: uuid, reasonKind: z.string() }),
  timeline: 'hidden',
});

export const followUpsEvents = [careTaskCreated, careTaskCompleted, careTaskReopened] as const;
