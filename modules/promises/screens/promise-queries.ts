import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, useKeysetList, useMay, useSession } from '#ui';

const key = ['promises'];

export type View = 'about-to-break' | 'running' | 'unrecovered' | 'decided';

/** Promises of all customers in reach, by what the view is for. */
export function usePromiseList(filter: { show: View; whose: 'mine' | 'all' }) {
  const branchId = useSession()?.branchId;
  return useKeysetList({
    queryKey: [...key, 'list', filter, branchId],
    askPage: ({ cursor, signal }) =>
      api.promises.listPromises({ query: { ...filter, branchId, cursor, limit: 30 }, signal }),
  });
}

/** Everything one customer was promised, latest first. */
export function useLedger(partyId: string, limit: number) {
  return useKeysetList({
    queryKey: [...key, 'of', partyId, limit],
    askPage: ({ cursor, signal }) =>
      api.promises.listPromises({ query: { partyId, show: 'all', cursor, limit }, signal }),
  });
}

export function usePromise(promiseId: string) {
  return useQuery({
    queryKey: [...key, 'one', promiseId],
    queryFn: ({ signal }) => answered(api.promises.showPromise({ params: { promiseId }, signal })),
  });
}

export function useDefinitions() {
  return useQuery({
    queryKey: [...key, 'definitions'],
    queryFn: ({ signal }) => answered(api.promises.listDefinitions({ signal })),
  });
}

export function useFigures(months: number) {
  const branchId = useSession()?.branchId;
  return useQuery({
    queryKey: [...key, 'figures', months, branchId],
    queryFn: ({ signal }) => answered(api.promises.listFigures({ query: { months, branchId }, signal })),
  });
}

export function useUnpaid() {
  const branchId = useSession()?.branchId;
  return useKeysetList({
    queryKey: [...key, 'unpaid', branchId],
    askPage: ({ cursor, signal }) =>
      api.promises.listUnpaid({ query: { branchId, cursor, limit: 30 }, signal }),
  });
}

/** How many promises are about to break for the one who asks. */
export function useAboutToBreakCount(): number | undefined {
  const may = useMay();
  const branchId = useSession()?.branchId;
  const { data } = useQuery({
    queryKey: [...key, 'counts', branchId],
    queryFn: ({ signal }) =>
      answered(api.promises.countPromises({ query: { whose: 'mine', branchId }, signal })),
    enabled: may('promises.read'),
    refetchInterval: 5 * 60_000,
  });
  return data?.aboutToBreak;
}

/** After a promise was given or changed: every list of them, and what happened with the customer. */
export async function refreshPromises(client: QueryClient, partyId?: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: key }),
    ...(partyId === undefined ? [] : [client.invalidateQueries({ queryKey: ['timeline', partyId] })]),
  ]);
}
