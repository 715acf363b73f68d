import { z } from 'zod';
import { defineRoute, instant, partyId, type RouteMap, uuid } from '#contract-kit';
import { partiesRead } from './permissions.ts';

/** On which road a change came: at the desk, with a file, with a merge, or for many at once. */
export const changeRoad = z.enum(['by-hand', 'import', 'merge', 'merge-undone', 'bulk', 'added']);
export type ChangeRoad = z.infer<typeof changeRoad>;

/** One change of one field: what it said before and after, who changed it and when. */
export const fieldChanged = z.object({
  changeId: uuid,
  /** `bornOn`, `phone`, `phone-barred`, `tag`, `national-id`: contact points, tags and numbers count as fields. */
  field: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  at: instant,
  byName: z.string(),
  road: changeRoad,
});
export type FieldChanged = z.infer<typeof fieldChanged>;

export const historyRoutes = {
  listFieldChanges: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/field-changes',
    summary: 'Who changed what in a customer file, when and from what, newest first; of one field or of all',
    permission: partiesRead,
    params: z.object({ partyId }),
    query: z.object({
      field: z
        .string()
        .regex(/^[a-z][A-Za-z0-9:-]{0,59}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    response: z.object({
      items: z.array(fieldChanged),
      /** Whether there are older changes than these. */
      hasMore: z.boolean(),
      /** When the file was added and by whom: what no change is told of has stood there since. */
      addedAt: instant,
      addedByName: z.string(),
    }),
  }),
} satisfies RouteMap;
