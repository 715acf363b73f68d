import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered } from '#ui';

const key = ['service-processes', 'designs'];

export function useDesigns() {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => answered(api.serviceProcesses.listDesigns({ signal })),
  });
}

export function useDesign(templateKey: string) {
  return useQuery({
    queryKey: [...key, templateKey],
    queryFn: ({ signal }) => answered(api.serviceProcesses.showDesign({ params: { templateKey }, signal })),
    refetchOnWindowFocus: false,
  });
}

export function useVersion(templateKey: string, version: number | undefined) {
  return useQuery({
    queryKey: [...key, templateKey, 'version', version],
    queryFn: ({ signal }) =>
      answered(
        api.serviceProcesses.showVersion({ params: { templateKey, version: String(version) }, signal }),
      ),
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** After a draft was kept, published or thrown away: designs, and the board that counts by version in use. */
export async function refreshDesigns(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: ['service-processes'] });
}
