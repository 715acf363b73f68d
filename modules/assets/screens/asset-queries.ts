import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import type { ClaimEvent, Exclusion } from '#modules/assets/contract';
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

/** One asset with all that happened with it. */
export function useAsset(assetId: string) {
  return useQuery({
    queryKey: [...key, 'one', assetId],
    queryFn: ({ signal }) => answered(api.assets.showAsset({ params: { assetId }, signal })),
  });
}

/** What is told of a fault when one asks what may be chosen. */
export type ClaimAsked = {
  readonly event?: ClaimEvent;
  readonly defectOn?: string;
  readonly inMainPart?: boolean;
  readonly sameModelInStock?: boolean;
  readonly exclusion?: Exclusion;
};

const asWord = (flag: boolean | undefined) => (flag === undefined ? undefined : flag ? 'true' : 'false');

/** How long an asset is covered, and what its customer may ask for. */
export function useGuarantee(assetId: string, asked: ClaimAsked = {}) {
  const { inMainPart, sameModelInStock, ...rest } = asked;
  return useQuery({
    queryKey: [...key, 'guarantee', assetId, asked],
    queryFn: ({ signal }) =>
      answered(
        api.assets.showGuarantee({
          params: { assetId },
          query: { ...rest, inMainPart: asWord(inMainPart), sameModelInStock: asWord(sameModelInStock) },
          signal,
        }),
      ),
  });
}

/** Products that can be registered as a customer's. */
export function useProducts() {
  return useQuery({
    queryKey: ['catalogue', 'products'],
    queryFn: ({ signal }) =>
      answered(api.catalogue.listOfferItems({ query: { kind: 'product', limit: 200 }, signal })),
  });
}

/** Categories of goods that guarantees name. */
export function useGoodsCategories() {
  return useQuery({
    queryKey: [...key, 'categories'],
    queryFn: ({ signal }) => answered(api.assets.listGoodsCategories({ signal })),
  });
}

/** After anything was registered or happened: every list of assets, and what happened with the customer. */
export async function refreshAssets(client: QueryClient, partyId: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: key }),
    client.invalidateQueries({ queryKey: ['timeline', partyId] }),
  ]);
}
