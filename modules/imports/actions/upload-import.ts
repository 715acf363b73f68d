import type { Readable } from 'node:stream';
import type { ActionContext } from '#platform';
import type { ImportDetail, ImportKind } from '../contract/index.ts';
import { insertImport } from '../data/import-queries.ts';
import { noCounts } from '../domain/import-counts.ts';
import { firstReading, inspectUpload } from './inspect-upload.ts';
import { requesterOf } from './requester.ts';
import { getImport } from './show-import.ts';
import { removeUpload, storeUpload, uploadPath } from './store-upload.ts';

/** Takes a file in, finds out how it is to be read, and suggests a mapping. Nothing is imported yet. */
export async function uploadImport(
  ctx: ActionContext,
  upload: { kind: ImportKind; name: string; stream: Readable; declaredBytes: number | undefined },
): Promise<ImportDetail> {
  const importId = ctx.newId();
  const { filesFolder } = ctx.settings;
  const stored = await storeUpload(filesFolder, importId, upload.stream, upload.declaredBytes);
  try {
    const inspection = await inspectUpload(uploadPath(filesFolder, stored.storedName), upload.kind, {});
    const reading = await firstReading(ctx.db, upload.kind, inspection, ctx.settings);
    await insertImport(ctx.db, {
      importId,
      kind: upload.kind,
      fileName: upload.name,
      ...stored,
      ...reading,
      counts: noCounts(),
      uploadedAt: ctx.clock.now(),
      uploadedBy: requesterOf(ctx.actor),
    });
  } catch (failure) {
    await removeUpload(filesFolder, stored.storedName);
    throw failure;
  }
  ctx.audit({ subjectKind: 'import', subjectId: importId, kind: upload.kind, fileSha256: stored.fileSha256 });
  return getImport(ctx, importId);
}
