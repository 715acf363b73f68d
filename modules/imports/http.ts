import { bindRoute, bindUpload } from '#platform';
import { configureImport } from './actions/configure-import.ts';
import { downloadErrorFile, listLeftOutRows } from './actions/left-out-rows.ts';
import { previewImport } from './actions/preview-import.ts';
import { forgetSavedMapping } from './actions/saved-mappings.ts';
import { getImport, listImports } from './actions/show-import.ts';
import { discardUpload, receiveUpload, recordUpload } from './actions/upload-import.ts';
import {
  cancelImport,
  pauseImport,
  resumeImport,
  revertImport,
  startImport,
  testImport,
} from './actions/work-on-import.ts';
import { importsRoutes as routes } from './contract/index.ts';
import { listSavedMappingRows } from './data/saved-mapping-queries.ts';

export const importsHttp = [
  bindUpload(routes.uploadImport, {
    receive: (ctx, { query, stream }, edge) =>
      receiveUpload(ctx, { kind: query.kind, stream, declaredBytes: declaredBytes(edge.headers) }),
    handle: (ctx, { query, received }) => recordUpload(ctx, { ...query, received }),
    discard: discardUpload,
  }),
  bindRoute(routes.listImports, (ctx, { query }) => listImports(ctx, query)),
  bindRoute(routes.getImport, (ctx, { params }) => getImport(ctx, params.importId)),
  bindRoute(routes.previewImport, (ctx, { params }) => previewImport(ctx, params.importId)),
  bindRoute(routes.configureImport, (ctx, { params, body }) => configureImport(ctx, params.importId, body)),
  bindRoute(routes.testImport, (ctx, { params, body }) => testImport(ctx, params.importId, body.wholeFile)),
  bindRoute(routes.startImport, (ctx, { params, body }) =>
    startImport(ctx, params.importId, body.allowSameFile),
  ),
  bindRoute(routes.pauseImport, (ctx, { params }) => pauseImport(ctx, params.importId)),
  bindRoute(routes.resumeImport, (ctx, { params }) => resumeImport(ctx, params.importId)),
  bindRoute(routes.cancelImport, (ctx, { params }) => cancelImport(ctx, params.importId)),
  bindRoute(routes.revertImport, (ctx, { params }) => revertImport(ctx, params.importId)),
  bindRoute(routes.listRejectedRows, (ctx, { params, query }) =>
    listLeftOutRows(ctx, params.importId, query),
  ),
  bindRoute(routes.downloadErrorFile, (ctx, { params }) => downloadErrorFile(ctx, params.importId)),
  bindRoute(routes.listSavedMappings, async (ctx) => ({ items: await listSavedMappingRows(ctx.db) })),
  bindRoute(routes.forgetSavedMapping, async (ctx, { params }) => {
    await forgetSavedMapping(ctx, params.savedMappingId);
    return {};
  }),
];

function declaredBytes(headers: Headers): number | undefined {
  const declared = Number(headers.get('content-length'));
  return Number.isFinite(declared) && declared > 0 ? declared : undefined;
}
