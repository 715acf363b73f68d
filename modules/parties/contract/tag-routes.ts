import { z } from 'zod';
import { defineRoute, instant, type RouteMap } from '#contract-kit';
import { tag } from './party-schemas.ts';
import { partiesManageTags, partiesRead } from './permissions.ts';
import { tagInUse } from './problems.ts';

/** Colours a tag may have; words say what it means, the colour only helps to find it. */
export const tagTone = z.enum(['plain', 'green', 'amber', 'vermilion', 'indigo']);
export type TagTone = z.infer<typeof tagTone>;

export const managedTag = z.object({
  tag: z.string(),
  tone: tagTone,
  /** Customers within the actor's reach that carry it, counted to 10,000. */
  count: z.int(),
  isMore: z.boolean(),
  firstUsedAt: instant,
});
export type ManagedTag = z.infer<typeof managedTag>;

const onTag = z.object({ tag });

/** Tags as a whole: renamed, merged, coloured, retired. */
export const tagRoutes = {
  listManagedTags: defineRoute({
    method: 'GET',
    path: '/api/parties/managed-tags',
    summary: 'Tags with colour and how many customers carry them',
    permission: partiesRead,
    response: z.object({ items: z.array(managedTag) }),
  }),
  changeTag: defineRoute({
    method: 'PATCH',
    path: '/api/parties/managed-tags/:tag',
    summary: 'Rename a tag or colour it; a name that is taken merges the two',
    permission: partiesManageTags,
    audit: 'parties.tag-changed',
    params: onTag,
    body: z.object({ name: tag.optional(), tone: tagTone.optional() }),
    response: z.object({ tag: z.string(), tone: tagTone, merged: z.boolean(), changing: z.int() }),
  }),
  retireTag: defineRoute({
    method: 'DELETE',
    path: '/api/parties/managed-tags/:tag',
    summary: 'Offer a tag no longer; refused while customers carry it',
    permission: partiesManageTags,
    audit: 'parties.tag-retired',
    params: onTag,
    response: z.object({}),
    problems: [tagInUse],
  }),
} satisfies RouteMap;
