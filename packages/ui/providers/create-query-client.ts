import { QueryClient } from '@tanstack/react-query';
import { toProblem } from '../problem/problem.ts';

/** The data cache: answers stay fresh for half a minute, refusals are not retried, outages are retried twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
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
