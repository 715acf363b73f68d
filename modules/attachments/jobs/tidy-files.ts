import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { defineJob, type JobContext } from '#platform';
import { attachmentFolder } from '../actions/attachment-files.ts';
import { knownAttachmentIds } from '../data/attachment-queries.ts';

const dayMilliseconds = 86_400_000;
const isKey = /^[0-9a-f-]{36}$/;

/** Removes files that belong to nobody: of uploads that broke off, and of customers that were erased. */
export const tidyFilesJob = defineJob({
  name: 'attachments.tidy-files',
  payload: z.object({}),
  cron: '10 4 * * *',
  run: tidyFiles,
});

async function tidyFiles(job: JobContext): Promise<void> {
  const root = attachmentFolder(job.settings.filesFolder);
  // An upload under way has no row yet, so the young ones are left alone.
  const before = new Date(job.clock.now().getTime() - dayMilliseconds);
  for (const folder of await readdir(root).catch(() => [])) {
    const names = await readdir(path.join(root, folder));
    const known = await knownAttachmentIds(
      job.db,
      names.filter((name) => isKey.test(name)),
    );
    for (const name of names) {
      const file = path.join(root, folder, name);
      if (!known.has(name) && (await stat(file)).mtime < before) await rm(file, { force: true });
    }
  }
}
