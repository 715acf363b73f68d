import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '#contract-kit';
import type { Repair } from '#modules/repairs/contract';
import { answered, useToasts } from '#ui';
import { refreshRepairs } from './repair-queries.ts';

/** Changes a repair and says so; everything that shows it is read anew. */
export function useRepairChange<T>(
  repair: Pick<Repair, 'partyId'>,
  change: (given: T) => Promise<Answer<Repair>>,
  done: string,
) {
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (given: T) => answered(change(given)),
    onSuccess: () => toasts.done(done),
    onSettled: () => refreshRepairs(client, repair.partyId),
  });
}
