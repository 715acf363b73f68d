import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { BackupError } from './backup-error.ts';
import type { BackupProgress, BackupSummary } from './backup-format.ts';
import { fixTextFormats, listMaterialisedViews } from './database-catalogue.ts';
import { loadBackup } from './load-backup.ts';
import { type CheckedBackup, checkBackup } from './read-backup.ts';
import {
  dropSetAside,
  refuseUnlessEmpty,
  refuseWhileInUse,
  setAside,
  undoRestore,
} from './restore-target.ts';
import type { ReadTarEntry } from './tar-entry.ts';

/** What to restore, and where to. */
export interface RestoreOptions {
  readonly url: string;
  readonly file: string;
  /** Makes the tables, the job queue's included, running only the migrations named. */
  readonly migrate: (url: string, upTo: readonly string[]) => Promise<unknown>;
  readonly filesFolder?: string;
  /** Lose what the database and the folder hold; they stay as they are until the restore has succeeded. */
  readonly replace?: boolean;
  readonly onProgress?: (progress: BackupProgress) => void;
}

/**
 * Restores a backup into a database, after reading it from end to end and finding it whole. When anything
 * fails, the database and the files are as they were before.
 *
 * @throws BackupError when the backup is damaged, the target holds data, or a Perennial is running on it.
 */
export async function restoreDatabase(options: RestoreOptions): Promise<BackupSummary> {
  const backup = await checkBackup(options.file, options.onProgress);
  const client = new pg.Client({ connectionString: options.url, application_name: 'perennial-restore' });
  await client.connect();
  try {
    await fixTextFormats(client);
    await refuseWhileInUse(client);
    await refuseFullFolder(options);
    if (options.replace === true) await setAside(client);
    else await refuseUnlessEmpty(client);
    try {
      await fill(client, backup, options);
    } catch (error) {
      await client.query('rollback');
      await undoRestore(client);
      throw error;
    }
    // Without fresh statistics the first queries of the day would be planned for empty tables.
    await client.query('analyze');
    return backup.summary;
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client, backup: CheckedBackup, options: RestoreOptions): Promise<void> {
  await options.migrate(options.url, backup.contents.migrations);
  await refuseUnknownMigrations(client, backup);
  const files = await openFiles(options.filesFolder);
  try {
    await client.query('begin');
    await loadBackup(client, options.file, backup, files.save, options.onProgress);
    for (const view of await listMaterialisedViews(client))
      await client.query(`refresh materialized view ${view}`);
    await dropSetAside(client);
    await client.query('commit');
  } catch (error) {
    await files.abandon();
    throw error;
  }
  await files.finish();
}

async function refuseUnknownMigrations(client: pg.Client, { contents }: CheckedBackup): Promise<void> {
  if (contents.migrations.length === 0) return;
  const { rows } = await client.query<{ name: string }>('select name from platform.migration');
  const applied = new Set(rows.map(({ name }) => name));
  const unknown = contents.migrations.filter((name) => !applied.has(name));
  if (unknown.length === 0) return;
  throw new BackupError(
    `the backup was made by Perennial ${contents.productVersion}, with migrations this one does not have ` +
      `(${unknown.join(', ')}): use that version or a later one`,
  );
}

async function refuseFullFolder({ filesFolder, replace }: RestoreOptions): Promise<void> {
  if (filesFolder === undefined || replace === true || !existsSync(filesFolder)) return;
  const found = (await readdir(filesFolder)).length;
  if (found === 0) return;
  throw new BackupError(
    `the folder ${filesFolder} is not empty, it has ${found} entries: empty it, or add --replace to lose what is there`,
  );
}

/** Files go to a folder beside the real one, which takes its place when everything has succeeded. */
async function openFiles(filesFolder: string | undefined) {
  if (filesFolder === undefined) {
    return { save: async () => undefined, finish: async () => undefined, abandon: async () => undefined };
  }
  const restoring = `${filesFolder}.restoring`;
  const replaced = `${filesFolder}.replaced`;
  await rm(restoring, { recursive: true, force: true });
  await mkdir(restoring, { recursive: true, mode: 0o700 });
  return {
    async save(name: string, entry: ReadTarEntry) {
      const file = path.join(restoring, name);
      if (!file.startsWith(restoring + path.sep)) {
        throw new BackupError(`the backup names a file outside its folder, ${name}: do not use it`);
      }
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await pipeline(entry.body, createWriteStream(file, { mode: 0o600, flush: true }));
    },
    async finish() {
      await rm(replaced, { recursive: true, force: true });
      if (existsSync(filesFolder)) await rename(filesFolder, replaced);
      await rename(restoring, filesFolder);
      await rm(replaced, { recursive: true, force: true });
    },
    abandon: () => rm(restoring, { recursive: true, force: true }),
  };
}
