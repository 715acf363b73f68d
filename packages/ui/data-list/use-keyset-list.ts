import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import type { Answer, Page } from '#contract-kit';
import { answered } from '../problem/problem.ts';

export type KeysetListOptions<Row> = {
  readonly queryKey: QueryKey;
  /** Asks for the page after a cursor: `({ cursor, signal }) => api.parties.list({ query: { cursor }, signal })`. */
  readonly askPage: (page: {
    readonly cursor: string | undefined;
    readonly signal: AbortSignal;
  }) => Promise<Answer<Page<Row>>>;
};

/** Keyset pages joined into one growing list, in the shape `DataList` takes: `<DataList {...useKeysetList(…)} … />`. */
export function useKeysetList<Row>({ queryKey, askPage }: KeysetListOptions<Row>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => answered(askPage({ cursor: pageParam, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  return {
    rows: query.data?.pages.flatMap((page) => page.items),
    error: query.error ?? undefined,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    onLoadMore: () => void query.fetchNextPage(),
    onRetry: () => void query.refetch(),
  };
}
