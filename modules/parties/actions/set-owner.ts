import type { ActionContext } from '#platform';
import type { Party } from '../contract/index.ts';
import { recordToChange, viewParty } from './party-view.ts';
import { refuseUnknownPlaces } from './refuse-unknown-places.ts';
import { saveRecord } from './save-record.ts';

/** Says who looks after a party. */
export async function setOwner(ctx: ActionContext, partyId: string, ownerId: string | null): Promise<Party> {
  const record = await recordToChange(ctx, partyId);
  await refuseUnknownPlaces(ctx, { ownerId });

  if (record.ownerId !== ownerId) {
    const change = { field: 'ownerId', from: record.ownerId, to: ownerId };
    await saveRecord(ctx, record, { ...record, ownerId }, [change]);
  }

  return viewParty(ctx, partyId);
}
