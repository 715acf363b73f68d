import { z } from 'zod';
import { instant } from '#contract-kit';
import { localText } from '#form-kit';

/** Time spent at a step by those who left it; null where too few did. */
const timeAtStep = z.object({
  n: z.int(),
  medianMinutes: z.number().nullable(),
  /** 95 % interval of the median, by order statistics. */
  medianLowMinutes: z.number().nullable(),
  medianHighMinutes: z.number().nullable(),
  p90Minutes: z.number().nullable(),
});

/** What really happened at a step. */
export const pathStep = z.object({
  stepKey: z.string(),
  name: localText,
  /** Processes that reached it, and how often they did. */
  processes: z.int(),
  visits: z.int(),
  /** Processes that came back to it. */
  again: z.int(),
  /** Processes that stand there now. */
  standing: z.int(),
  /** Processes given up there, and the 95 % interval (Wilson) of their share of those that reached it. */
  givenUp: z.int(),
  givenUpLow: z.number().nullable(),
  givenUpHigh: z.number().nullable(),
  time: timeAtStep,
});
export type PathStep = z.infer<typeof pathStep>;

/** From one step to the next, as it was gone. */
export const pathWay = z.object({
  from: z.string(),
  to: z.string(),
  times: z.int(),
  processes: z.int(),
});

export const paths = z.object({
  fromAt: instant,
  untilAt: instant,
  /** Begun in the period; what follows is of all of them. */
  processes: z.int(),
  finished: z.int(),
  givenUp: z.int(),
  open: z.int(),
  versions: z.array(z.object({ version: z.int(), processes: z.int() })),
  steps: z.array(pathStep),
  ways: z.array(pathWay),
});
export type Paths = z.infer<typeof paths>;

export const PATH_PARTS = ['reached', 'again', 'standing', 'given-up', 'way'] as const;
export type PathPart = (typeof PATH_PARTS)[number];
