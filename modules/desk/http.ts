import { bindRoute } from '#platform';
import { dropDraft, listDrafts, saveDraft } from './actions/drafts.ts';
import { addView, changeView, listViews, removeView, setFirstView } from './actions/views.ts';
import {
  countUnseenHappenings,
  getWatch,
  listHappenings,
  listStarred,
  seeHappenings,
  setWatch,
} from './actions/watches.ts';
import { deskRoutes as routes } from './contract/index.ts';

export const deskHttp = [
  bindRoute(routes.listViews, (ctx, { query }) => listViews(ctx, query.listName)),
  bindRoute(routes.addView, (ctx, { body }) => addView(ctx, body)),
  bindRoute(routes.changeView, (ctx, { params, body }) => changeView(ctx, params.savedViewId, body)),
  bindRoute(routes.removeView, (ctx, { params }) => removeView(ctx, params.savedViewId)),
  bindRoute(routes.setFirstView, (ctx, { body }) => setFirstView(ctx, body)),
  bindRoute(routes.listDrafts, (ctx) => listDrafts(ctx)),
  bindRoute(routes.saveDraft, (ctx, { params, body }) => saveDraft(ctx, { ...params, ...body })),
  bindRoute(routes.dropDraft, (ctx, { params }) => dropDraft(ctx, params.draftKey)),
  bindRoute(routes.getWatch, (ctx, { params }) => getWatch(ctx, params.partyId)),
  bindRoute(routes.setWatch, (ctx, { params, body }) => setWatch(ctx, params.partyId, body)),
  bindRoute(routes.listStarred, (ctx) => listStarred(ctx)),
  bindRoute(routes.listHappenings, (ctx, { query }) => listHappenings(ctx, query)),
  bindRoute(routes.countUnseenHappenings, (ctx) => countUnseenHappenings(ctx)),
  bindRoute(routes.seeHappenings, (ctx, { body }) => seeHappenings(ctx, body.until)),
];
