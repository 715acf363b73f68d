import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { PairDecision, ShownPair } from '#modules/parties/contract';
import { answered, useKeysetList, useToasts } from '#ui';
import { useWords } from './words/use-words.ts';

export type Waiting = 'open' | 'later';

const PAGE_ROWS = 50;
const EACH_MS = 2_000;

/** Pairs waiting for a decision, likeliest first. */
export function useDuplicates(waiting: Waiting) {
  return useKeysetList<ShownPair>({
    queryKey: ['parties', 'duplicates', waiting],
    askPage: ({ cursor, signal }) =>
      api.parties.listDuplicates({ query: { waiting, cursor, limit: PAGE_ROWS }, signal }),
  });
}

/** How many pairs wait. */
export function useDuplicateCount(waiting: Waiting) {
  return useQuery({
    queryKey: ['parties', 'duplicates', 'count', waiting],
    queryFn: ({ signal }) => answered(api.parties.countDuplicates({ query: { waiting }, signal })),
  });
}

/** Keeps what was decided of a pair, and offers to take it back. */
export function useDecision() {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ pair, decision }: { pair: ShownPair; decision: PairDecision | null }) =>
      answered(
        api.parties.decideDuplicate({
          params: { partyId: pair.partyId, otherId: pair.otherId },
          body: { decision },
        }),
      ),
    onSuccess: (_, { pair, decision }) => {
      if (decision !== null) {
        const told = decision === 'different' ? 'duplicates.differentToast' : 'duplicates.laterToast';
        toasts.doneWithUndo(words(told), () => mutate({ pair, decision: null }));
      }
      return client.invalidateQueries({ queryKey: ['parties', 'duplicates'] });
    },
    onError: (error) => toasts.failed(error),
  });
  return { decide: (pair: ShownPair, decision: PairDecision) => mutate({ pair, decision }), isPending };
}

/** The search through all files: its state, looked at again and again while it runs, and how to start and stop it. */
export function useSweep() {
  const toasts = useToasts();
  const client = useQueryClient();
  const queryKey = ['parties', 'duplicates', 'sweep'];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => answered(api.parties.latestSweep({ signal })),
    refetchInterval: (query) => (isRunning(query.state.data?.sweep) ? EACH_MS : false),
  });
  const sweep = data?.sweep ?? undefined;
  const asked = {
    onSuccess: () => client.invalidateQueries({ queryKey: ['parties', 'duplicates'] }),
    onError: (error: unknown) => toasts.failed(error),
  };
  const start = useMutation({ mutationFn: () => answered(api.parties.startSweep({})), ...asked });
  const stop = useMutation({
    mutationFn: (sweepId: string) => answered(api.parties.cancelSweep({ params: { sweepId } })),
    ...asked,
  });
  return {
    sweep,
    isRunning: isRunning(sweep),
    start: () => start.mutate(),
    isStarting: start.isPending,
    stop: () => sweep && stop.mutate(sweep.sweepId),
  };
}

function isRunning(
  sweep: { finishedAt: string | null; cancelledAt: string | null } | null | undefined,
): boolean {
  return sweep ? sweep.finishedAt === null && sweep.cancelledAt === null : false;
}
