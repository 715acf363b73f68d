import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import { answered, useMay, useSession } from '#ui';

/** The branch whose calendar is shown: the one worked in, else the first where somebody can be booked, until another is chosen. */
export function useBranch(first?: string) {
  const session = useSession();
  const [chosen, choose] = useState(first);
  const branches = session?.branches ?? [];
  const fixed = chosen ?? session?.branchId;
  const bookable = useFirstBookableBranch(fixed === undefined);
  const branchId = fixed ?? bookable ?? branches[0]?.id;
  return { branches, branchId, choose, timeZone: session?.timeZone ?? 'UTC' };
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
