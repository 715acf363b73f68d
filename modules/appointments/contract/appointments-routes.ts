import { z } from 'zod';
import { defineRoute, instant, isoDate, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { appointmentType } from '#pack-kit';
import { calendarLinkRoutes } from './calendar-link-routes.ts';
import { holidayRoutes } from './holiday-routes.ts';
import {
  appointmentsManage,
  appointmentsRead,
  appointmentsWrite,
  appointmentTypesManage,
} from './permissions.ts';
import {
  appointmentOver,
  changedMeanwhile,
  nameInUse,
  notBookable,
  ticketChanged,
  timeTaken,
  unsoundHours,
  waitingAlready,
} from './problems.ts';
import {
  ATTENDANCES,
  appointment,
  branchHours,
  freeDay,
  newResource,
  resource,
  resourceBody,
  typeShown,
  waiting,
} from './schemas.ts';
import { ticketRoutes } from './ticket-routes.ts';

const ofAppointment = z.object({ appointmentId: uuid });
const typeKey = z.string().max(80);
const note = z.string().trim().max(1000).default('');
const calledTicket = z
  .object({ ticketId: uuid, revision: z.int().min(1) })
  .meta({ description: 'The number of the customer at the desk, which ends with this' });
const revision = z.int().min(1).meta({ description: 'Revision of the appointment as last read' });

export const appointmentsRoutes = {
  ...calendarLinkRoutes,
  ...ticketRoutes,
  ...holidayRoutes,
  listTypes: defineRoute({
    method: 'GET',
    path: '/api/appointments/types',
    summary: 'What customers can come for',
    permission: appointmentsRead,
    response: z.object({ items: z.array(typeShown) }),
  }),
  changeType: defineRoute({
    method: 'PUT',
    path: '/api/appointments/types/:typeKey',
    summary: 'Change what customers can come for, or add to it; archived types are booked no more',
    permission: appointmentTypesManage,
    audit: 'appointment.type-changed',
    params: z.object({ typeKey }),
    body: z.object({ ...appointmentType.omit({ key: true }).shape, archived: z.boolean().default(false) }),
    response: typeShown,
  }),
  listResources: defineRoute({
    method: 'GET',
    path: '/api/appointments/resources',
    summary: 'People, rooms and devices that can be booked, by branch and name',
    permission: appointmentsRead,
    query: z.object({ ...pageQuery, branchId: uuid.optional() }),
    response: page(resource),
  }),
  addResource: defineRoute({
    method: 'POST',
    path: '/api/appointments/resources',
    summary: 'Let a person, room or device be booked',
    permission: appointmentsManage,
    audit: 'appointment.resource-added',
    body: newResource,
    response: resource,
    status: 201,
    problems: [unsoundHours, nameInUse],
  }),
  changeResource: defineRoute({
    method: 'PUT',
    path: '/api/appointments/resources/:resourceId',
    summary: 'Change the name, skills and working hours of a person, room or device, or archive it',
    permission: appointmentsManage,
    audit: 'appointment.resource-changed',
    params: z.object({ resourceId: uuid }),
    body: z.object({
      ...resourceBody.shape,
      /** Left out, whose account it is stays as it is. */
      staffId: uuid.nullable().optional(),
      archived: z.boolean().default(false),
    }),
    response: resource,
    problems: [unsoundHours, nameInUse, notBookable, timeTaken],
  }),
  readBranchHours: defineRoute({
    method: 'GET',
    path: '/api/appointments/hours/:branchId',
    summary: 'When a branch is open, its holidays and days that differ',
    permission: appointmentsRead,
    params: z.object({ branchId: uuid }),
    response: branchHours,
  }),
  changeBranchHours: defineRoute({
    method: 'PUT',
    path: '/api/appointments/hours/:branchId',
    summary: 'Say when a branch is open; whoever has no hours of their own follows it',
    permission: appointmentsManage,
    audit: 'appointment.hours-changed',
    params: z.object({ branchId: uuid }),
    body: branchHours.omit({ branchId: true }),
    response: branchHours,
    problems: [unsoundHours],
  }),
  findTimes: defineRoute({
    method: 'GET',
    path: '/api/appointments/times',
    summary:
      'Free times for a type over some days, by day, earliest first; `nextFromOn` is where to go on asking',
    permission: appointmentsRead,
    query: z.object({
      typeKey,
      branchId: uuid,
      personId: uuid.optional(),
      fromOn: isoDate,
      days: z.coerce.number().int().min(1).max(62).default(7),
      /** No more times of one day are told. */
      perDay: z.coerce.number().int().min(1).max(96).default(96),
      /** Once so many are found, no further day is looked at. */
      limit: z.coerce.number().int().min(1).max(1000).default(1000),
      /** The appointment that is to be moved: its own time counts as free. */
      movingId: uuid.optional(),
    }),
    response: z.object({ days: z.array(freeDay), nextFromOn: isoDate.nullable() }),
    problems: [notBookable],
  }),
  listAppointments: defineRoute({
    method: 'GET',
    path: '/api/appointments',
    summary: 'Appointments in a stretch of time, earliest first',
    permission: appointmentsRead,
    query: z.object({
      ...pageQuery,
      fromAt: instant.optional(),
      untilAt: instant.optional(),
      branchId: uuid.optional(),
      partyId: partyId.optional(),
      personId: uuid.optional(),
      standing: z.enum(['expected', 'taking-place', 'all']).default('taking-place'),
    }),
    response: page(appointment),
  }),
  bookAppointment: defineRoute({
    method: 'POST',
    path: '/api/appointments',
    summary: 'Book a time for a customer, with one person or whoever is free',
    permission: appointmentsWrite,
    audit: 'appointment.booked',
    body: z.object({
      partyId,
      typeKey,
      branchId: uuid,
      startsAt: instant,
      personId: uuid.optional(),
      note,
      ticket: calledTicket.optional(),
    }),
    response: appointment,
    status: 201,
    problems: [timeTaken, notBookable, ticketChanged],
  }),
  rescheduleAppointment: defineRoute({
    method: 'PUT',
    path: '/api/appointments/:appointmentId/time',
    summary: 'Move an appointment to another time or person',
    permission: appointmentsWrite,
    audit: 'appointment.rescheduled',
    params: ofAppointment,
    body: z.object({ revision, startsAt: instant, personId: uuid.optional() }),
    response: appointment,
    problems: [timeTaken, notBookable, changedMeanwhile, appointmentOver],
  }),
  cancelAppointment: defineRoute({
    method: 'PUT',
    path: '/api/appointments/:appointmentId/cancellation',
    summary: 'Cancel an appointment; tells who waits for such a time',
    permission: appointmentsWrite,
    audit: 'appointment.cancelled',
    params: ofAppointment,
    body: z.object({ revision, reason: z.string().trim().min(1, 'say why').max(1000) }),
    response: z.object({ appointment, waiting: z.array(waiting) }),
    problems: [changedMeanwhile, appointmentOver],
  }),
  recordAttendance: defineRoute({
    method: 'PUT',
    path: '/api/appointments/:appointmentId/attendance',
    summary: 'Record that the customer came, was served, or did not come',
    permission: appointmentsWrite,
    audit: 'appointment.attended',
    params: ofAppointment,
    body: z.object({ revision, outcome: z.enum(ATTENDANCES) }),
    response: appointment,
    problems: [changedMeanwhile, appointmentOver],
  }),
  listWaiting: defineRoute({
    method: 'GET',
    path: '/api/appointments/waiting',
    summary: 'Customers who wait for a time or an earlier one, longest waiting first',
    permission: appointmentsRead,
    query: z.object({ ...pageQuery, branchId: uuid.optional(), partyId: partyId.optional() }),
    response: page(waiting),
  }),
  addWaiting: defineRoute({
    method: 'POST',
    path: '/api/appointments/waiting',
    summary: 'Put a customer on the waiting list',
    permission: appointmentsWrite,
    audit: 'appointment.waiting-added',
    body: z.object({
      partyId,
      typeKey,
      branchId: uuid,
      personId: uuid.nullable().default(null),
      fromOn: isoDate,
      untilOn: isoDate,
      note,
    }),
    response: waiting,
    status: 201,
    problems: [notBookable, waitingAlready],
  }),
  withdrawWaiting: defineRoute({
    method: 'DELETE',
    path: '/api/appointments/waiting/:waitingId',
    summary: 'Take a customer off the waiting list',
    permission: appointmentsWrite,
    audit: 'appointment.waiting-withdrawn',
    params: z.object({ waitingId: uuid }),
    response: waiting,
  }),
} satisfies RouteMap;
