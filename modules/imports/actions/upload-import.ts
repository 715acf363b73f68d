import type { Readable } from 'node:stream';
import type { ActionContext, ReceivingContext } from '#platform';
import type { ImportDetail, ImportKind } from '../contract/index.ts';
import { insertImport } from '../data/import-queries.ts';
import type { KeptInspection } from '../data/tables.ts';
import { noCounts } from '../domain/import-counts.ts';
import { firstReading, inspectUpload } from './inspect-upload.ts';
import { requesterOf } from './requester.ts';
import { getImport } from './show-import.ts';
import { removeUpload, type StoredUpload, storeUpload, uploadPath } from './store-upload.ts';

/** A file that lies on the disk and was found to be a table, before anything of it is recorded. */
export interface ReceivedUpload {
  importId: string;
  stored: StoredUpload;
  inspection: KeptInspection;
}

/** Takes a file in as slowly as it comes, and looks whether it is a table. */
export async function receiveUpload(
  ctx: ReceivingContext,
  upload: { kind: ImportKind; stream: Readable; declaredBytes: number | undefined },
): Promise<ReceivedUpload> {
  const importId = ctx.newId();
  const { filesFolder } = ctx.settings;
  const stored = await storeUpload(filesFolder, importId, upload.stream, upload.declaredBytes);
  try {
    const inspection = await inspectUpload(uploadPath(filesFolder, stored.storedName), upload.kind, {});
    return { importId, stored, inspection };
  } catch (failure) {
    await removeUpload(filesFolder, stored.storedName);
    throw failure;
  }
}

/** Removes a file that was received for nothing. */
export async function discardUpload(ctx: ReceivingContext, { stored }: ReceivedUpload): Promise<void> {
  await removeUpload(ctx.settings.filesFolder, stored.storedName);
}

/** Records a file that was received, with how it is to be read and a mapping suggested. Nothing is imported yet. */
export async function recordUpload(
  ctx: ActionContext,
  { kind, name, received }: { kind: ImportKind; name: string; received: ReceivedUpload },
): Promise<ImportDetail> {
  const { importId, stored, inspection } = received;
  const reading = await firstReading(ctx.db, kind, inspection, ctx.settings);
  await insertImport(ctx.db, {
    importId,
    kind,
    fileName: name,
    ...stored,
    ...reading,
    counts: noCounts(),
    uploadedAt: ctx.clock.now(),
    uploadedBy: requesterOf(ctx.actor),
  });
  ctx.audit({ subjectKind: 'import', subjectId: importId, kind, fileSha256: stored.fileSha256 });
  return getImport(ctx, importId);
}
