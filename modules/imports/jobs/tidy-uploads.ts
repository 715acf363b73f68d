import { readdir, stat } from 'node:fs/promises';
import { z } from 'zod';
import { defineJob, type JobContext } from '#platform';
import { removeUpload, uploadFolder, uploadPath } from '../actions/store-upload.ts';
import { changeImport, listStoredUploads } from '../data/import-queries.ts';
import { deleteRejectedRows } from '../data/rejected-row-queries.ts';

const dayMilliseconds = 86_400_000;
/** Files and rejected rows hold personal data, so they go when they have served: a month after the end, a week without a start. */
const keptDaysAfterEnd = 30;
const keptDaysUnstarted = 7;
const keptDaysWithoutRecord = 1;

/** Removes uploaded files and rejected rows that have served; the counts stay. */
export const tidyUploadsJob = defineJob({
  name: 'imports.tidy-uploads',
  payload: z.object({}),
  cron: '40 3 * * *',
  run: tidyUploads,
});

async function tidyUploads(job: JobContext): Promise<void> {
  const { filesFolder } = job.settings;
  const now = job.clock.now().getTime();
  const before = (days: number) => new Date(now - days * dayMilliseconds);
  const stored = await listStoredUploads(job.db);
  for (const upload of stored) {
    const served =
      upload.endedAt === null
        ? upload.isUnstarted && new Date(upload.uploadedAt) < before(keptDaysUnstarted)
        : new Date(upload.endedAt) < before(keptDaysAfterEnd);
    if (!served) continue;
    await removeUpload(filesFolder, upload.storedName);
    await deleteRejectedRows(job.db, upload.importId);
    await changeImport(job.db, upload.importId, { storedName: null, lastTest: null });
  }
  await removeStrays(
    filesFolder,
    new Set(stored.map(({ storedName }) => storedName)),
    before(keptDaysWithoutRecord),
  );
}

/** Files of uploads whose request never ended well. */
async function removeStrays(filesFolder: string, known: ReadonlySet<string>, before: Date): Promise<void> {
  const names = await readdir(uploadFolder(filesFolder)).catch(() => []);
  for (const name of names) {
    if (known.has(name)) continue;
    const { mtime } = await stat(uploadPath(filesFolder, name));
    if (mtime < before) await removeUpload(filesFolder, name);
  }
}
