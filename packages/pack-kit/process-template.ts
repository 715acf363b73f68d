import { z } from 'zod';
import { condition, formDefinition, localText } from '#form-kit';
import { workKind } from './work-kind.ts';

const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and -');

/** The way on after a step, where several are open the first is proposed. */
const way = z.strictObject({
  /** A step of the template, or `end`. */
  to: key,
  label: localText,
  /** Open only when this holds; paths are `step.field`. */
  when: condition.optional(),
});

/** What must be true before a step may be left, and the words for when it is not. */
const gate = z.strictObject({
  key,
  holds: condition,
  says: localText,
  /** Asked only of who goes there; of everybody who leaves the step when left out. */
  towards: z.array(key).min(1).optional(),
});

/** Something whoever takes the step must know as soon as it is answered, with how soon it is due, and what to wait for. */
const notice = z.strictObject({
  key,
  when: condition,
  says: localText,
  urgency: z.enum(['urgent', 'soon', 'note']),
  /** A wait of the step: offered where it stands, so that the process is paused for it. */
  wait: key.optional(),
});
export type StepNotice = z.infer<typeof notice>;

/** What the customer is asked once the step is done, by their own hand; its answers are asked for under this key. */
const survey = z.strictObject({ key, form: formDefinition });

/** A paper that goes with the step: where it is in the customer's file, as its address names it. */
export const stepPaper = z.strictObject({
  key,
  name: localText,
  at: z.record(z.string(), z.string().max(80)),
});
export type StepPaper = z.infer<typeof stepPaper>;

export const stepDefinition = z.strictObject({
  key,
  name: localText,
  /** Who does it: any of these roles. */
  roles: z.array(z.string()).min(1),
  form: formDefinition.optional(),
  gates: z.array(gate).max(20).default([]),
  notices: z.array(notice).max(20).default([]),
  ways: z.array(way).min(1).max(10),
  survey: survey.optional(),
  papers: z.array(stepPaper).max(10).default([]),
  /** When it is reached again, its form begins with the answers given last. */
  keepsAnswers: z.boolean().default(false),
  /** May be left out with a reason. */
  skippable: z.boolean().default(false),
  /** What it may have to wait for; the clock stands meanwhile. */
  waits: z
    .array(
      z.strictObject({
        key,
        name: localText,
        /** The answer, as `step.field`, that says by which day it should be over; later it is overdue. */
        until: z.string().max(200).optional(),
      }),
    )
    .max(10)
    .default([]),
  /** How long it may take from when it was reached: working time, or every minute of the day. */
  within: z
    .strictObject({ minutes: z.int().min(1).max(527_040), of: z.enum(['working-time', 'any-time']) })
    .optional(),
});
export type StepDefinition = z.infer<typeof stepDefinition>;

const span = z.strictObject({ from: z.string(), to: z.string() });

/** A service process as data: its steps, forms, gates and clocks. Running instances keep the version they began with. */
export const processTemplate = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9.-]{0,79}$/),
  version: z.int().min(1),
  name: localText,
  /** What it is to the customer; stays as it was first published, so that no number counts two kinds. */
  kind: workKind.default('service'),
  start: key,
  /** Hours in which clocks of working time run: seven days, Monday first. */
  workingWeek: z.array(z.array(span)).length(7),
  steps: z.array(stepDefinition).min(1).max(60),
});
export type ProcessTemplate = z.infer<typeof processTemplate>;
/** A template as it is written down, with what has a default left out. */
export type ProcessTemplateGiven = z.input<typeof processTemplate>;

/** Where a way leads out of the process. */
export const END = 'end';
