import { bindRoute } from '#platform';
import { listTimeline, type NamedSource } from './actions/list-timeline.ts';
import { addNote, logCall, logContact } from './actions/record-interaction.ts';
import { retractInteraction } from './actions/retract-interaction.ts';
import { timelineRoutes as routes } from './contract/index.ts';

export function timelineHttp(sources: () => readonly NamedSource[]) {
  return [
    bindRoute(routes.listTimeline, (ctx, { params, query }) =>
      listTimeline(ctx, sources(), { ...params, ...query }),
    ),
    bindRoute(routes.addNote, (ctx, { params, body }) => addNote(ctx, { ...params, ...body })),
    bindRoute(routes.logCall, (ctx, { params, body }) => logCall(ctx, { ...params, ...body })),
    bindRoute(routes.logContact, (ctx, { params, body }) => logContact(ctx, { ...params, ...body })),
    bindRoute(routes.retractInteraction, (ctx, { params }) => retractInteraction(ctx, params)),
  ];
}
