import type { Database } from '#platform';
import type { Exceptions, Week } from '../contract/index.ts';
import { findHours } from '../data/resource-queries.ts';
import { USUAL_WEEK } from './resources.ts';

/** When a branch works; the usual week while it has not said so, or where there is no branch. */
export async function findBranchWeek(
  db: Database,
  branchId: string | null,
): Promise<{ week: Week; exceptions: Exceptions }> {
  const row = branchId === null ? undefined : await findHours(db, branchId);
  return { week: row?.week ?? USUAL_WEEK, exceptions: row?.exceptions ?? {} };
}
