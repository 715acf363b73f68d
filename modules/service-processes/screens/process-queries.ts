import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, useKeysetList, useMay } from '#ui';

const key = ['service-processes'];

/** Processes that can be begun, with how many customers stand at each step. */
export function useTemplates() {
  const may = useMay();
  return useQuery({
    queryKey: [...key, 'templates'],
    queryFn: ({ signal }) => answered(api.serviceProcesses.listTemplates({ signal })),
    enabled: may('service-processes.read'),
    refetchInterval: 5 * 60_000,
  });
}

/** Processes of one customer, open or ended. */
export function useProcessesOf(partyId: string, state: 'open' | 'ended') {
  return useQuery({
    queryKey: [...key, 'of', partyId, state],
    queryFn: ({ signal }) =>
      answered(api.serviceProcesses.listProcesses({ query: { partyId, state }, signal })),
  });
}

export function useProcess(processId: string) {
  return useQuery({
    queryKey: [...key, 'one', processId],
    queryFn: ({ signal }) => answered(api.serviceProcesses.showProcess({ params: { processId }, signal })),
  });
}

/** Processes at a step, or those that are overdue at any. */
export function useProcessList(filter: {
  templateKey: string | undefined;
  stepKey: string | undefined;
  state: 'open' | 'overdue';
}) {
  return useKeysetList({
    queryKey: [...key, 'list', filter],
    askPage: ({ cursor, signal }) =>
      api.serviceProcesses.listProcesses({ query: { ...filter, cursor, limit: 30 }, signal }),
  });
}

/** Steps that wait for whoever is signed in: the overdue ones, due first, or those in time, longest there first. */
export function useStepsWaiting(state: 'overdue' | 'in-time') {
  return useKeysetList({
    queryKey: [...key, 'waiting', state],
    askPage: ({ cursor, signal }) =>
      api.serviceProcesses.listProcesses({ query: { mine: true, state, cursor, limit: 5 }, signal }),
  });
}

/** How many processes are overdue at steps that whoever is signed in takes; undefined for who may not see any. */
export function useOverdueCount(): number | undefined {
  const may = useMay();
  const { data } = useQuery({
    queryKey: [...key, 'counts'],
    queryFn: ({ signal }) => answered(api.serviceProcesses.countProcesses({ query: { mine: true }, signal })),
    enabled: may('service-processes.read'),
    refetchInterval: 5 * 60_000,
  });
  return data?.overdue;
}

/** After a process was begun or changed: every list of them, and what happened with the customer. */
export async function refreshProcesses(client: QueryClient, partyId: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: key }),
    client.invalidateQueries({ queryKey: ['timeline', partyId] }),
  ]);
}
