import { z } from 'zod';
import { defineEvent, instant, partyId, uuid } from '#contract-kit';

const ofAppointment = {
  partyId,
  appointmentId: uuid,
  typeKey: z.string(),
  branchId: uuid,
  startsAt: instant,
};

/** A customer has an appointment. */
export const appointmentBooked = defineEvent({
  name: 'appointment.booked',
  payload: z.object(ofAppointment),
  timeline: 'shown',
});
/** An appointment is at another time, or with somebody else. */
export const appointmentRescheduled = defineEvent({
  name: 'appointment.rescheduled',
  payload: z.object(ofAppointment),
  timeline: 'hidden',
});
/** An appointment will not take place. */
export const appointmentCancelled = defineEvent({
  name: 'appointment.cancelled',
  payload: z.object(ofAppointment),
  timeline: 'hidden',
});
/** The customer came, was served, or did not come. */
export const appointmentAttended = defineEvent({
  name: 'appointment.attended',
  payload: z.object({ ...ofAppointment, outcome: z.enum(['arrived', 'done', 'no-show']) }),
  timeline: 'hidden',
});

export const appointmentsEvents = [
  appointmentBooked,
  appointmentRescheduled,
  appointmentCancelled,
  appointmentAttended,
] as const;
