import { defineProblem } from '#contract-kit';

export const timeTaken = defineProblem({
  code: 'time-taken',
  status: 409,
  title: 'This time is no longer free',
});
export const changedMeanwhile = defineProblem({
  code: 'appointment-changed',
  status: 409,
  title: 'Somebody else has changed this appointment',
});
export const appointmentOver = defineProblem({
  code: 'appointment-over',
  status: 409,
  title: 'This appointment is over',
});
export const notBookable = defineProblem({
  code: 'not-bookable',
  status: 422,
  title: 'This cannot be booked',
});
export const unsoundHours = defineProblem({
  code: 'unsound-hours',
  status: 422,
  title: 'These working hours cannot be right',
});
export const nameInUse = defineProblem({
  code: 'resource-name-in-use',
  status: 409,
  title: 'There is one of this name already',
});
export const calendarReadTooOften = defineProblem({
  code: 'calendar-read-too-often',
  status: 429,
  title: 'Calendars are read too often from here',
});
export const waitingAlready = defineProblem({
  code: 'waiting-already',
  status: 409,
  title: 'This customer is waiting for such a time already',
});
export const nobodyWaits = defineProblem({
  code: 'nobody-waits',
  status: 409,
  title: 'Nobody waits',
});
export const ticketChanged = defineProblem({
  code: 'ticket-changed',
  status: 409,
  title: 'Somebody else has changed this ticket',
});
export const ticketOpenAlready = defineProblem({
  code: 'ticket-open-already',
  status: 409,
  title: 'This customer has a ticket already',
});
export const holidayFileUnsound = defineProblem({
  code: 'holiday-file-unsound',
  status: 422,
  title: 'This file of holidays cannot be used',
});
export const holidaysUndoneAlready = defineProblem({
  code: 'holidays-undone-already',
  status: 409,
  title: 'These holidays have been taken back already',
});
