import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type ManagedTag,
  partiesProblems,
  partiesRead,
  partyFilters,
  type TagTone,
} from '../contract/index.ts';
import { countFiltered } from '../data/list-queries.ts';
import { deleteTagName, findTag, isTagCarried, listTagRows, nameTag } from '../data/tag-queries.ts';
import { cleanText } from '../domain/clean-text.ts';
import { prepareBulkChange, startBulkChange } from './bulk-changes.ts';
import { reachOf } from './reach-of.ts';

/** Tags in use, and the colours of those that have one. */
export async function listTags(
  ctx: ActionContext,
): Promise<{ items: string[]; tones: Record<string, TagTone> }> {
  const rows = await listTagRows(ctx.db);
  const coloured = rows.filter(({ tone }) => tone !== 'plain');
  return {
    items: rows.map(({ tag }) => tag),
    tones: Object.fromEntries(coloured.map(({ tag, tone }) => [tag, tone])),
  };
}

/** Tags with how many customers the actor reaches carry them. */
export async function listManagedTags(ctx: ActionContext): Promise<{ items: ManagedTag[] }> {
  const items: ManagedTag[] = [];
  const reach = reachOf(ctx, partiesRead);
  for (const row of await listTagRows(ctx.db)) {
    const { count, exact } = await countFiltered(ctx.db, reach, partyFilters.parse({ tag: row.tag }));
    items.push({ ...row, count, isMore: !exact });
  }
  return { items };
}

/** Renames or colours a tag. Taking the name of another merges the two; customers follow in the background when many. */
export async function changeTag(
  ctx: ActionContext,
  tag: string,
  change: { name?: string | undefined; tone?: TagTone | undefined },
): Promise<{ tag: string; tone: TagTone; merged: boolean; changing: number }> {
  const known = await findTag(ctx.db, tag);
  if (known === undefined)
    return refuse(notFound, `there is no tag "${tag}"; choose one from the list of tags`);
  const name = change.name === undefined ? tag : cleanText(change.name);
  const other = name === tag ? undefined : await findTag(ctx.db, name);
  const tone = change.tone ?? (other ?? known).tone;
  await nameTag(ctx.db, { tag: name, tone, at: ctx.clock.now() });
  if (name === tag) return { tag, tone, merged: false, changing: 0 };

  const prepared = await prepareBulkChange(ctx, {
    selection: { kind: 'filtered', filters: partyFilters.parse({ tag, archived: 'with' }) },
    order: { kind: 'rename-tag', tag, to: name },
  });
  await startBulkChange(ctx, prepared.bulkChangeId);
  await deleteTagName(ctx.db, tag);
  ctx.audit({ subjectKind: 'tag', subjectId: name, was: tag, merged: other !== undefined });
  return { tag: name, tone, merged: other !== undefined, changing: prepared.found.changing };
}

/** Offers a tag no longer. */
export async function retireTag(ctx: ActionContext, tag: string): Promise<Record<string, never>> {
  if ((await findTag(ctx.db, tag)) === undefined) {
    return refuse(notFound, `there is no tag "${tag}"; choose one from the list of tags`);
  }
  if (await isTagCarried(ctx.db, tag)) {
    refuse(partiesProblems.tagInUse, `customers carry the tag "${tag}"; merge it into another first`);
  }
  await deleteTagName(ctx.db, tag);
  return {};
}
