import { useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered } from '#ui';

/** The currency in which an asset was sold; null until it is known. */
export function useCurrencyOf(assetId: string): string | null {
  const { data } = useQuery({
    queryKey: ['assets', 'one', assetId],
    queryFn: ({ signal }) => answered(api.assets.showAsset({ params: { assetId }, signal })),
  });
  return data?.currency ?? null;
}
