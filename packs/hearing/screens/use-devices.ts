import { useQueries, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import type { Asset, Guarantee } from '#modules/assets/contract';
import { answered, useMay } from '#ui';

/** A device of a customer with what covers it, as far as it may be seen. */
export interface OwnedDevice {
  asset: Asset;
  guarantee: Guarantee | undefined;
}

/** What a customer has now and how it is covered, as their assets say: papers never have it typed again. */
export function useDevices(partyId: string) {
  const mayRead = useMay()('assets.read');
  const assets = useQuery({
    queryKey: ['assets', 'of', partyId, 'present'],
    queryFn: ({ signal }) =>
      answered(api.assets.listAssets({ query: { partyId, standing: 'present', limit: 100 }, signal })),
    enabled: mayRead,
  });
  const items = assets.data?.items ?? [];
  const guarantees = useQueries({
    queries: items.map(({ assetId }) => ({
      queryKey: ['assets', 'guarantee', assetId, {}],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        answered(api.assets.showGuarantee({ params: { assetId }, query: {}, signal })),
    })),
  });
  return {
    devices: items.map((asset, index): OwnedDevice => ({ asset, guarantee: guarantees[index]?.data })),
    isPending: mayRead && (assets.isPending || guarantees.some(({ isPending }) => isPending)),
    error: assets.error ?? guarantees.find(({ error }) => error !== null)?.error ?? undefined,
    onRetry: () => void assets.refetch(),
  };
}
