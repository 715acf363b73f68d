import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { Ticket, TicketOutcome } from '#modules/appointments/contract';
import { answered, useToasts } from '#ui';
import { useWords } from '../messages/use-words.ts';
import { refreshReception } from './reception-queries.ts';

/** Records how a ticket goes on; who did not come or left can be let wait again for a moment. */
export function useTicketAction() {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const act = useMutation({
    mutationFn: ({ ticket, outcome }: { ticket: Ticket; outcome: TicketOutcome }) =>
      answered(
        api.appointments.endTicket({
          params: { ticketId: ticket.ticketId },
          body: { revision: ticket.revision, outcome },
        }),
      ),
    // Said when the list shows it: the number moves, and nobody should be reaching for it then.
    onSuccess: async (ended, { outcome }) => {
      await refreshReception(client, ended.partyId);
      const said = words(`reception.recorded.${outcome}`, { number: ended.number });
      if (outcome !== 'no-show') return toasts.done(said);
      return toasts.doneWithUndo(said, () => act.mutate({ ticket: ended, outcome: 'put-back' }));
    },
    onError: async (failure) => {
      toasts.failed(failure);
      await refreshReception(client);
    },
  });
  return act;
}
