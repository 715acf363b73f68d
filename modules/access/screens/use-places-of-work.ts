import { useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered } from '#ui';

export const branchesKey = ['access', 'branches'];
export const staffKey = ['access', 'staff'];

export function useBranches() {
  return useQuery({
    queryKey: branchesKey,
    queryFn: ({ signal }) => answered(api.access.listBranches({ signal })),
  });
}

export function useStaff() {
  return useQuery({
    queryKey: staffKey,
    queryFn: ({ signal }) => answered(api.access.listStaff({ signal })),
  });
}
