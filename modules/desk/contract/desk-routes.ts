import { z } from 'zod';
import { defineRoute, instant, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { role } from '#modules/access/contract';
import { partiesRead } from '#modules/parties/contract';
import { deskUse } from './permissions.ts';
import * as problems from './problems.ts';
import {
  draft,
  draftKey,
  happening,
  LONGEST_DRAFT,
  savedView,
  viewAudience,
  viewState,
  watch,
} from './schemas.ts';

const listName = z.string().min(1).max(60);
const viewName = z.string().trim().min(1, 'give the view a name').max(80);
const onView = z.object({ savedViewId: uuid });
const onParty = z.object({ partyId });
const onDraft = z.object({ draftKey });
const given = {
  audience: viewAudience,
  /** For the audience `branch`. */
  branchId: uuid.nullable(),
  defaultForRole: role.nullable(),
};

export const deskRoutes = {
  listViews: defineRoute({
    method: 'GET',
    path: '/api/desk/views',
    summary: 'Saved views of a list: one’s own, those of one’s branches, and everybody’s',
    permission: deskUse,
    query: z.object({ listName: listName.default('customers') }),
    response: z.object({ items: z.array(savedView) }),
  }),
  addView: defineRoute({
    method: 'POST',
    path: '/api/desk/views',
    summary: 'Save how a list is looked at',
    permission: deskUse,
    audit: 'desk.view-added',
    body: z.object({
      listName,
      name: viewName,
      state: viewState,
      audience: given.audience.default('me'),
      branchId: given.branchId.default(null),
      defaultForRole: given.defaultForRole.default(null),
    }),
    response: savedView,
    status: 201,
    problems: [problems.viewNameTaken, problems.viewNotYours],
  }),
  changeView: defineRoute({
    method: 'PATCH',
    path: '/api/desk/views/:savedViewId',
    summary: 'Rename a view, save it as the list is looked at now, or give it to others',
    permission: deskUse,
    audit: 'desk.view-changed',
    params: onView,
    body: z.object({
      name: viewName.optional(),
      state: viewState.optional(),
      audience: given.audience.optional(),
      branchId: given.branchId.optional(),
      defaultForRole: given.defaultForRole.optional(),
    }),
    response: savedView,
    problems: [problems.viewNameTaken, problems.viewNotYours],
  }),
  removeView: defineRoute({
    method: 'DELETE',
    path: '/api/desk/views/:savedViewId',
    summary: 'Remove a view; the list itself loses nothing',
    permission: deskUse,
    audit: 'desk.view-removed',
    params: onView,
    response: z.object({}),
    problems: [problems.viewNotYours],
  }),
  setFirstView: defineRoute({
    method: 'PUT',
    path: '/api/desk/first-view',
    summary: 'Choose the view a list opens with; null for the list as it is',
    permission: deskUse,
    audit: 'desk.first-view-chosen',
    body: z.object({ listName, savedViewId: uuid.nullable() }),
    response: z.object({}),
  }),
  listDrafts: defineRoute({
    method: 'GET',
    path: '/api/desk/drafts',
    summary: 'One’s own unfinished drafts, latest first',
    permission: deskUse,
    response: z.object({ items: z.array(draft) }),
  }),
  saveDraft: defineRoute({
    method: 'PUT',
    path: '/api/desk/drafts/:draftKey',
    summary: 'Keep what one is writing',
    permission: deskUse,
    audit: 'desk.draft-kept',
    params: onDraft,
    body: z.object({
      text: z.string().min(1).max(LONGEST_DRAFT),
      path: z.string().startsWith('/').max(300).nullable().default(null),
      title: z.string().max(200).nullable().default(null),
      partyId: partyId.nullable().default(null),
    }),
    response: draft,
    problems: [problems.tooManyDrafts],
  }),
  dropDraft: defineRoute({
    method: 'DELETE',
    path: '/api/desk/drafts/:draftKey',
    summary: 'Drop a draft that was sent or is no longer wanted',
    permission: deskUse,
    audit: 'desk.draft-dropped',
    params: onDraft,
    response: z.object({}),
  }),
  getWatch: defineRoute({
    method: 'GET',
    path: '/api/desk/watches/:partyId',
    summary: 'Whether one follows or starred a customer',
    permission: partiesRead,
    params: onParty,
    response: watch,
  }),
  setWatch: defineRoute({
    method: 'PUT',
    path: '/api/desk/watches/:partyId',
    summary: 'Follow a customer, or keep one at hand by a star',
    permission: partiesRead,
    audit: 'desk.watch-set',
    params: onParty,
    body: z.object({ follow: z.boolean().optional(), star: z.boolean().optional() }),
    response: watch,
  }),
  listStarred: defineRoute({
    method: 'GET',
    path: '/api/desk/starred',
    summary: 'Customers one starred, latest first, 50 at most',
    permission: partiesRead,
    response: z.object({
      items: z.array(z.object({ partyId, displayName: z.string(), number: z.string(), starredAt: instant })),
    }),
  }),
  listHappenings: defineRoute({
    method: 'GET',
    path: '/api/desk/happenings',
    summary: 'What happened with customers one follows, latest first',
    permission: partiesRead,
    query: z.object(pageQuery),
    response: page(happening),
  }),
  countUnseenHappenings: defineRoute({
    method: 'GET',
    path: '/api/desk/happening-count',
    summary: 'How much of it one has not seen yet, counted to 100',
    permission: partiesRead,
    response: z.object({ unseen: z.int(), isMore: z.boolean() }),
  }),
  seeHappenings: defineRoute({
    method: 'PUT',
    path: '/api/desk/happenings/seen',
    summary: 'Say that one has seen all that happened until an instant',
    permission: partiesRead,
    audit: 'desk.happenings-seen',
    body: z.object({ until: instant }),
    response: z.object({}),
  }),
} satisfies RouteMap;
