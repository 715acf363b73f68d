import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import type { Ticket } from '#modules/appointments/contract';
import { answered } from '#ui';

const key = ['appointments', 'reception'];
/** Boards on several desks keep up with each other. */
const REFRESH_MS = 10_000;
const PAGE = 200;

/** How many wait in a branch, and how long. */
export function useReception(branchId: string | undefined) {
  return useQuery({
    queryKey: [...key, 'counts', branchId],
    queryFn: ({ signal }) =>
      answered(api.appointments.readReception({ params: { branchId: branchId ?? '' }, signal })),
    enabled: branchId !== undefined,
    refetchInterval: REFRESH_MS,
  });
}

/** The tickets of today in a branch, all that are open or all that are over. */
export function useTickets(branchId: string | undefined, standing: 'open' | 'over') {
  return useQuery({
    queryKey: [...key, 'tickets', standing, branchId],
    queryFn: async ({ signal }): Promise<Ticket[]> => {
      const found: Ticket[] = [];
      let cursor: string | undefined;
      do {
        const query = { branchId: branchId ?? '', standing, limit: PAGE, cursor };
        const { items, nextCursor } = await answered(api.appointments.listTickets({ query, signal }));
        found.push(...items);
        cursor = nextCursor ?? undefined;
      } while (cursor !== undefined);
      return found;
    },
    enabled: branchId !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

/** After anything happened at a reception. */
export async function refreshReception(client: QueryClient, partyId?: string | null): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: key }),
    ...(partyId ? [client.invalidateQueries({ queryKey: ['timeline', partyId] })] : []),
  ]);
}
