import { z } from 'zod';
import { classified, instant, isoDate, partyId, uuid } from '#contract-kit';
import { localText } from '#form-kit';
import { CLAIM_EVENTS, EXCLUSIONS, lawfulOption } from '#modules/assets/contract';
import { workKind } from '#pack-kit';

export const REPAIR_STAGES = [
  'reported',
  'triaged',
  'awaiting-approval',
  'approved',
  'scheduled',
  'in-repair',
  'waiting-parts',
  'repaired',
  'tested',
  'returned',
  'exchanged',
  'refunded',
  'beyond-repair',
  'cancelled',
] as const;
export type RepairStage = (typeof REPAIR_STAGES)[number];
/** Stages of repairs that are going on, in their order. */
export const OPEN_STAGES = REPAIR_STAGES.slice(0, 9);

export const REPAIR_FACT_KINDS = [
  'reported',
  'triaged',
  'approved',
  'declined',
  'scheduled',
  'begun',
  'parts-awaited',
  'parts-arrived',
  'repaired',
  'tested',
  'returned',
  'exchanged',
  'refunded',
  'beyond-repair',
  'cancelled',
] as const;
export type RepairFactKind = (typeof REPAIR_FACT_KINDS)[number];

/** Steps anybody in the workshop takes; decisions, approvals, exchanges and refunds have doors of their own. */
export const REPAIR_STEPS = [
  'scheduled',
  'begun',
  'parts-awaited',
  'parts-arrived',
  'repaired',
  'tested',
  'returned',
  'beyond-repair',
  'cancelled',
] as const;
export type RepairStep = (typeof REPAIR_STEPS)[number];

/** What a fact says besides its kind and day. */
export const repairDetails = z.object({
  /** Of a decision: what the customer chose; null when they pay for the repair themselves. */
  chosen: lawfulOption.nullable().optional(),
  /** Of a decision: all that was open to them. */
  options: z.array(lawfulOption).optional(),
  exclusion: z.enum(EXCLUSIONS).nullable().optional(),
  inMainPart: z.boolean().optional(),
  sameModelInStock: z.boolean().optional(),
  /** Of an appointment. */
  scheduledOn: isoDate.optional(),
  technician: z.string().optional(),
  place: z.enum(['workshop', 'on-site']).optional(),
  /** Of a repair: whether it works again. Of a test: whether it passed. */
  worked: z.boolean().optional(),
  /** Of an exchange: the new asset. */
  successorId: uuid.optional(),
  successorSerial: z.string().nullable().optional(),
  /** Of a refund. */
  paidBackMinor: classified('money', z.int()).optional(),
  currency: z.string().nullable().optional(),
});
export type RepairDetails = z.infer<typeof repairDetails>;

export const repairFact = z.object({
  factId: uuid,
  kind: z.enum(REPAIR_FACT_KINDS),
  happenedOn: isoDate,
  details: repairDetails,
  note: z.string(),
  at: instant,
  byName: z.string(),
});
export type RepairFactShown = z.infer<typeof repairFact>;

/** Owed under a guarantee, or paid for by the customer (S2-65). */
const repairKind = workKind.exclude(['service']);
export type RepairKind = z.infer<typeof repairKind>;

export const repairSummary = z.object({
  repairId: uuid,
  number: z.string(),
  partyId,
  partyName: z.string(),
  partyNumber: z.string(),
  assetId: uuid,
  itemName: z.string(),
  serial: z.string().nullable(),
  side: z.enum(['left', 'right']).nullable(),
  category: z.string().nullable(),
  event: z.enum(CLAIM_EVENTS),
  fault: z.string(),
  defectOn: isoDate,
  reportedAt: instant,
  /** Null until it is decided. */
  kind: repairKind.nullable(),
  stage: z.enum(REPAIR_STAGES),
  stageSince: instant,
  /** When diagnosis or repair is late by its standard, or parts by the guarantee; null while no clock runs. */
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  endedAt: instant.nullable(),
  revision: z.int(),
});
export type RepairSummary = z.infer<typeof repairSummary>;

export const loan = z.object({
  loanId: uuid,
  loanerId: uuid,
  loanerName: z.string(),
  loanerSerial: z.string(),
  lentOn: isoDate,
  expectedBackOn: isoDate,
  returnedOn: isoDate.nullable(),
});
export type Loan = z.infer<typeof loan>;

export const repair = z.object({
  ...repairSummary.shape,
  facts: z.array(repairFact),
  /** Steps that are possible now. */
  possible: z.array(z.enum(REPAIR_FACT_KINDS)),
  /** What the customer has chosen, as far as it stands. */
  chosen: lawfulOption.nullable(),
  /** Last day on which parts may arrive before the customer may choose an exchange. */
  partsLimitOn: isoDate.nullable(),
  /** Of a repair that was returned: a fault until this day makes it a failed one. */
  watchedUntilOn: isoDate.nullable(),
  loan: loan.nullable(),
});
export type Repair = z.infer<typeof repair>;

export const loaner = z.object({
  loanerId: uuid,
  branchId: uuid,
  name: z.string(),
  serial: z.string(),
  free: z.boolean(),
});
export type Loaner = z.infer<typeof loaner>;

/** How long something took, against what was promised; null where there is not enough to say. */
const timeTaken = z.object({
  n: z.int(),
  p50Minutes: z.number().nullable(),
  p90Minutes: z.number().nullable(),
  targetMinutes: z.int(),
  withinTarget: z.int(),
});

export const standardKept = z.object({
  category: z.string(),
  categoryName: localText.nullable(),
  failure: z.object({
    units: z.int(),
    failed: z.int(),
    share: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    targetShare: z.number(),
  }),
  diagnosis: timeTaken,
  repair: timeTaken,
});
export type StandardKept = z.infer<typeof standardKept>;
