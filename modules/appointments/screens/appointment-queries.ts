import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import type { Appointment, Resource } from '#modules/appointments/contract';
import { answered, useKeysetList } from '#ui';

const key = ['appointments'];
/** More than a branch can hold in a week. */
const MOST_PAGES = 10;
const PAGE = 200;

export function useTypes() {
  return useQuery({
    queryKey: [...key, 'types'],
    queryFn: ({ signal }) => answered(api.appointments.listTypes({ signal })),
    select: ({ items }) => items.filter(({ archivedAt }) => archivedAt === null),
  });
}

/** All that can be booked in a branch. */
export function useResources(branchId: string | undefined) {
  return useQuery({
    queryKey: [...key, 'resources', branchId],
    queryFn: async ({ signal }): Promise<Resource[]> => {
      const query = { branchId, limit: PAGE };
      return (await answered(api.appointments.listResources({ query, signal }))).items;
    },
    enabled: branchId !== undefined,
  });
}

/** All appointments of a branch in a stretch of time. */
export function useCalendar(asked: { branchId: string | undefined; fromAt: string; untilAt: string }) {
  return useQuery({
    queryKey: [...key, 'calendar', asked],
    queryFn: async ({ signal }): Promise<Appointment[]> => {
      const found: Appointment[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const query = { ...asked, limit: PAGE, cursor };
        const { items, nextCursor } = await answered(api.appointments.listAppointments({ query, signal }));
        found.push(...items);
        if (nextCursor === null) break;
        cursor = nextCursor;
      }
      return found;
    },
    enabled: asked.branchId !== undefined,
    refetchInterval: 60_000,
  });
}

/** What a customer has booked from a moment on. */
export function useAppointmentsOf(partyId: string, fromAt: string) {
  return useQuery({
    queryKey: [...key, 'of', partyId, fromAt],
    queryFn: ({ signal }) =>
      answered(
        api.appointments.listAppointments({
          query: { partyId, fromAt, standing: 'expected', limit: 5 },
          signal,
        }),
      ),
  });
}

export function useFreeTimes(asked: {
  typeKey: string | undefined;
  branchId: string | undefined;
  personId: string | undefined;
  fromOn: string;
  days: number;
  movingId: string | undefined;
}) {
  const { typeKey, branchId } = asked;
  return useQuery({
    queryKey: [...key, 'times', asked],
    queryFn: ({ signal }) =>
      answered(
        api.appointments.findTimes({
          query: { ...asked, typeKey: typeKey ?? '', branchId: branchId ?? '' },
          signal,
        }),
      ),
    enabled: typeKey !== undefined && branchId !== undefined,
    select: ({ days }) => days,
  });
}

export function useWaiting(branchId: string | undefined) {
  return useKeysetList({
    queryKey: [...key, 'waiting', branchId],
    askPage: ({ cursor, signal }) =>
      api.appointments.listWaiting({ query: { branchId, cursor, limit: 20 }, signal }),
  });
}

/** After anything was booked or changed: every calendar, and what happened with the customer. */
export async function refreshAppointments(client: QueryClient, partyId?: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: key }),
    ...(partyId === undefined ? [] : [client.invalidateQueries({ queryKey: ['timeline', partyId] })]),
  ]);
}
