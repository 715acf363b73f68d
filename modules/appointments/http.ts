import type { Templates } from '#modules/service-processes';
import { type BoundRoute, bindRoute } from '#platform';
import { cancelAppointment, recordAttendance } from './actions/attend-appointment.ts';
import { bookAppointment, rescheduleAppointment } from './actions/book-appointment.ts';
import { readCalendarFeed } from './actions/calendar-feed.ts';
import { makeCalendarLink, readCalendarLink, revokeCalendarLink } from './actions/calendar-link.ts';
import { drawTicket, nameTicket } from './actions/draw-ticket.ts';
import { findFreeTimes } from './actions/find-free-times.ts';
import { importHolidays, listHolidayImports, previewHolidays, undoHolidays } from './actions/holidays.ts';
import { readingLimit } from './actions/reading-limit.ts';
import {
  addResource,
  changeBranchHours,
  changeResource,
  listResources,
  readBranchHours,
} from './actions/resources.ts';
import { callNext, endTicket, goOnInProcess, transferTicket } from './actions/serve-tickets.ts';
import { listAppointments } from './actions/show-appointments.ts';
import { listTickets, readReception } from './actions/show-tickets.ts';
import { changeType, type GivenTypes, listTypes } from './actions/types.ts';
import { addWaiting, listWaiting, withdrawWaiting } from './actions/waiting.ts';
import {
  makeWaitingRoomLink,
  readWaitingRoomLink,
  revokeWaitingRoomLink,
  showWaitingRoom,
} from './actions/waiting-room.ts';
import { appointmentsRoutes as routes } from './contract/index.ts';

/** One's own appointments, read by other calendars. */
function calendarLinkHttp(): BoundRoute[] {
  const limit = readingLimit();
  return [
    bindRoute(routes.readCalendarLink, (ctx) => readCalendarLink(ctx)),
    bindRoute(routes.makeCalendarLink, (ctx, { body }) => makeCalendarLink(ctx, body)),
    bindRoute(routes.revokeCalendarLink, (ctx) => revokeCalendarLink(ctx)),
    bindRoute(routes.readCalendarFeed, (ctx, { params }, { address }) =>
      readCalendarFeed(ctx, limit, { ...params, address }),
    ),
  ];
}

/** Customers who walk in, and the screen that shows their numbers. */
function ticketHttp(types: GivenTypes, templates: Templates): BoundRoute[] {
  const limit = readingLimit();
  return [
    bindRoute(routes.readReception, (ctx, { params }) => readReception(ctx, params.branchId)),
    bindRoute(routes.listTickets, (ctx, { query }) => listTickets(ctx, query)),
    bindRoute(routes.drawTicket, (ctx, { body }) => drawTicket(ctx, types, body)),
    bindRoute(routes.callNext, (ctx, { body }) => callNext(ctx, body)),
    bindRoute(routes.endTicket, (ctx, { params, body }) => endTicket(ctx, { ...params, ...body })),
    bindRoute(routes.nameTicket, (ctx, { params, body }) => nameTicket(ctx, { ...params, ...body })),
    bindRoute(routes.transferTicket, (ctx, { params, body }) => transferTicket(ctx, { ...params, ...body })),
    bindRoute(routes.goOnInProcess, (ctx, { params, body }) =>
      goOnInProcess(ctx, templates, { ...params, ...body }),
    ),
    bindRoute(routes.readWaitingRoomLink, (ctx, { params }) => readWaitingRoomLink(ctx, params.branchId)),
    bindRoute(routes.makeWaitingRoomLink, (ctx, { params }) => makeWaitingRoomLink(ctx, params.branchId)),
    bindRoute(routes.revokeWaitingRoomLink, (ctx, { params }) => revokeWaitingRoomLink(ctx, params.branchId)),
    bindRoute(routes.showWaitingRoom, (ctx, { params, query }, { address }) =>
      showWaitingRoom(ctx, limit, { ...params, ...query, address }),
    ),
  ];
}

export const appointmentsHttp = (types: GivenTypes, templates: Templates): BoundRoute[] => [
  ...calendarLinkHttp(),
  ...ticketHttp(types, templates),
  bindRoute(routes.previewHolidays, (ctx, { params, body }) => previewHolidays(ctx, { ...params, ...body })),
  bindRoute(routes.importHolidays, (ctx, { params, body }) => importHolidays(ctx, { ...params, ...body })),
  bindRoute(routes.listHolidayImports, (ctx, { params, query }) =>
    listHolidayImports(ctx, { ...params, ...query }),
  ),
  bindRoute(routes.undoHolidays, (ctx, { params }) => undoHolidays(ctx, params.importId)),
  bindRoute(routes.listTypes, async (ctx) => ({ items: await listTypes(ctx, types) })),
  bindRoute(routes.changeType, (ctx, { params, body }) => changeType(ctx, { ...body, key: params.typeKey })),
  bindRoute(routes.listResources, (ctx, { query }) => listResources(ctx, query)),
  bindRoute(routes.addResource, (ctx, { body }) => addResource(ctx, body)),
  bindRoute(routes.changeResource, (ctx, { params, body }) => changeResource(ctx, { ...params, ...body })),
  bindRoute(routes.readBranchHours, (ctx, { params }) => readBranchHours(ctx, params.branchId)),
  bindRoute(routes.changeBranchHours, (ctx, { params, body }) =>
    changeBranchHours(ctx, { ...params, ...body }),
  ),
  bindRoute(routes.findTimes, (ctx, { query }) => findFreeTimes(ctx, types, query)),
  bindRoute(routes.listAppointments, (ctx, { query }) => listAppointments(ctx, query)),
  bindRoute(routes.bookAppointment, (ctx, { body }) => bookAppointment(ctx, types, body)),
  bindRoute(routes.rescheduleAppointment, (ctx, { params, body }) =>
    rescheduleAppointment(ctx, types, { ...params, ...body }),
  ),
  bindRoute(routes.cancelAppointment, (ctx, { params, body }) =>
    cancelAppointment(ctx, { ...params, ...body }),
  ),
  bindRoute(routes.recordAttendance, (ctx, { params, body }) =>
    recordAttendance(ctx, { ...params, ...body }),
  ),
  bindRoute(routes.listWaiting, (ctx, { query }) => listWaiting(ctx, query)),
  bindRoute(routes.addWaiting, (ctx, { body }) => addWaiting(ctx, types, body)),
  bindRoute(routes.withdrawWaiting, (ctx, { params }) => withdrawWaiting(ctx, params.waitingId)),
];
