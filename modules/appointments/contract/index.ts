export { type AppointmentType, type AppointmentTypeGiven, appointmentType } from '#pack-kit';
export { appointmentsRoutes } from './appointments-routes.ts';
export {
  appointmentAttended,
  appointmentBooked,
  appointmentCancelled,
  appointmentRescheduled,
  appointmentsEvents,
} from './events.ts';
export type { HolidayDay, HolidayImport, HolidayPreview } from './holiday-routes.ts';
export {
  appointmentsManage,
  appointmentsPermissions,
  appointmentsRead,
  appointmentsWrite,
  appointmentTypesManage,
} from './permissions.ts';
export * as appointmentsProblems from './problems.ts';
export type {
  Appointment,
  AppointmentStatus,
  Attendance,
  BranchHours,
  CalendarLanguage,
  CalendarLink,
  Exceptions,
  FactKind,
  FreeDay,
  Resource,
  ResourceKind,
  TypeShown,
  Waiting,
  Week,
} from './schemas.ts';
export type {
  Reception,
  Ticket,
  TicketFactKind,
  TicketOutcome,
  TicketStatus,
  TransferTarget,
  WaitEstimate,
} from './ticket-schemas.ts';
