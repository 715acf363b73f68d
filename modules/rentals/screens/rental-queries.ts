import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { Answer } from '#contract-kit';
import type { Rental } from '#modules/rentals/contract';
import { answered, useKeysetList, useToasts } from '#ui';

const key = ['rentals'];

export type State = 'out' | 'overdue' | 'ended';

/** What is out, overdue or over; of one customer or of all. */
export function useRentalList(state: State, partyId?: string) {
  return useKeysetList({
    queryKey: [...key, 'list', state, partyId],
    askPage: ({ cursor, signal }) =>
      api.rentals.listRentals({ query: { state, partyId, cursor, limit: 30 }, signal }),
  });
}

export function useRental(rentalId: string) {
  return useQuery({
    queryKey: [...key, 'one', rentalId],
    queryFn: ({ signal }) => answered(api.rentals.showRental({ params: { rentalId }, signal })),
  });
}

/** Things that can be rented, by name. */
export function useUnits() {
  return useKeysetList({
    queryKey: [...key, 'units'],
    askPage: ({ cursor, signal }) => api.rentals.listUnits({ query: { cursor, limit: 100 }, signal }),
  });
}

/** How much of the time things were out. */
export function useRentalFigures() {
  return useQuery({
    queryKey: [...key, 'figures'],
    queryFn: ({ signal }) => answered(api.rentals.showFigures({ signal })),
  });
}

/** What a period would cost. */
export function useQuote(unitId: string | undefined, fromOn: string, untilOn: string) {
  return useQuery({
    queryKey: [...key, 'quote', unitId, fromOn, untilOn],
    queryFn: ({ signal }) =>
      answered(
        api.rentals.quoteRental({ params: { unitId: unitId ?? '' }, query: { fromOn, untilOn }, signal }),
      ),
    enabled: unitId !== undefined && untilOn >= fromOn,
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

/** Changes a rental and says so; everything that shows it is read anew. */
export function useRentalChange<T>(change: (given: T) => Promise<Answer<Rental>>, done: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (given: T) => answered(change(given)),
    onSuccess: () => toasts.done(done),
    onSettled: (rental) => refreshRentals(client, rental?.partyId),
  });
}

/** After anything went out or came back: every list of rentals, the customer's assets and what happened with them. */
export async function refreshRentals(client: QueryClient, partyId?: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: key }),
    ...(partyId === undefined
      ? []
      : [
          client.invalidateQueries({ queryKey: ['assets'] }),
          client.invalidateQueries({ queryKey: ['timeline', partyId] }),
        ]),
  ]);
}
