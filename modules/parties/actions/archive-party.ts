import type { ActionContext } from '#platform';
import { type Party, partyArchived, partyRestored } from '../contract/index.ts';
import { recordToChange, viewParty } from './party-view.ts';
import { saveRecord } from './save-record.ts';

/** Puts a party out of the daily lists. */
export async function archiveParty(ctx: ActionContext, partyId: string): Promise<Party> {
  const record = await recordToChange(ctx, partyId);
  if (record.archivedAt !== null) return viewParty(ctx, partyId);

  const archivedAt = ctx.clock.now().toISOString();
  await saveRecord(ctx, record, { ...record, archivedAt }, [
    { field: 'archivedAt', from: null, to: archivedAt },
  ]);

  await ctx.announce(partyArchived, { partyId });
  return viewParty(ctx, partyId);
}

/** Brings a party back from the archive. */
export async function restoreParty(ctx: ActionContext, partyId: string): Promise<Party> {
  const record = await recordToChange(ctx, partyId);
  if (record.archivedAt === null) return viewParty(ctx, partyId);

  await saveRecord(ctx, record, { ...record, archivedAt: null }, [
    { field: 'archivedAt', from: record.archivedAt, to: null },
  ]);

  await ctx.announce(partyRestored, { partyId });
  return viewParty(ctx, partyId);
}
