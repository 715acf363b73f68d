import { notFound, type Permission, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { promisesProblems } from '../contract/index.ts';
import { findPromise, lockParty, lockPromise, type PromiseRow } from '../data/promise-queries.ts';
import { bringUpToDate } from './bring-up-to-date.ts';

/** A promise in reach, held until the transaction ends and read anew as of this moment. Whoever changes it names the revision they saw. */
export async function loadToChange(
  ctx: ActionContext,
  permission: Permission,
  { promiseId, revision }: { promiseId: string; revision: number },
): Promise<PromiseRow> {
  const found = await findPromise(ctx, permission, promiseId);
  if (!found) return refuseUnknownPromise();
  await lockParty(ctx.db, found.party_id);
  const row = await lockPromise(ctx.db, found);
  if (!row) return refuseUnknownPromise();
  if (row.revision !== revision) {
    refuse(
      promisesProblems.promiseMovedOn,
      `the promise is at revision ${row.revision} and ${revision} was seen; read it again and decide anew`,
    );
  }
  return bringUpToDate(ctx, row);
}

export function refuseUnknownPromise(): never {
  return refuse(notFound, 'there is no such promise, or its customer belongs to another branch');
}

export function refuseDecided(row: PromiseRow): never {
  return refuse(
    promisesProblems.promiseDecided,
    `the promise is ${row.state} since ${row.decided_at}; nothing is left to decide this way`,
  );
}
