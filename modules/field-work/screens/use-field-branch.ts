import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import { answered, useBranchesFor } from '#ui';

/** The branch whose visits are shown: the one worked in, else the first that sends anybody out, until another is chosen. */
export function useFieldBranch() {
  const [chosen, choose] = useState<string>();
  const { branches, branchId } = useBranchesFor('field-work.read');
  const fixed = chosen ?? branchId;
  const { data: visits, isPending } = useQuery({
    queryKey: ['field-work', 'first-branch'],
    queryFn: ({ signal }) =>
      answered(api.fieldWork.listVisits({ query: { standing: 'all', limit: 1 }, signal })),
    enabled: fixed === undefined,
  });
  const first = isPending ? undefined : (visits?.items[0]?.branchId ?? branches[0]?.id);
  return { branches, branchId: fixed ?? first, choose };
}
