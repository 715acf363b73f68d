import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '#contract';
import { answered, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';

export const overviewKey = ['value', 'overview'] as const;
export const runsKey = ['value', 'runs'] as const;
export const driftingKey = ['value', 'drifting'] as const;
export const settingsKey = ['value', 'settings'] as const;

const WHILE_RUNNING_MILLISECONDS = 1500;

/** What the Value page opens with; asked again and again while a run is on its way. */
export function useOverview({ isEnabled = true }: { readonly isEnabled?: boolean } = {}) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: overviewKey,
    enabled: isEnabled,
    queryFn: ({ signal }) => answered(api.value.getOverview({ signal })),
    refetchInterval: ({ state }) => (state.data?.open ? WHILE_RUNNING_MILLISECONDS : false),
  });
  const openRunId = query.data?.open?.runId;
  const runIdBefore = useRef(openRunId);
  useEffect(() => {
    // A run that ends changes what lists, customers' pages and Today say, too.
    if (runIdBefore.current !== undefined && openRunId !== runIdBefore.current)
      void client.invalidateQueries();
    runIdBefore.current = openRunId;
  }, [client, openRunId]);
  return query;
}

export function useCustomerValue(partyId: string) {
  return useQuery({
    queryKey: ['value', 'customer', partyId],
    queryFn: ({ signal }) => answered(api.value.getCustomerValue({ params: { partyId }, signal })),
  });
}

export function useStartRun() {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answered(api.value.startRun({ body: {} })),
    onSuccess: () => toasts.done(words('page.started')),
    onError: toasts.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['value'] }),
  });
}

export function useCancelRun() {
  const toasts = useToasts();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (runId: string) => answered(api.value.cancelRun({ params: { runId } })),
    onError: toasts.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['value'] }),
  });
}
