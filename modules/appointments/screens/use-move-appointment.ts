import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { Appointment } from '#modules/appointments/contract';
import { answered, useLocaleFormat, useToasts } from '#ui';
import { refreshAppointments } from './appointment-queries.ts';
import { useWords } from './messages/use-words.ts';

type Move = { appointment: Appointment; startsAt: string; personId: string };

/** Moves an appointment at once, and offers to put it back. */
export function useMoveAppointment() {
  const words = useWords();
  const format = useLocaleFormat();
  const client = useQueryClient();
  const toasts = useToasts();
  const { mutateAsync } = useMutation({
    mutationFn: ({ appointment, startsAt, personId }: Move) =>
      answered(
        api.appointments.rescheduleAppointment({
          params: { appointmentId: appointment.appointmentId },
          body: { revision: appointment.revision, startsAt, personId },
        }),
      ),
    onError: toasts.failed,
    onSettled: (_, __, { appointment }) => refreshAppointments(client, appointment.partyId),
  });
  const said = (startsAt: string) => words('move.done', { when: format.dateTime(startsAt) });
  const back = async (before: Appointment, after: Appointment) => {
    const { startsAt, personId } = before;
    await mutateAsync({ appointment: after, startsAt, personId });
    toasts.done(said(startsAt));
  };
  return async (move: Move) => {
    const after = await mutateAsync(move);
    toasts.doneWithUndo(said(after.startsAt), () => void back(move.appointment, after).catch(() => {}));
  };
}
