import { z } from 'zod';
import { instant, isoDate, partyId, uuid } from '#contract-kit';
import { localText } from '#form-kit';
import { appointmentType, RESOURCE_KINDS, skill } from '#pack-kit';

export const APPOINTMENT_STATUSES = ['booked', 'arrived', 'done', 'no-show', 'cancelled'] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];
export const ATTENDANCES = ['arrived', 'done', 'no-show'] as const;
export type Attendance = (typeof ATTENDANCES)[number];
export type FactKind = 'booked' | 'rescheduled' | 'cancelled' | Attendance;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

const time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'write HH:MM');
export const daySpans = z.array(z.object({ from: time, to: time })).max(8);
/** Spans of seven days, Monday first. */
export const week = z.array(daySpans).length(7);
export type Week = z.infer<typeof week>;
/** Days that differ from the week: no spans on holidays. */
export const exceptions = z.record(z.string().max(10), daySpans);
export type Exceptions = z.infer<typeof exceptions>;

export const branchHours = z.object({ branchId: uuid, week, exceptions });
export type BranchHours = z.infer<typeof branchHours>;

/** What can be said of a person, room or device; `week` null follows the hours of the branch. */
export const resourceBody = z.object({
  name: z.string().trim().min(1, 'give a name').max(120),
  skills: z.array(skill).max(20).default([]),
  week: week.nullable().default(null),
  exceptions: exceptions.default({}),
});
export const newResource = z.object({
  ...resourceBody.shape,
  kind: z.enum(RESOURCE_KINDS),
  branchId: uuid,
  /** The member of staff it is, for people who sign in: their time is one, in however many branches they work. */
  staffId: uuid.nullable().default(null),
});
export const resource = z.object({
  resourceId: uuid,
  kind: z.enum(RESOURCE_KINDS),
  branchId: uuid,
  staffId: uuid.nullable(),
  name: z.string(),
  skills: z.array(z.string()),
  week: week.nullable(),
  exceptions,
  archivedAt: instant.nullable(),
});
export type Resource = z.infer<typeof resource>;

export const typeShown = z.object({ ...appointmentType.shape, archivedAt: instant.nullable() });
export type TypeShown = z.infer<typeof typeShown>;

export const appointment = z.object({
  appointmentId: uuid,
  partyId,
  partyName: z.string(),
  partyNumber: z.string(),
  branchId: uuid,
  typeKey: z.string(),
  typeName: localText,
  startsAt: instant,
  endsAt: instant,
  status: z.enum(APPOINTMENT_STATUSES),
  personId: uuid,
  /** The person the customer comes to first. */
  resources: z.array(z.object({ resourceId: uuid, kind: z.enum(RESOURCE_KINDS), name: z.string() })),
  note: z.string(),
  /** Grows with every change; who changes names the one they saw. */
  revision: z.int(),
});
export type Appointment = z.infer<typeof appointment>;

const freeTime = z.object({
  startsAt: instant,
  endsAt: instant,
  personId: uuid,
  personName: z.string(),
});
/** Free times of one day, earliest first, each once with the first who is free. */
export const freeDay = z.object({
  onDate: isoDate,
  times: z.array(freeTime),
  /** There are later times on this day than those told. */
  hasMore: z.boolean(),
});
export type FreeDay = z.infer<typeof freeDay>;

/** A customer who wants a time, or an earlier one. */
export const waiting = z.object({
  waitingId: uuid,
  partyId,
  partyName: z.string(),
  partyNumber: z.string(),
  branchId: uuid,
  typeKey: z.string(),
  typeName: localText,
  personId: uuid.nullable(),
  fromOn: isoDate,
  untilOn: isoDate,
  note: z.string(),
  askedAt: instant,
});
export type Waiting = z.infer<typeof waiting>;

const calendarLanguage = z.enum(['zh-CN', 'zh-TW', 'en']);
export type CalendarLanguage = z.infer<typeof calendarLanguage>;
/** A link by which another calendar reads one's own appointments. */
export const calendarLink = z.object({
  madeAt: instant,
  /** Whether the names of customers are told. */
  showsNames: z.boolean(),
  language: calendarLanguage,
});
export type CalendarLink = z.infer<typeof calendarLink>;
