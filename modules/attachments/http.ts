import { bindRoute, bindUpload } from '#platform';
import {
  addAttachment,
  countAttachments,
  discardAttachment,
  downloadAttachment,
  listAttachments,
  receiveAttachment,
  removeAttachment,
  restoreAttachment,
} from './actions/attachments.ts';
import { attachmentsRoutes as routes } from './contract/index.ts';

export const attachmentsHttp = [
  bindRoute(routes.listAttachments, (ctx, { params, query }) => listAttachments(ctx, params.partyId, query)),
  bindRoute(routes.countAttachments, (ctx, { params }) => countAttachments(ctx, params.partyId)),
  bindUpload(routes.addAttachment, {
    receive: (ctx, { stream }) => receiveAttachment(ctx, stream),
    handle: (ctx, { params, query, received }) => addAttachment(ctx, { ...params, ...query, received }),
    discard: discardAttachment,
  }),
  bindRoute(routes.downloadAttachment, (ctx, { params }) => downloadAttachment(ctx, params)),
  bindRoute(routes.removeAttachment, (ctx, { params }) => removeAttachment(ctx, params)),
  bindRoute(routes.restoreAttachment, (ctx, { params }) => restoreAttachment(ctx, params)),
];
