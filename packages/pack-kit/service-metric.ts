import type { LocalText } from '#form-kit';

/** What must have been answered at a step; several tests all hold. */
export interface AnswerTest {
  /** Question, or question and side or column: `serial.R`. */
  at: string;
  is?: string | boolean;
  in?: readonly string[];
  atLeast?: number;
  /** Answered at all. */
  given?: true;
}

/** A step that was taken, and what was answered there. */
export interface StepDone {
  step: string;
  where?: readonly AnswerTest[];
}

/** Where a number comes from. The product has one query for each kind; a pack says which steps, answers and goods. */
export type MetricSource =
  /** Share of processes, by when `first` was done: those in which `counted` was done too. Open ones without `decided` are left out. */
  | {
      of: 'processes';
      template: string;
      first: StepDone;
      also?: readonly StepDone[];
      counted: StepDone;
      decided?: StepDone;
      /** Open ones count as not `counted` so many days after `first`. */
      decidedAfterDays?: number;
    }
  /** Share of visits of a step, or of each process's latest one. */
  | {
      of: 'visits';
      template: string;
      among: StepDone;
      counted: readonly AnswerTest[];
      each: 'visit' | 'process';
    }
  /** Share of what customers answered to a survey; who did not wish to answer is left out. */
  | { of: 'surveys'; template: string; survey: string; counted: readonly AnswerTest[] }
  /** Days from the latest `from` before it to the first `to`. */
  | { of: 'days'; template: string; from: StepDone; to: StepDone }
  /** Working days from a step until the day answered at a later one, for each answer to `by`; `reason` is of what had to be done again. */
  | {
      of: 'turnaround';
      template: string;
      from: StepDone;
      by: string;
      until: { step: string; at: string };
      reason: string;
    }
  /** Mean, or share where `read` gives true or false, of each customer's latest measurement of a kind. */
  | { of: 'measurements'; kind: string; read(body: unknown): number | boolean | undefined }
  /** Repairs for each hundred years that things of a category were with customers. */
  | { of: 'repairs'; category: string }
  /** Share of things with customers that are covered today. */
  | { of: 'cover'; category: string }
  /** From one purchase of a category to the next: median months, or the share that bought again within so many. */
  | { of: 'repurchase'; category: string; within: number | null; apartDays: number }
  /** Steps done for each hundred customers who have something of a category. */
  | { of: 'per-holder'; template: string; done: StepDone; category: string }
  /** Mean share of a file that is filled in, of customers in a process: telephone, day of birth, consent, something of the category, and measurements of these kinds. */
  | { of: 'files'; template: string; kinds: readonly string[]; category: string };

/** A number that a service business keeps its eye on. */
export interface ServiceMetric {
  key: string;
  name: LocalText;
  /** What is counted, among what, and what is left out. */
  definition: LocalText;
  source: MetricSource;
  /** Whether more of it is good, bad, or neither. */
  better?: 'more' | 'less';
}
