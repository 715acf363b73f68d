import { z } from 'zod';
import { classified, currencyCode, instant, isoDate, uuid } from '#contract-kit';

/** Models of repeat purchases. */
export const PURCHASE_MODELS = ['nbd', 'bg-nbd', 'mbg-nbd', 'pareto-nbd'] as const;
export type PurchaseModelKey = (typeof PURCHASE_MODELS)[number];
const purchaseModel = z.enum(PURCHASE_MODELS);

/** Where a run can stand. */
export const RUN_STATES = ['queued', 'running', 'done', 'failed', 'cancelled', 'not-enough-data'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What a run does, one after the other. */
export const RUN_PHASES = ['reading', 'holdout', 'fitting', 'scoring', 'writing'] as const;
export type RunPhase = (typeof RUN_PHASES)[number];

/** An expected amount or count with the range it will fall in with probability 0.8. */
export const estimate = z.object({
  expected: z.number(),
  /** Null where the model is too flat to say how sure it is. */
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Estimate = z.infer<typeof estimate>;

/** What there can be too little of. */
export const MISSING = [
  'purchases',
  'days-of-history',
  'repeat-customers',
  'repeat-customers-before-holdout',
  'repeat-customers-with-amounts',
  'models-that-fit',
  'finite-mean-amount',
] as const;
export type Missing = { counted: (typeof MISSING)[number]; found: number; needed: number };

const progress = z.object({
  phase: z.enum(RUN_PHASES),
  /** Steps done within the phase. */
  done: z.int(),
  /** Null where nobody can know it beforehand. */
  total: z.int().nullable(),
});
export type RunProgress = z.infer<typeof progress>;

const runSettings = z.object({
  marginShare: z.number(),
  /** `measured` from what the goods cost, or `assumed` from the settings. */
  marginSource: z.enum(['measured', 'assumed']),
  /** Share of the revenue whose cost is known. */
  costKnownShare: z.number(),
  discountRatePerYear: z.number(),
  horizonWeeks: z.int(),
  timeZone: z.string(),
  currency: currencyCode,
});
export type RunSettings = z.infer<typeof runSettings>;

const runWindow = z.object({
  firstOn: isoDate,
  /** The forecast that was tried had seen nothing after this day. */
  calibrationEndOn: isoDate,
  observationEndOn: isoDate,
  /** True when the last purchase is long past, so that the figures stand at that day and not at yesterday. */
  endsAtLastPurchase: z.boolean(),
});
export type RunWindow = z.infer<typeof runWindow>;

const warning = z.object({ code: z.string(), detail: z.string() });

const fittedModel = z.object({
  name: z.enum([...PURCHASE_MODELS, 'gamma-gamma']),
  /** `calibration`: what the holdout tried; `whole-window`: what the figures come from. */
  fittedTo: z.enum(['calibration', 'whole-window']),
  parameters: z.record(z.string(), z.number()),
  standardErrors: z.record(z.string(), z.number()).nullable(),
  /** Of the logarithms of the parameters: what intervals of totals are drawn from. */
  covarianceOfLogs: z.array(z.array(z.number())).nullable(),
  logLikelihood: z.number(),
  customers: z.int(),
  converged: z.boolean(),
  warnings: z.array(warning),
});
export type FittedModel = z.infer<typeof fittedModel>;

const candidate = z.object({
  name: purchaseModel,
  /** Mean over customers of ln P(what they did in the holdout); closer to 0 is better. */
  logScorePerCustomer: z.number(),
  holdoutErrorShare: z.number().nullable(),
  cumulativeErrorShare: z.number().nullable(),
  /** Share of customers inside their 80 % interval. */
  intervalCoverage: z.number(),
  /** Why it was out of the race, where it was. */
  ruledOut: z.enum(['takes-one-time-buyers-for-alive']).nullable(),
});
export type Candidate = z.infer<typeof candidate>;

const choice = z.object({
  model: purchaseModel,
  /** Named in words on screen; `values` are what the words speak of. */
  reason: z.enum(['best-log-score', 'log-scores-tie-smaller-total-error', 'only-candidate']),
  /** The runner-up, where there is one, and by how much its mean log score is lower. */
  over: purchaseModel.nullable(),
  logScoreDifference: z.number().nullable(),
  logScoreDifferenceError: z.number().nullable(),
});
export type ModelChoice = z.infer<typeof choice>;

const holdout = z.object({
  customers: z.int(),
  /** Below 1 when the trial took an even sample of many customers. */
  sampledShare: z.number().default(1),
  weeks: z.number(),
  /** Purchases in the holdout: what came, and what was forecast for those customers. */
  actualPurchases: z.int(),
  expectedPurchases: z.number(),
  /** Forecast over actual in the holdout alone, minus 1; null when nothing was bought. */
  holdoutErrorShare: z.number().nullable(),
  /** The same for all repeat purchases from the first day to the end of the holdout: where the two lines end. */
  cumulativeErrorShare: z.number().nullable(),
  intervalCoverage: z.number(),
  /** Cumulative repeat purchases of those customers, week by week from the first day. */
  tracking: z.array(z.object({ weekEndOn: isoDate, actual: z.int(), expected: z.number() })),
  /** What customers did later, by how often they had bought before. `repeatPurchases` 7 stands for 7 and more. */
  byFrequency: z.array(
    z.object({
      repeatPurchases: z.int(),
      customers: z.int(),
      actualMean: z.number(),
      expectedMean: z.number(),
    }),
  ),
  candidates: z.array(candidate),
  /** Models that could not be fitted to the calibration, and why. */
  rejected: z.array(z.object({ name: purchaseModel, detail: z.string() })),
});
export type Holdout = z.infer<typeof holdout>;

const gridCell = z.object({
  /** Days since the last purchase: from, up to and including; null is open. */
  recencyFromDays: z.int(),
  recencyToDays: z.int().nullable(),
  purchasesFrom: z.int(),
  purchasesTo: z.int().nullable(),
  customers: z.int(),
  /** Share of the expected value of all customers. */
  valueShare: z.number(),
});
export type GridCell = z.infer<typeof gridCell>;

const cohort = z.object({
  fromOn: isoDate,
  toOn: isoDate,
  customers: z.int(),
  /** What they are still expected to bring together. */
  equityMinor: z.number(),
  /** Mean margin a customer has brought by an age, for ages that the whole cohort has reached. */
  cumulative: z.array(z.object({ months: z.int(), meanMinor: z.number() })),
});

const runSummary = z.object({
  customers: z.int(),
  repeatCustomers: z.int(),
  /** Customers who have bought, but whom the run says nothing of, by reason. */
  notJudged: z.object({ otherCurrency: z.int(), noPositiveAmount: z.int() }),
  /** Sum of lifetime values. */
  equityMinor: estimate,
  active: estimate,
  /** `atRiskMinor`: lifetime values times the probability of having left, of all who are drifting. */
  drifting: z.object({ customers: z.int(), atRiskMinor: z.number(), topFifthCustomers: z.int() }),
  hiddenGems: z.int(),
  /** Cumulative share of value by share of customers, best first; at most 200 points. */
  whaleCurve: z.array(z.object({ customerShare: z.number(), valueShare: z.number() })),
  histogram: z.array(z.object({ fromMinor: z.number(), toMinor: z.number().nullable(), customers: z.int() })),
  grid: z.array(gridCell),
  /** Customers by year or quarter of their first purchase, oldest first. */
  cohorts: z.array(cohort).default([]),
  /** Whether those who buy often also spend more each time, which the spending model assumes they do not. */
  spendingIndependence: z
    .object({ rankCorrelation: z.number(), acceptable: z.boolean(), customers: z.int() })
    .nullable(),
});
export type RunSummary = z.infer<typeof runSummary>;

/** A run as the list of runs shows it. */
export const runListItem = z.object({
  runId: uuid,
  number: z.int(),
  state: z.enum(RUN_STATES),
  progress: progress.nullable(),
  requestedAt: instant,
  /** Null for the nightly run. */
  requestedByName: z.string().nullable(),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  cancelRequestedAt: instant.nullable(),
  window: runWindow.nullable(),
  chosenModel: purchaseModel.nullable(),
  cumulativeErrorShare: z.number().nullable(),
  holdoutErrorShare: z.number().nullable(),
  customers: z.int().nullable(),
  equityMinor: classified('value', estimate),
  currency: currencyCode.nullable(),
});
export type RunListItem = z.infer<typeof runListItem>;

/** A run with everything it was told, found and tried. */
export const valueRun = z.object({
  ...runListItem.shape,
  settings: runSettings.nullable(),
  models: z.array(fittedModel),
  choice: choice.nullable(),
  holdout: holdout.nullable(),
  summary: classified('value', runSummary),
  /** What there was too little of, when the state is `not-enough-data`. */
  missing: z.object({ counted: z.enum(MISSING), found: z.number(), needed: z.number() }).nullable(),
  /** `lost`: the program stopped in the middle; `unexpected`: a mistake of ours, described in the log. */
  failure: z.enum(['lost', 'unexpected']).nullable(),
});
export type ValueRun = z.infer<typeof valueRun>;

/** What the Value page opens with. */
export const valueOverview = z.object({
  /** The last run that ended well; its figures are the ones shown everywhere. */
  current: valueRun.nullable(),
  /** The run on its way, if any. */
  open: runListItem.nullable(),
  /** The last run that ended, if it did not end well. */
  lastUnsuccessful: valueRun.nullable(),
});
export type ValueOverview = z.infer<typeof valueOverview>;
