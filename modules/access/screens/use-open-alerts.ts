import { useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, useMay } from '#ui';

export const alertsKey = ['access', 'alerts'];
const MINUTE_MILLISECONDS = 60_000;

/** How many alerts nobody has looked at, for the number beside Settings. */
export function useOpenAlerts(): number | undefined {
  const may = useMay();
  return useQuery({
    queryKey: [...alertsKey, 'open-count'],
    queryFn: ({ signal }) => answered(api.access.countOpenAlerts({ signal })),
    enabled: may('access.alerts-read'),
    refetchInterval: 5 * MINUTE_MILLISECONDS,
    staleTime: MINUTE_MILLISECONDS,
  }).data?.count;
}
