import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { type Party, partiesProblems } from '../contract/index.ts';
import { recordToChange, viewParty } from './party-view.ts';
import { refuseUnknownPlaces } from './refuse-unknown-places.ts';
import { saveRecord } from './save-record.ts';

/** Says who looks after a party. */
export async function setOwner(
  ctx: ActionContext,
  partyId: string,
  { ownerId, seenOwnerId }: { ownerId: string | null; seenOwnerId?: string | null | undefined },
): Promise<Party> {
  const record = await recordToChange(ctx, partyId);
  if (seenOwnerId !== undefined && seenOwnerId !== record.ownerId && ownerId !== record.ownerId) {
    refuse(
      partiesProblems.partyChangedMeanwhile,
      'somebody else was chosen to look after the customer meanwhile; look at the list again and choose anew',
      { context: { version: record.version, fields: [] } },
    );
  }
  await refuseUnknownPlaces(ctx, { ownerId });

  if (record.ownerId !== ownerId) {
    const change = { field: 'ownerId', from: record.ownerId, to: ownerId };
    await saveRecord(ctx, record, { ...record, ownerId }, [change]);
  }

  return viewParty(ctx, partyId);
}
