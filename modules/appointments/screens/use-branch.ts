import { useState } from 'react';
import { useSession } from '#ui';

/** The branch whose calendar is shown: the one worked in, else the first, until another is chosen. */
export function useBranch(first?: string) {
  const session = useSession();
  const [chosen, choose] = useState(first);
  const branches = session?.branches ?? [];
  const branchId = chosen ?? session?.branchId ?? branches[0]?.id;
  return { branches, branchId, choose, timeZone: session?.timeZone ?? 'UTC' };
}
