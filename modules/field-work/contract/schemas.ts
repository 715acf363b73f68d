import { z } from 'zod';
import { classified, instant, isoDate, partyId, uuid } from '#contract-kit';
import { workKind } from '#pack-kit';
import { PURPOSES, signature, visitReport } from './visit-report.ts';

const text = (longest: number) => z.string().trim().max(longest);
export const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write HH:MM')
  .meta({ description: 'Time of the wall of the business' });
export const purposes = z
  .array(z.enum(PURPOSES))
  .min(1, 'say what for')
  .max(PURPOSES.length)
  .refine((given) => new Set(given).size === given.length, 'name each purpose once');
export const checklistItems = z
  .array(text(200).min(1))
  .max(60)
  .refine((items) => new Set(items).size === items.length, 'name each item once')
  .default([]);

/** Owed under a contract, free with what the customer has, or paid for by itself (S2-65). */
const visitKind = workKind.default('service');

/** Where a customer is visited. */
export const place = z.object({
  address: text(300).default(''),
  district: text(80).default(''),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
});
export type Place = z.infer<typeof place>;

export const INTERVAL_UNITS = ['week', 'month'] as const;
export const interval = z.object({ count: z.int().min(1).max(120), unit: z.enum(INTERVAL_UNITS) });
export type Interval = z.infer<typeof interval>;

/** What can be said of a maintenance plan. */
export const planBody = z.object({
  title: text(200).min(1, 'give a title'),
  /** The asset it keeps in order; the customer as a whole when null. */
  assetId: uuid.nullable().default(null),
  firstDueOn: isoDate,
  interval,
  base: z.enum(['scheduled', 'completed']).meta({
    description: 'Counted from the day it was due, or from the day it was done',
  }),
  leadDays: z.int().min(0).max(180).default(14),
  holidayShift: z
    .enum(['none', 'back'])
    .default('none')
    .meta({ description: 'back: a day on which the branch is closed becomes the working day before' }),
  purposes: purposes.default(['inspection']),
  kind: visitKind,
  serviceMinutes: z.int().min(5).max(600).default(40),
  checklist: checklistItems,
});
export type PlanBody = z.infer<typeof planBody>;

export const plan = z.object({
  planId: uuid,
  partyId,
  partyName: z.string(),
  partyNumber: z.string(),
  ...planBody.shape,
  /** Null when it has ended. */
  nextDueOn: isoDate.nullable(),
  lastDoneOn: isoDate.nullable(),
  /** The day of the visit that is planned for it. */
  visitOn: isoDate.nullable(),
  timesDone: z.int(),
  endedAt: instant.nullable(),
  revision: z.int(),
});
/** Regular maintenance of an asset or a customer. */
export type Plan = z.infer<typeof plan>;

/** Which customers a round is for. */
export const roundFilter = z.object({
  district: text(80).default(''),
  /** Only customers with maintenance due until the end of the round. */
  dueOnly: z.boolean().default(false),
});

export const roundBody = z.object({
  name: text(120).min(1, 'give a name'),
  branchId: uuid,
  fromOn: isoDate,
  untilOn: isoDate,
  filter: roundFilter.default({ district: '', dueOnly: false }),
  purposes: purposes.default(['inspection']),
  serviceMinutes: z.int().min(5).max(600).default(40),
  checklist: checklistItems,
});
export type RoundBody = z.infer<typeof roundBody>;

export const round = z.object({
  roundId: uuid,
  ...roundBody.shape,
  createdAt: instant,
  createdByName: z.string(),
  closedAt: instant.nullable(),
  /** Visits of the round by where they stand; cancelled ones are not counted. */
  visits: z.object({ planned: z.int(), completed: z.int(), notMet: z.int() }),
});
export type Round = z.infer<typeof round>;

/** A customer a round could go to. */
export const candidate = z.object({
  partyId,
  partyName: z.string(),
  partyNumber: z.string(),
  place: classified('contact', place),
  nextDueOn: isoDate.nullable(),
  lastVisitOn: isoDate.nullable(),
  /** The last day on which anything the customer owns is under warranty. */
  coveredUntilOn: isoDate.nullable(),
  /** The visit of this round that is planned or done already, and where it stands. */
  visitId: uuid.nullable(),
  visitStatus: z.enum(['planned', 'arrived', 'completed', 'not-met', 'cancelled']).nullable(),
});
export type Candidate = z.infer<typeof candidate>;

export const VISIT_STATUSES = ['planned', 'arrived', 'completed', 'not-met', 'cancelled'] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];
export const FACT_KINDS = [...VISIT_STATUSES, 'changed', 'reported'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** What the desk plans. */
export const visitPlan = z.object({
  purposes,
  kind: visitKind,
  visitOn: isoDate,
  technicianId: uuid.nullable().default(null),
  /** When the customer expects us to arrive; any time of the day when null. */
  window: z.object({ from: wallTime, until: wallTime }).nullable().default(null),
  serviceMinutes: z.int().min(5).max(600).default(40),
  priority: z.int().min(0).max(9).default(0),
  skills: z.array(text(60).min(1)).max(10).default([]),
  instructions: text(2000).default(''),
});
export type VisitPlan = z.infer<typeof visitPlan>;

export const newVisit = z.object({
  partyId,
  ...visitPlan.shape,
  roundId: uuid.nullable().default(null),
  planIds: z.array(uuid).max(20).default([]),
  checklist: checklistItems,
  place: place.optional().meta({ description: 'Left out: where the customer was visited last' }),
});
export type NewVisit = z.output<typeof newVisit>;

export const visit = z.object({
  visitId: uuid,
  partyId,
  partyName: z.string(),
  partyNumber: z.string(),
  /** Only in one's own day. */
  phone: classified('contact', z.string().nullable()),
  branchId: uuid,
  roundId: uuid.nullable(),
  planIds: z.array(uuid),
  ...visitPlan.shape,
  technicianName: z.string().nullable(),
  place: classified('contact', place),
  /** Times the route gives. */
  arrivesAt: wallTime.nullable(),
  leavesAt: wallTime.nullable(),
  status: z.enum(VISIT_STATUSES),
  arrivedAt: instant.nullable(),
  endedAt: instant.nullable(),
  reason: z.string().nullable(),
  report: visitReport,
  signature: classified('contact', signature.nullable()),
  photoIds: z.array(uuid),
  /** Grows with every change; who changes names the one they saw. */
  revision: z.int(),
});
export type Visit = z.infer<typeof visit>;

export const OUTCOMES = ['completed', 'not-met'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const completion = z.object({
  revision: z.int().min(1),
  outcome: z.enum(OUTCOMES),
  at: instant.meta({ description: 'When it ended, by the clock of the device' }),
  report: visitReport,
  signature: signature.nullable().default(null),
  reason: text(500).default('').meta({ description: 'Why nobody was met' }),
});
export type Completion = z.output<typeof completion>;

/** Who can be sent, and when. */
export const routeTechnician = z.object({
  technicianId: uuid,
  from: wallTime,
  until: wallTime,
  lunch: z
    .object({ from: wallTime, until: wallTime, minutes: z.int().min(5).max(180) })
    .nullable()
    .default(null),
  skills: z.array(text(60).min(1)).max(20).default([]),
  start: z
    .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .nullable()
    .default(null),
});
export type RouteTechnician = z.infer<typeof routeTechnician>;

export const plannedDay = z.object({
  routes: z.array(
    z.object({
      technicianId: uuid,
      leavesAt: wallTime,
      returnsAt: wallTime,
      travelMinutes: z.int(),
      waitingMinutes: z.int(),
      visitIds: z.array(uuid),
    }),
  ),
  unassigned: z.array(
    z.object({
      visitId: uuid,
      partyName: z.string(),
      reason: z.enum(['skills', 'capacity', 'time', 'full']),
    }),
  ),
  /** How many roads were guessed from districts, for want of coordinates, of all roads of the day. */
  roads: z.object({ guessed: z.int(), all: z.int() }),
});
export type PlannedDay = z.infer<typeof plannedDay>;
