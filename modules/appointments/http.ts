import { type BoundRoute, bindRoute } from '#platform';
import { cancelAppointment, recordAttendance } from './actions/attend-appointment.ts';
import { bookAppointment, rescheduleAppointment } from './actions/book-appointment.ts';
import { readCalendarFeed } from './actions/calendar-feed.ts';
import { makeCalendarLink, readCalendarLink, revokeCalendarLink } from './actions/calendar-link.ts';
import { findFreeTimes } from './actions/find-free-times.ts';
import { readingLimit } from './actions/reading-limit.ts';
import {
  addResource,
  changeBranchHours,
  changeResource,
  listResources,
  readBranchHours,
} from './actions/resources.ts';
import { listAppointments } from './actions/show-appointments.ts';
import { changeType, type GivenTypes, listTypes } from './actions/types.ts';
import { addWaiting, listWaiting, withdrawWaiting } from './actions/waiting.ts';
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

export const appointmentsHttp = (types: GivenTypes): BoundRoute[] => [
  ...calendarLinkHttp(),
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
