import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { DriftingCustomer } from '#modules/value/contract';
import { careReasonOf } from '#modules/value/contract';
import { answered, useClock, useLocaleFormat, useSession, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';

/** What can be done about a drifting customer with one click; the row goes at once and comes back if it failed. */
export function useCareActions(customer: DriftingCustomer) {
  const words = useWords();
  const toasts = useToasts();
  const format = useLocaleFormat();
  const clock = useClock();
  const client = useQueryClient();
  const assigneeId = useSession()?.person.id ?? null;
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['value', 'drifting'] }),
      client.invalidateQueries({ queryKey: ['follow-ups'] }),
      client.invalidateQueries({ queryKey: ['timeline'] }),
    ]);
  const { partyId, displayName: name } = customer;
  const plan = useMutation({
    mutationFn: () =>
      answered(
        api.followUps.createCareTask({ body: { partyId, reason: careReasonOf(customer), assigneeId } }),
      ),
    onSuccess: () => toasts.done(words('care.planned', { name })),
    onError: toasts.failed,
    onSettled: refresh,
  });
  const wake = useMutation({
    mutationFn: () => answered(api.value.endDriftSnooze({ params: { partyId } })),
    onError: toasts.failed,
    onSettled: refresh,
  });
  const snooze = useMutation({
    mutationFn: (days: number) => {
      const untilOn = format.dayKey(new Date(clock.now().getTime() + days * 86_400_000));
      return answered(api.value.snoozeDrift({ params: { partyId }, body: { untilOn } })).then(() => untilOn);
    },
    onSuccess: (untilOn) =>
      toasts.doneWithUndo(words('care.snoozed', { name, date: format.date(untilOn) }), () => wake.mutate()),
    onError: toasts.failed,
    onSettled: refresh,
  });
  return { plan, snooze, refresh };
}
