import { useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, useKeysetList } from '#ui';

export const catalogueKey = ['catalogue'];

/** The offer in the order of codes. */
export function useOfferItems(filter: { q: string; includeArchived: boolean }) {
  return useKeysetList({
    queryKey: [...catalogueKey, 'items', filter],
    askPage: ({ cursor, signal }) =>
      api.catalogue.listOfferItems({
        query: { q: filter.q, includeArchived: filter.includeArchived ? 'true' : 'false', cursor, limit: 50 },
        signal,
      }),
  });
}

/** Products a service or an obligation can hang on. */
export function useProducts() {
  return useQuery({
    queryKey: [...catalogueKey, 'products'],
    queryFn: ({ signal }) =>
      answered(api.catalogue.listOfferItems({ query: { kind: 'product', limit: 200 }, signal })),
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
