import { z } from 'zod';
import { defineRoute, type RouteMap } from '#contract-kit';
import { accessProblems } from '#modules/access/contract';
import { appointmentsRead } from './permissions.ts';
import { calendarReadTooOften } from './problems.ts';
import { calendarLink } from './schemas.ts';

/** One's own appointments in another calendar. */
export const calendarLinkRoutes = {
  readCalendarLink: defineRoute({
    method: 'GET',
    path: '/api/appointments/calendar-link',
    summary: 'The link by which another calendar reads one’s own appointments, without its secret',
    permission: appointmentsRead,
    response: z.object({ link: calendarLink.nullable() }),
  }),
  makeCalendarLink: defineRoute({
    method: 'POST',
    path: '/api/appointments/calendar-link',
    summary: 'Make that link, told this once; the one before ends',
    permission: appointmentsRead,
    audit: 'appointment.calendar-link-made',
    tellsOnce: true,
    body: calendarLink.pick({ showsNames: true, language: true }),
    response: z.object({ link: calendarLink, path: z.string() }),
    status: 201,
    problems: [accessProblems.needsOwnSession],
  }),
  revokeCalendarLink: defineRoute({
    method: 'DELETE',
    path: '/api/appointments/calendar-link',
    summary: 'End that link',
    permission: appointmentsRead,
    audit: 'appointment.calendar-link-revoked',
    response: z.object({ link: z.null() }),
    problems: [accessProblems.needsOwnSession],
  }),
  readCalendarFeed: defineRoute({
    method: 'GET',
    path: '/calendar-feed/:secret/appointments.ics',
    summary: 'The appointments of whose link it is, as an iCalendar',
    permission: 'public',
    params: z.object({ secret: z.string().max(100) }),
    response: z.unknown(),
    download: 'text/calendar; charset=utf-8',
    problems: [calendarReadTooOften],
  }),
} satisfies RouteMap;
