import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { partiesProblems } from '../contract/index.ts';
import { findHolders } from '../data/identity-queries.ts';
import { type IdentityKey, isExclusiveKind } from '../domain/identity.ts';

/** Refuses numbers that another party holds and only one may. */
export async function refuseTakenNumbers(ctx: ActionContext, keys: readonly IdentityKey[]): Promise<void> {
  const holders = await findHolders(
    ctx.db,
    keys.filter(({ kind }) => isExclusiveKind(kind)),
  );
  const [holder] = holders;
  if (!holder) return;
  refuse(
    partiesProblems.identityBelongsToAnother,
    `another customer holds this ${holder.kind}; open that customer instead, or correct the number`,
    { context: { kind: holder.kind, partyId: holder.partyId } },
  );
}
