import { z } from 'zod';
import { instant, partyId, uuid } from '#contract-kit';
import { stepPaper } from '#pack-kit';
import { draftTemplate } from './draft-template.ts';

/** Words of a template that may not be complete yet. */
const draftWords = draftTemplate.shape.name;

const draftMark = z.object({ revision: z.int(), savedAt: instant, savedByName: z.string() });

/** A service process as those see it who design it. */
export const designSummary = z.object({
  templateKey: z.string(),
  name: draftWords,
  /** The version new processes begin with; null while there is only a draft. */
  version: z.int().nullable(),
  /** Whose version that is: a pack's as it came, or one published here. */
  origin: z.enum(['pack', 'own']).nullable(),
  packVersion: z.int().nullable(),
  /** The pack has brought a version later than the one that was edited here. */
  packIsNewer: z.boolean(),
  draft: draftMark.nullable(),
  /** Customers on their way, in any version. */
  open: z.int(),
});
export type DesignSummary = z.infer<typeof designSummary>;

export const release = z.object({
  version: z.int(),
  publishedAt: instant,
  publishedByName: z.string(),
  note: z.string(),
  /** The version of the pack it was written against. */
  packVersion: z.int().nullable(),
});
export type Release = z.infer<typeof release>;

export const design = z.object({
  ...designSummary.shape,
  draftBody: draftTemplate.nullable(),
  inUse: draftTemplate.nullable(),
  pack: draftTemplate.nullable(),
  /** Versions published here, latest first. */
  releases: z.array(release),
  /** Papers that processes in use hand out, for steps of this one to hand out too. */
  papers: z.array(stepPaper),
  /** How many customers are on their way in each version. */
  openByVersion: z.array(z.object({ version: z.int(), open: z.int() })),
});
export type Design = z.infer<typeof design>;

export const DRY_RUN_REASONS = [
  'step-gone',
  'answers',
  'gate',
  'way-closed',
  'not-skippable',
  'other-start',
] as const;

/** Where and why processes of the past would have stopped. */
const dryRunStop = z.object({
  stepKey: z.string(),
  reason: z.enum(DRY_RUN_REASONS),
  /** Questions, gates or the way that kept the step closed. */
  details: z.array(z.string()),
  processes: z.int(),
});

export const dryRun = z.object({
  /** Processes begun in the period, and how many of them were run: the latest ones when there are too many. */
  inPeriod: z.int(),
  run: z.int(),
  fromAt: instant,
  untilAt: instant,
  passed: z.int(),
  /** Most frequent first. */
  stops: z.array(dryRunStop),
  /** Some of the processes that would have stopped. */
  examples: z.array(
    z.object({
      processId: uuid,
      partyId,
      partyName: z.string(),
      startedAt: instant,
      stepKey: z.string(),
      reason: z.enum(DRY_RUN_REASONS),
      details: z.array(z.string()),
    }),
  ),
});
export type DryRun = z.infer<typeof dryRun>;
