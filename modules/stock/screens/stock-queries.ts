import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { Answer } from '#contract-kit';
import type { Part, PurchaseState } from '#modules/stock/contract';
import { answered, useBranchesFor, useKeysetList, useToasts } from '#ui';

const key = ['stock'];
/** More parts than anybody orders at once; the next order brings the others. */
const MOST_SUGGESTED = 100;

export type Show = 'all' | 'free' | 'low' | 'discontinued';

/** The branch whose stock is shown: the one worked in, until another is chosen; undefined leaves it to where parts are. */
export function useStockBranch() {
  const [chosen, choose] = useState<string>();
  const { branches, branchId } = useBranchesFor('stock.read');
  return {
    branches,
    branchId: chosen ?? branchId ?? (branches.length === 1 ? branches[0]?.id : undefined),
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

/** What is to be picked at a branch. */
export function usePicks(branchId: string) {
  return useKeysetList({
    queryKey: [...key, 'picks', branchId],
    askPage: ({ cursor, signal }) => api.stock.listPicks({ query: { branchId, cursor, limit: 200 }, signal }),
  });
}

/** How well the shelf served repairs, at a branch or at all. */
export function useStockFigures(branchId: string | undefined) {
  return useQuery({
    queryKey: [...key, 'figures', branchId],
    queryFn: ({ signal }) => answered(api.stock.showFigures({ query: { branchId }, signal })),
  });
}

/** Orders of parts, latest first. */
export function usePurchaseList(branchId: string | undefined, state: PurchaseState) {
  return useKeysetList({
    queryKey: [...key, 'orders', branchId, state],
    askPage: ({ cursor, signal }) =>
      api.stock.listPurchases({ query: { branchId, state, cursor, limit: 25 }, signal }),
  });
}

export function usePurchase(orderId: string) {
  return useQuery({
    queryKey: [...key, 'order', orderId],
    queryFn: ({ signal }) => answered(api.stock.showPurchase({ params: { orderId }, signal })),
  });
}

export function useSuppliers() {
  return useQuery({
    queryKey: [...key, 'suppliers'],
    queryFn: ({ signal }) => answered(api.stock.listSuppliers({ signal })),
  });
}

/** What a branch has to order again. */
export function usePartsToOrder(branchId: string) {
  return useQuery({
    queryKey: [...key, 'list', branchId, 'low', 'to-order'],
    queryFn: ({ signal }) =>
      answered(api.stock.listParts({ query: { branchId, show: 'low', limit: MOST_SUGGESTED }, signal })),
    enabled: branchId !== '',
  });
}

/** Changes stock and says so; everything that shows it is read anew. */
export function useStockChange<T, Changed = Part>(
  change: (given: T) => Promise<Answer<Changed>>,
  done: string,
) {
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
