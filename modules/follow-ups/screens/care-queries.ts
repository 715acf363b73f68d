import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, useKeysetList, useMay, useSession } from '#ui';

export type Whose = 'mine' | 'all';

const careKey = ['follow-ups'];

/** The branch to keep to. Whoever has one branch alone has chosen nothing, and customers without a branch are theirs too. */
function useChosenBranch(): string | undefined {
  const session = useSession();
  return session !== undefined && session.branches.length > 1 ? session.branchId : undefined;
}

/** How many care tasks are due; undefined for who may not see any. */
export function useDueCount(whose: Whose = 'mine') {
  const may = useMay();
  const branchId = useChosenBranch();
  const { data } = useQuery({
    queryKey: [...careKey, 'count', whose, branchId],
    queryFn: ({ signal }) => answered(api.followUps.countCareTasks({ query: { whose, branchId }, signal })),
    enabled: may('follow-ups.read'),
    refetchInterval: 5 * 60_000,
  });
  return data;
}

/** Care tasks of the chosen branch that are due until a day, or all that are planned. */
export function useCareTasks(filter: { whose: Whose; dueUntilOn: string | undefined }) {
  const branchId = useChosenBranch();
  return useKeysetList({
    queryKey: [...careKey, 'tasks', filter, branchId],
    askPage: ({ cursor, signal }) =>
      api.followUps.listCareTasks({ query: { ...filter, branchId, cursor, limit: 30 }, signal }),
  });
}

/** Open care tasks of one customer. */
export function useCareTasksOf(partyId: string) {
  return useQuery({
    queryKey: [...careKey, 'of', partyId],
    queryFn: ({ signal }) =>
      answered(api.followUps.listCareTasks({ query: { whose: 'all', partyId }, signal })),
  });
}

/** After care was planned, given or put off: every list of it, and what happened with the customer. */
export async function refreshCare(client: QueryClient, partyId: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: careKey }),
    client.invalidateQueries({ queryKey: ['timeline', partyId] }),
  ]);
}

/** Facts worth using in a call, and who may be called instead. */
export function useCallSheet(careTaskId: string) {
  return useQuery({
    queryKey: [...careKey, 'call-sheet', careTaskId],
    queryFn: ({ signal }) => answered(api.followUps.getCallSheet({ params: { careTaskId }, signal })),
    staleTime: 60_000,
  });
}
