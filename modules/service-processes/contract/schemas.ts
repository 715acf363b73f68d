import { z } from 'zod';
import { classified, instant, partyId, uuid } from '#contract-kit';
import { answers, localText } from '#form-kit';
import { stepDefinition, workKind } from '#pack-kit';

export const PROCESS_STATUSES = ['running', 'paused', 'finished', 'cancelled'] as const;
export const processStatus = z.enum(PROCESS_STATUSES);
export type ProcessStatus = (typeof PROCESS_STATUSES)[number];

export const PROCESS_LIST_STATES = ['open', 'in-time', 'overdue', 'ended'] as const;
export type ProcessListState = (typeof PROCESS_LIST_STATES)[number];

export const STEP_OUTCOMES = ['completed', 'overridden', 'skipped'] as const;

const pause = z.object({
  at: instant,
  byName: z.string(),
  /** A wait of the step, or `other`. */
  reason: z.string(),
  note: z.string(),
  until: instant.nullable(),
});

/** By the customer's own hand, or read to them and written down. */
export const surveyMode = z.enum(['self', 'interview']);
export type SurveyMode = z.infer<typeof surveyMode>;

/** What the customer said of a step that was done. */
const surveyResponse = z.object({
  outcome: z.enum(['answered', 'declined']),
  mode: surveyMode,
  answers,
  at: instant,
  byName: z.string(),
});

/** One time a step was reached, and how it was left. */
export const stepVisit = z.object({
  /** Names a visit that is over; null while the process stands there. */
  visitId: uuid.nullable(),
  stepKey: z.string(),
  enteredAt: instant,
  leftAt: instant.nullable(),
  outcome: z.enum(STEP_OUTCOMES).nullable(),
  byName: z.string().nullable(),
  /** Why it was skipped or let through. */
  reason: z.string().nullable(),
  answers,
  /** Answers about health and the like. */
  sensitiveAnswers: classified('sensitive', answers),
  pauses: z.array(pause),
  survey: surveyResponse.nullable(),
});
export type StepVisit = z.infer<typeof stepVisit>;

/** What a step's clock shows; computed from the facts when it is read. */
export const stepClock = z.object({
  limitMinutes: z.int(),
  usedMinutes: z.number(),
  /** Null while paused with time left. */
  dueAt: instant.nullable(),
  overrun: z.boolean(),
  segments: z.array(z.object({ kind: z.enum(['running', 'paused', 'closed']), minutes: z.number() })),
});
export type StepClock = z.infer<typeof stepClock>;

/** A process of a customer in a list. */
export const processSummary = z.object({
  processId: uuid,
  partyId,
  partyName: z.string(),
  partyNumber: z.string(),
  templateKey: z.string(),
  templateVersion: z.int(),
  templateName: localText,
  /** Owed, given free, or paid for by itself (S2-65). */
  kind: workKind,
  status: processStatus,
  stepKey: z.string().nullable(),
  stepName: localText.nullable(),
  /** Position of the step in the template, from 1, and how many there are. */
  stepNumber: z.int().nullable(),
  stepCount: z.int(),
  startedAt: instant,
  enteredAt: instant.nullable(),
  pausedAt: instant.nullable(),
  pauseName: localText.nullable(),
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  endedAt: instant.nullable(),
});
export type ProcessSummary = z.infer<typeof processSummary>;

/** A gate that does not let a step be left yet. */
const closedGate = z.object({ key: z.string(), says: localText });

export const process = z.object({
  ...processSummary.shape,
  steps: z.array(stepDefinition),
  visits: z.array(stepVisit),
  clock: stepClock.nullable(),
  /** Grows with every change; who changes names the one they saw, so that two people cannot take the same step. */
  revision: z.int(),
  /** Answers of the current step that were taken back, so that they need not be given again. */
  takenBack: z.object({ answers, sensitiveAnswers: classified('sensitive', answers) }).nullable(),
  /** Whether the one who asks may take the current step, and undo the latest fact. */
  mayTakeStep: z.boolean(),
  mayUndo: z.boolean(),
  cancelReason: z.string().nullable(),
});
export type Process = z.infer<typeof process>;

export const stepFaults = z.object({
  answers: z.array(z.object({ path: z.string(), kind: z.string(), limit: z.number().optional() })),
  gates: z.array(closedGate),
});
export type StepFaults = z.infer<typeof stepFaults>;
