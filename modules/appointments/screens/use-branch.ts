import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import { answered, useBranchesFor, useMay, useSession } from '#ui';

/**
 * The branch whose calendar is shown, among those whose appointments may be seen: the one worked in, else the first where
 * somebody can be booked, until another is chosen. Whoever works in no branch has none.
 */
export function useBranch(first?: string) {
  const session = useSession();
  const [chosen, choose] = useState(first);
  const { branches, branchId: own } = useBranchesFor('appointments.read');
  const fixed = chosen ?? own;
  const bookable = useFirstBookableBranch(fixed === undefined);
  const branchId = fixed ?? bookable ?? branches[0]?.id;
  const hasNone = session !== undefined && !session.isLoadingBranches && branches.length === 0;
  return { branches, branchId, hasNone, choose, timeZone: session?.timeZone ?? 'UTC' };
}

function useFirstBookableBranch(isAsked: boolean): string | undefined {
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['appointments', 'first-bookable'],
    queryFn: ({ signal }) => answered(api.appointments.listResources({ query: { limit: 1 }, signal })),
    enabled: isAsked && may('appointments.read'),
  });
  return data?.items[0]?.branchId;
}
