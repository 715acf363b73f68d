import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, useKeysetList } from '#ui';

const key = ['field-work'];
const PAGE = 100;

/** Visits of a branch on a day, in the order of their routes. */
export function useVisitsOfDay(branchId: string | undefined, visitOn: string) {
  return useKeysetList({
    queryKey: [...key, 'day', branchId, visitOn],
    askPage: ({ cursor, signal }) =>
      api.fieldWork.listVisits({
        query: { branchId, fromOn: visitOn, untilOn: visitOn, standing: 'all', limit: PAGE, cursor },
        signal,
      }),
  });
}

/** One visit. */
export function useVisit(visitId: string) {
  return useQuery({
    queryKey: [...key, 'one', visitId],
    queryFn: ({ signal }) => answered(api.fieldWork.showVisit({ params: { visitId }, signal })),
  });
}

/** Visits to a customer from a day on. */
export function useVisitsTo(partyId: string, fromOn: string) {
  return useQuery({
    queryKey: [...key, 'to', partyId, fromOn],
    queryFn: ({ signal }) =>
      answered(api.fieldWork.listVisits({ query: { partyId, fromOn, standing: 'open', limit: 5 }, signal })),
  });
}

export function usePlansOf(partyId: string) {
  return useQuery({
    queryKey: [...key, 'plans-of', partyId],
    queryFn: ({ signal }) =>
      answered(api.fieldWork.listPlans({ query: { partyId, standing: 'running', limit: 20 }, signal })),
  });
}

export function usePlans(branchId: string | undefined, standing: 'due' | 'running') {
  return useKeysetList({
    queryKey: [...key, 'plans', branchId, standing],
    askPage: ({ cursor, signal }) =>
      api.fieldWork.listPlans({ query: { branchId, standing, limit: 50, cursor }, signal }),
  });
}

/** How much of the maintenance of a branch was done in time. */
export function useFieldWorkFigures(branchId: string | undefined) {
  return useQuery({
    queryKey: [...key, 'figures', branchId],
    queryFn: ({ signal }) => answered(api.fieldWork.showFigures({ query: { branchId }, signal })),
  });
}

export function useRounds(branchId: string | undefined) {
  return useKeysetList({
    queryKey: [...key, 'rounds', branchId],
    askPage: ({ cursor, signal }) =>
      api.fieldWork.listRounds({ query: { branchId, limit: 20, cursor }, signal }),
  });
}

export function useCandidates(roundId: string) {
  return useKeysetList({
    queryKey: [...key, 'candidates', roundId],
    askPage: ({ cursor, signal }) =>
      api.fieldWork.listCandidates({ params: { roundId }, query: { limit: 100, cursor }, signal }),
  });
}

/** People of a branch who sign in and can be sent. */
export function useTechnicians(branchId: string | undefined) {
  return useQuery({
    queryKey: [...key, 'technicians', branchId],
    queryFn: async ({ signal }) => {
      const { items } = await answered(
        api.appointments.listResources({ query: { branchId, limit: 200 }, signal }),
      );
      return items.flatMap(({ staffId, name, skills, archivedAt }) =>
        staffId === null || archivedAt !== null ? [] : [{ technicianId: staffId, name, skills }],
      );
    },
    enabled: branchId !== undefined,
  });
}

/** How many visits one makes today that are not over. */
export function useOwnOpenVisits(visitOn: string, isAsked: boolean, technicianId: string | undefined) {
  return useQuery({
    queryKey: [...key, 'own-open', visitOn],
    queryFn: ({ signal }) =>
      answered(
        api.fieldWork.listVisits({
          query: { fromOn: visitOn, untilOn: visitOn, technicianId, standing: 'open', limit: 50 },
          signal,
        }),
      ),
    enabled: isAsked && technicianId !== undefined,
  });
}

/** After anything was planned or changed: all lists of visits, and what happened with the customer. */
export async function refreshFieldWork(client: QueryClient, partyId?: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: key }),
    ...(partyId === undefined ? [] : [client.invalidateQueries({ queryKey: ['timeline', partyId] })]),
  ]);
}
