import type { ActionContext } from '#platform';
import type { Party } from '../contract/index.ts';
import { deleteTags } from '../data/belonging-writes.ts';
import { insertTags } from '../data/party-writes.ts';
import { cleanText } from '../domain/clean-text.ts';
import { recordToChange, viewParty } from './party-view.ts';
import { saveRecord, stampOf } from './save-record.ts';

/** Tags a party; tagging it again changes nothing. */
export async function addTag(ctx: ActionContext, partyId: string, typed: string): Promise<Party> {
  const record = await recordToChange(ctx, partyId);
  const tag = cleanText(typed);
  if (record.tags.includes(tag)) return viewParty(ctx, partyId);

  await insertTags(ctx.db, [{ partyId, tag, importId: null }], stampOf(ctx));
  await saveRecord(ctx, record, record, [{ field: 'tag', from: null, to: tag }]);

  return viewParty(ctx, partyId);
}

/** Takes a tag off; a tag that is not there changes nothing. */
export async function removeTag(ctx: ActionContext, partyId: string, typed: string): Promise<Party> {
  const record = await recordToChange(ctx, partyId);
  const tag = cleanText(typed);
  if (!record.tags.includes(tag)) return viewParty(ctx, partyId);

  await deleteTags(ctx.db, [{ partyId, tag }]);
  await saveRecord(ctx, record, record, [{ field: 'tag', from: tag, to: null }]);

  return viewParty(ctx, partyId);
}
