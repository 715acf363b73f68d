import { z } from 'zod';
import { defineRoute, instant, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { accessProblems } from '#modules/access/contract';
import { processesProblems } from '#modules/service-processes/contract';
import { appointmentsManage, appointmentsRead, appointmentsWrite } from './permissions.ts';
import {
  calendarReadTooOften,
  nobodyWaits,
  notBookable,
  ticketChanged,
  ticketOpenAlready,
} from './problems.ts';
import {
  desk,
  reception,
  TICKET_OUTCOMES,
  TRANSFER_TARGETS,
  ticket,
  waitEstimate,
} from './ticket-schemas.ts';

const { customerHasDied, unknownTemplate } = processesProblems;
const ofTicket = z.object({ ticketId: uuid });
const ofBranch = z.object({ branchId: uuid });
const revision = z.int().min(1).meta({ description: 'Revision of the ticket as last read' });
const waitingRoomLink = z.object({ madeAt: instant });

/** Customers who walk in, by number. */
export const ticketRoutes = {
  readReception: defineRoute({
    method: 'GET',
    path: '/api/appointments/reception/:branchId',
    summary: 'How many wait today, since when, and how long somebody who comes now would',
    permission: appointmentsRead,
    params: ofBranch,
    response: reception,
  }),
  listTickets: defineRoute({
    method: 'GET',
    path: '/api/appointments/tickets',
    summary: 'Tickets of today in a branch, by number',
    permission: appointmentsRead,
    query: z.object({ ...pageQuery, branchId: uuid, standing: z.enum(['open', 'over']).default('open') }),
    response: page(ticket),
  }),
  drawTicket: defineRoute({
    method: 'POST',
    path: '/api/appointments/tickets',
    summary: 'Draw a ticket for a customer, or for somebody who gives no name',
    permission: appointmentsWrite,
    audit: 'appointment.ticket-drawn',
    body: z.object({
      branchId: uuid,
      typeKey: z.string().max(80).nullable().default(null),
      partyId: partyId.nullable().default(null),
    }),
    response: z.object({ ticket, wait: waitEstimate }),
    status: 201,
    problems: [notBookable, ticketOpenAlready],
  }),
  callNext: defineRoute({
    method: 'POST',
    path: '/api/appointments/tickets/call-next',
    summary: 'Call the lowest number that waits; of many who call at once each gets another',
    permission: appointmentsWrite,
    audit: 'appointment.ticket-called',
    body: z.object({ branchId: uuid, desk, typeKey: z.string().max(80).optional() }),
    response: ticket,
    problems: [nobodyWaits],
  }),
  endTicket: defineRoute({
    method: 'POST',
    path: '/api/appointments/tickets/:ticketId/outcome',
    summary: 'Record that a customer was served, did not come or left, or let them wait again',
    permission: appointmentsWrite,
    audit: 'appointment.ticket-ended',
    params: ofTicket,
    body: z.object({ revision, outcome: z.enum(TICKET_OUTCOMES) }),
    response: ticket,
    problems: [ticketChanged, notBookable],
  }),
  nameTicket: defineRoute({
    method: 'POST',
    path: '/api/appointments/tickets/:ticketId/party',
    summary: 'Say whose ticket it is',
    permission: appointmentsWrite,
    audit: 'appointment.ticket-named',
    params: ofTicket,
    body: z.object({ revision, partyId }),
    response: ticket,
    problems: [ticketChanged, ticketOpenAlready, notBookable],
  }),
  transferTicket: defineRoute({
    method: 'POST',
    path: '/api/appointments/tickets/:ticketId/transfer',
    summary: 'End a ticket because its customer goes on with an appointment or a service process',
    permission: appointmentsWrite,
    audit: 'appointment.ticket-transferred',
    params: ofTicket,
    body: z.object({ revision, to: z.enum(TRANSFER_TARGETS), id: uuid }),
    response: ticket,
    problems: [ticketChanged, notBookable],
  }),
  goOnInProcess: defineRoute({
    method: 'POST',
    path: '/api/appointments/tickets/:ticketId/process',
    summary:
      'End a ticket because its customer goes on in a service process: the one they are in, or one begun with it',
    permission: appointmentsWrite,
    audit: 'appointment.ticket-transferred',
    params: ofTicket,
    body: z.object({ revision, templateKey: z.string().max(80) }),
    response: ticket,
    problems: [ticketChanged, notBookable, unknownTemplate, customerHasDied],
  }),
  readWaitingRoomLink: defineRoute({
    method: 'GET',
    path: '/api/appointments/waiting-room/:branchId',
    summary: 'The link by which a screen of the waiting room shows numbers, without its secret',
    permission: appointmentsManage,
    params: ofBranch,
    response: z.object({ link: waitingRoomLink.nullable() }),
  }),
  makeWaitingRoomLink: defineRoute({
    method: 'POST',
    path: '/api/appointments/waiting-room/:branchId',
    summary: 'Make that link, told this once; the one before ends',
    permission: appointmentsManage,
    audit: 'appointment.waiting-room-link-made',
    tellsOnce: true,
    params: ofBranch,
    response: z.object({ link: waitingRoomLink, path: z.string() }),
    status: 201,
    problems: [accessProblems.needsOwnSession],
  }),
  revokeWaitingRoomLink: defineRoute({
    method: 'DELETE',
    path: '/api/appointments/waiting-room/:branchId',
    summary: 'End that link',
    permission: appointmentsManage,
    audit: 'appointment.waiting-room-link-revoked',
    params: ofBranch,
    response: z.object({ link: z.null() }),
  }),
  showWaitingRoom: defineRoute({
    method: 'GET',
    path: '/waiting-room/:secret',
    summary: 'The numbers called and waiting, for the screen of a waiting room; nothing of anybody',
    permission: 'public',
    params: z.object({ secret: z.string().max(100) }),
    query: z.object({ language: z.string().max(20).optional() }),
    response: z.unknown(),
    download: 'text/html; charset=utf-8',
    problems: [calendarReadTooOften],
  }),
} satisfies RouteMap;
