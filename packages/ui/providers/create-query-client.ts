import { type InvalidateOptions, type InvalidateQueryFilters, QueryClient } from '@tanstack/react-query';
import { toProblem } from '../problem/problem.ts';

/** The data cache: answers stay fresh for half a minute, refusals are not retried, outages are retried twice. */
export function createQueryClient(): QueryClient {
  return new AskingAnewQueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => {
          const status = toProblem(error)?.status;
          return failures < 2 && (status === undefined || status === 0 || status >= 500);
        },
      },
      mutations: { retry: false },
    },
  });
}

/**
 * A first answer under way may have been written before the change that makes it out of date, and would be kept as
 * fresh: what is looked at is asked for again. (Later answers under way are dropped by the library itself.)
 */
class AskingAnewQueryClient extends QueryClient {
  override invalidateQueries(filters?: InvalidateQueryFilters, options?: InvalidateOptions): Promise<void> {
    for (const query of this.getQueryCache().findAll({
      ...filters,
      type: 'active',
      fetchStatus: 'fetching',
    })) {
      if (query.state.data === undefined) void query.cancel({ silent: true });
    }
    return super.invalidateQueries(filters, options);
  }
}
