import { bindRoute } from '#platform';
import {
  addAttachment,
  countAttachments,
  downloadAttachment,
  listAttachments,
  removeAttachment,
  restoreAttachment,
} from './actions/attachments.ts';
import { attachmentsRoutes as routes } from './contract/index.ts';

export const attachmentsHttp = [
  bindRoute(routes.listAttachments, (ctx, { params, query }) => listAttachments(ctx, params.partyId, query)),
  bindRoute(routes.countAttachments, (ctx, { params }) => countAttachments(ctx, params.partyId)),
  bindRoute(routes.addAttachment, (ctx, { params, query, stream }) =>
    addAttachment(ctx, { ...params, ...query, stream }),
  ),
  bindRoute(routes.downloadAttachment, (ctx, { params }) => downloadAttachment(ctx, params)),
  bindRoute(routes.removeAttachment, (ctx, { params }) => removeAttachment(ctx, params)),
  bindRoute(routes.restoreAttachment, (ctx, { params }) => restoreAttachment(ctx, params)),
];
