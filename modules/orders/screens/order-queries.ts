import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, useKeysetList } from '#ui';

const PAGE = 20;

/** Orders of a customer, latest first. */
export function useOrders(partyId: string) {
  return useKeysetList({
    queryKey: ['orders', partyId],
    askPage: ({ cursor, signal }) =>
      api.orders.listOrders({ params: { partyId }, query: { cursor, limit: PAGE }, signal }),
  });
}

/** The currency amounts are in when nothing else is said. */
export function useBusinessCurrency(): string | undefined {
  const { data } = useQuery({
    queryKey: ['access', 'business'],
    queryFn: ({ signal }) => answered(api.access.getBusiness({ signal })),
  });
  return data?.currency;
}

/** Names of branches by id. */
export function useBranchNames(): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['access', 'branches'],
    queryFn: ({ signal }) => answered(api.access.listBranches({ signal })),
  });
  return new Map(data?.items.map(({ branchId, name }) => [branchId, name]));
}

/** Items on offer that match what is typed. */
export function useOffered(text: string) {
  const q = text.trim();
  return useQuery({
    queryKey: ['catalogue', 'offered', q],
    queryFn: ({ signal }) => answered(api.catalogue.listOfferItems({ query: { q, limit: 30 }, signal })),
    placeholderData: (previous) => previous,
  });
}

/** After something was bought or given back: the orders, and everything that counts or tells them. */
export async function refreshOrders(client: QueryClient, partyId: string): Promise<void> {
  await Promise.all(
    [['orders', partyId], ['timeline', partyId], ['value'], ['parties']].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
}
