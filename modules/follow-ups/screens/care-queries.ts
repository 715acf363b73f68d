import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { Planning } from '#modules/follow-ups/contract';
import { answered, useKeysetList, useMay, useSession, useToasts } from '#ui';

export type Whose = 'mine' | 'all';

/** Everything this module asks the server is kept under this key. */
export const careKey = ['follow-ups'];

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

type TaskQuery = Omit<
  NonNullable<Parameters<typeof api.followUps.listCareTasks>[0]['query']>,
  'cursor' | 'limit' | 'branchId'
>;

/** Care tasks of the chosen branch that are due until a day, or all that are planned; so many at a time. */
export function useCareTasks(filter: TaskQuery, limit = 30) {
  const branchId = useChosenBranch();
  return useKeysetList({
    queryKey: [...careKey, 'tasks', filter, limit, branchId],
    askPage: ({ cursor, signal }) =>
      api.followUps.listCareTasks({ query: { ...filter, branchId, cursor, limit }, signal }),
  });
}

/** How many care tasks of the chosen branch each day has. */
export function useCareDays(
  filter: Omit<NonNullable<Parameters<typeof api.followUps.listCareDays>[0]['query']>, 'branchId'>,
) {
  const branchId = useChosenBranch();
  return useQuery({
    queryKey: [...careKey, 'days', filter, branchId],
    queryFn: ({ signal }) => answered(api.followUps.listCareDays({ query: { ...filter, branchId }, signal })),
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

/** The rules by which follow-ups are planned. */
export function useRules() {
  const may = useMay();
  return useQuery({
    queryKey: [...careKey, 'rules'],
    queryFn: async ({ signal }) => (await answered(api.followUps.listFollowUpRules({ signal }))).rules,
    enabled: may('follow-ups.read'),
  });
}

/** Service processes that rules can count from, with the questions of their steps. */
export function useRuleSubjects() {
  return useQuery({
    queryKey: [...careKey, 'rule-subjects'],
    queryFn: ({ signal }) => answered(api.followUps.listFollowUpRuleSubjects({ signal })),
    staleTime: 60_000,
  });
}

/** Versions of a rule, the latest first. */
export function useRuleVersions(ruleKey: string) {
  return useQuery({
    queryKey: [...careKey, 'rule-versions', ruleKey],
    queryFn: ({ signal }) =>
      answered(api.followUps.listFollowUpRuleVersions({ params: { ruleKey }, signal })),
  });
}

/** Colleagues a task can be given to, as choices. */
export function useStaff(): { value: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['access', 'staff'],
    queryFn: ({ signal }) => answered(api.access.listStaff({ signal })),
    staleTime: 60_000,
  });
  return (data?.items ?? [])
    .filter(({ deactivatedAt }) => deactivatedAt === null)
    .map(({ staffId, displayName }) => ({ value: staffId, label: displayName }));
}

/** How many follow-ups of a period were done in time. */
export function useTimeliness(period: { fromOn: string; untilOn: string }) {
  const branchId = useChosenBranch();
  return useQuery({
    queryKey: [...careKey, 'timeliness', period, branchId],
    queryFn: ({ signal }) =>
      answered(api.followUps.getTimeliness({ query: { ...period, branchId }, signal })),
  });
}

/** What lies too long, by who it waits for. */
export function useOverdueByPerson() {
  const branchId = useChosenBranch();
  return useQuery({
    queryKey: [...careKey, 'overdue-by-person', branchId],
    queryFn: ({ signal }) => answered(api.followUps.listOverdueByPerson({ query: { branchId }, signal })),
  });
}

/** Planning for everybody: how far it is, and the ways to start and stop it. */
export function usePlanning() {
  const client = useQueryClient();
  const toasts = useToasts();
  const queryKey = [...careKey, 'planning'];
  const { data } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await answered(api.followUps.getPlanning({ signal }))).planning,
    refetchInterval: (query) => (isUnderWay(query.state.data) ? 1000 : false),
  });
  const options = { onError: toasts.failed, onSettled: () => client.invalidateQueries({ queryKey }) };
  const start = useMutation({ ...options, mutationFn: () => answered(api.followUps.startPlanning()) });
  const stop = useMutation({
    ...options,
    mutationFn: (planningId: string) => answered(api.followUps.cancelPlanning({ params: { planningId } })),
  });
  return {
    planning: data,
    isRunning: isUnderWay(data),
    isStarting: start.isPending,
    start: () => start.mutate(),
    stop: () => {
      if (data) stop.mutate(data.planningId);
    },
  };
}

const isUnderWay = (planning: Planning | null | undefined) =>
  planning !== null &&
  planning !== undefined &&
  planning.finishedAt === null &&
  planning.cancelledAt === null;
