/** Appointments: who comes when, to whom, and what that takes up. */

export { bookAppointment } from './actions/book-appointment.ts';
export { drawTicket } from './actions/draw-ticket.ts';
export { findBranchWeek } from './actions/find-branch-week.ts';
export { findFreeTimes } from './actions/find-free-times.ts';
export { importHolidays, previewHolidays } from './actions/holidays.ts';
export { addResource, readBranchHours } from './actions/resources.ts';
export { callNext, endTicket } from './actions/serve-tickets.ts';
export { readTypes } from './actions/types.ts';
export { removeBookables } from './data/resource-queries.ts';
export { appointmentsModule } from './module.ts';
