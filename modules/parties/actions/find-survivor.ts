import { type ActionContext, reaches } from '#platform';
import { partiesRead } from '../contract/index.ts';
import { findSurvivorId } from '../data/merge-queries.ts';
import { findRecord } from '../data/party-record.ts';

/** In whom a party went up, for those who may read that one. */
export async function findSurvivor(ctx: ActionContext, partyId: string): Promise<string | undefined> {
  const survivorId = await findSurvivorId(ctx.db, partyId);
  if (survivorId === undefined) return undefined;
  const survivor = await findRecord(ctx.db, survivorId);
  return survivor && reaches(ctx.actor, partiesRead, survivor) ? survivorId : undefined;
}
