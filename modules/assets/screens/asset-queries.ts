import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered } from '#ui';

const key = ['assets'];

/** What a customer owns, or all they ever had. */
export function useAssetsOf(partyId: string, standing: 'present' | 'all') {
  return useQuery({
    queryKey: [...key, 'of', partyId, standing],
    queryFn: ({ signal }) =>
      answered(api.assets.listAssets({ query: { partyId, standing, limit: 100 }, signal })),
  });
}

/** Products that can be registered as a customer's. */
export function useProducts(enabled: boolean) {
  return useQuery({
    queryKey: ['catalogue', 'products'],
    queryFn: ({ signal }) =>
      answered(api.catalogue.listOfferItems({ query: { kind: 'product', limit: 200 }, signal })),
    enabled,
  });
}

/** After anything was registered or happened: every list of assets, and what happened with the customer. */
export async function refreshAssets(client: QueryClient, partyId: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: key }),
    client.invalidateQueries({ queryKey: ['timeline', partyId] }),
  ]);
}
