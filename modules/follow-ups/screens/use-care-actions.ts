import { useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { CareOutcome, CareTask, FactUsed } from '#modules/follow-ups/contract';
import { answered, useLocaleFormat, useToasts } from '#ui';
import { refreshCare } from './care-queries.ts';
import { useWords } from './messages/use-words.ts';

/** How a call went. */
export interface Told {
  outcome: CareOutcome;
  note: string;
  untilOn?: string;
  factsShown?: number;
  factsUsed?: FactUsed[];
}

/** What can be done about a care task; each says so, and offers to take it back. */
export function useCareActions() {
  const words = useWords();
  const format = useLocaleFormat();
  const client = useQueryClient();
  const toasts = useToasts();

  const undo = async ({ careTaskId, partyId }: CareTask) => {
    await answered(api.followUps.undoCareStep({ params: { careTaskId } }));
    await refreshCare(client, partyId);
    toasts.done(words('after.undone'));
  };
  const offerUndo = async (task: CareTask, message: string) => {
    await refreshCare(client, task.partyId);
    toasts.doneWithUndo(message, () => void undo(task).catch(toasts.failed));
  };
  const afterCompletion = (task: CareTask, outcome: CareOutcome): string => {
    const name = task.partyName;
    if (outcome === 'later') return words('after.later', { name, date: format.dayMonth(task.dueOn) });
    if (outcome !== 'no-answer') return words(`after.${outcome}`, { name });
    if (task.closure && task.reason.kind === 'planned' && task.reason.values.escalation) {
      return words('after.no-answer-visit', { name, most: task.maxAttempts });
    }
    if (task.closure) return words('after.no-answer-closed', { name, most: task.maxAttempts });
    return words('after.no-answer', { name, date: format.dayMonth(task.dueOn) });
  };

  return {
    complete: async ({ careTaskId }: CareTask, told: Told) => {
      const task = await answered(api.followUps.completeCareTask({ params: { careTaskId }, body: told }));
      await offerUndo(task, afterCompletion(task, told.outcome));
    },
    putOff: async ({ careTaskId }: CareTask, untilOn: string) => {
      const task = await answered(
        api.followUps.snoozeCareTask({ params: { careTaskId }, body: { untilOn } }),
      );
      const date = format.dayMonth(task.dueOn);
      await offerUndo(task, words('after.snoozed', { name: task.partyName, date }));
    },
    plan: async (partyId: string, why: string, dueOn: string) => {
      const task = await answered(
        api.followUps.createCareTask({
          body: { partyId, reason: { kind: 'asked-for', values: { why } }, dueOn },
        }),
      );
      await refreshCare(client, partyId);
      const date = format.dayMonth(task.dueOn);
      toasts.done(words(task.created ? 'after.planned' : 'after.plannedAlready', { date }));
    },
  };
}
