import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { Answer } from '#contract-kit';
import type { Part } from '#modules/stock/contract';
import { answered, useKeysetList, useSession, useToasts } from '#ui';

const key = ['stock'];

export type Show = 'all' | 'free' | 'low' | 'discontinued';

/** The branch whose stock is shown: the one worked in, until another is chosen; undefined leaves it to where parts are. */
export function useStockBranch() {
  const session = useSession();
  const [chosen, choose] = useState<string>();
  const branches = session?.branches ?? [];
  return {
    branches,
    branchId: chosen ?? session?.branchId ?? (branches.length === 1 ? branches[0]?.id : undefined),
    choose,
  };
}

/** Parts of a branch in the order of their numbers. */
export function usePartList(branchId: string | undefined, show: Show, q: string) {
  return useKeysetList({
    queryKey: [...key, 'list', branchId, show, q],
    askPage: ({ cursor, signal }) =>
      api.stock.listParts({
        query: { branchId, show, cursor, limit: 50, ...(q === '' ? {} : { q }) },
        signal,
      }),
  });
}

export function usePart(partId: string) {
  return useQuery({
    queryKey: [...key, 'one', partId],
    queryFn: ({ signal }) => answered(api.stock.showPart({ params: { partId }, signal })),
  });
}

export function useMovements(partId: string, branchId: string) {
  return useKeysetList({
    queryKey: [...key, 'movements', partId, branchId],
    askPage: ({ cursor, signal }) =>
      api.stock.listMovements({ params: { partId }, query: { branchId, cursor, limit: 20 }, signal }),
  });
}

/** Changes stock and says so; everything that shows it is read anew. */
export function useStockChange<T>(change: (given: T) => Promise<Answer<Part>>, done: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (given: T) => answered(change(given)),
    onSuccess: () => toasts.done(done),
    onSettled: () => refreshStock(client),
  });
}

/** After anything moved: every list of parts. */
export async function refreshStock(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: key });
}

/** The currency amounts are in when nothing else is said. */
export function useBusinessCurrency(): string | undefined {
  const { data } = useQuery({
    queryKey: ['access', 'business'],
    queryFn: ({ signal }) => answered(api.access.getBusiness({ signal })),
  });
  return data?.currency;
}
