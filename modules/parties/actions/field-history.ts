import { type ActionContext, reaches } from '#platform';
import { type FieldChanged, partiesRead } from '../contract/index.ts';
import { findAdding, listChangesOfFields } from '../data/history-queries.ts';
import { findRecord } from '../data/party-record.ts';
import { shownChange } from '../domain/shown-change.ts';
import { refuseUnknown } from './party-view.ts';

/** Who changed a field of a file, when and from what; of all fields when none is named. */
export async function listFieldChanges(
  ctx: ActionContext,
  partyId: string,
  { field, limit }: { field?: string; limit: number },
): Promise<{ items: FieldChanged[]; hasMore: boolean; addedAt: string; addedByName: string }> {
  const record = await findRecord(ctx.db, partyId);
  const adding = await findAdding(ctx.db, partyId);
  if (!record || !adding || !reaches(ctx.actor, partiesRead, record)) return refuseUnknown();
  const changes = await listChangesOfFields(ctx.db, partyId, field, limit + 1);
  const seesContact = ctx.actor.sees('contact');
  return {
    items: changes.slice(0, limit).map((change) => ({ ...change, ...shownChange(change, seesContact) })),
    hasMore: changes.length > limit,
    ...adding,
  };
}
