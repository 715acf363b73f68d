import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { Answers } from '#form-kit';
import type { Process } from '#modules/service-processes/contract';
import { answered, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';
import { refreshProcesses } from './process-queries.ts';
import { useLocal } from './use-local.ts';

/** What can be done with a process; a step that was left offers to be taken back. */
export function useProcessActions(process: Process) {
  const words = useWords();
  const local = useLocal();
  const client = useQueryClient();
  const toasts = useToasts();
  const { processId, partyId, revision, stepKey } = process;
  const params = { processId };
  const ofStep = { processId, stepKey: stepKey ?? '' };
  const change = useMutation({
    mutationFn: async (ask: () => Promise<Process>) => ask(),
    onSettled: () => refreshProcesses(client, partyId),
  });
  const undo = async () => {
    await change.mutateAsync(() => answered(api.serviceProcesses.undoProcessFact({ params })));
    toasts.done(words('undone'));
  };
  const leave = async (ask: () => Promise<Process>) => {
    await change.mutateAsync(ask);
    const name = process.stepName ? local(process.stepName) : '';
    toasts.doneWithUndo(words('left', { name }), () => void undo().catch(toasts.failed));
  };
  return {
    isBusy: change.isPending,
    complete: (answers: Answers, to: string | undefined) =>
      leave(() =>
        answered(api.serviceProcesses.completeStep({ params: ofStep, body: { revision, answers, to } })),
      ),
    override: (answers: Answers, to: string | undefined, reason: string) =>
      leave(() =>
        answered(
          api.serviceProcesses.overrideStep({ params: ofStep, body: { revision, answers, to, reason } }),
        ),
      ),
    skip: (reason: string) =>
      leave(() => answered(api.serviceProcesses.skipStep({ params: ofStep, body: { revision, reason } }))),
    pause: (reason: string, note: string) =>
      change.mutateAsync(() =>
        answered(api.serviceProcesses.pauseProcess({ params, body: { revision, reason, note } })),
      ),
    resume: () =>
      change.mutate(() => answered(api.serviceProcesses.resumeProcess({ params })), {
        onError: toasts.failed,
      }),
    cancel: (reason: string) =>
      leave(() => answered(api.serviceProcesses.cancelProcess({ params, body: { revision, reason } }))),
    undo: () => void undo().catch(toasts.failed),
  };
}
