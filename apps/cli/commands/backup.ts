import path from 'node:path';
import { openLog, systemClock } from '#platform';
import { backupDatabase } from '../../../packages/platform/backup/backup-database.ts';
import { BackupError } from '../../../packages/platform/backup/backup-error.ts';
import type { BackupSummary } from '../../../packages/platform/backup/backup-format.ts';
import { verifyBackup } from '../../../packages/platform/backup/read-backup.ts';
import type { Settings } from '../../server/config/settings.ts';
import { CommandFailure } from '../command-failure.ts';
import { withDatabase } from '../with-database.ts';

/** `backup [file]` beside a running server or without one; `backup --check file` reads one from end to end. */
export async function backup(settings: Settings, words: readonly string[]): Promise<void> {
  const [file] = words.filter((word) => !word.startsWith('--'));
  try {
    if (words.includes('--check')) return console.log(describeBackup(await verifyBackup(requireFile(file))));
    await withDatabase(settings, openLog(settings.logLevel), async (url) => {
      const made = await backupDatabase({
        url,
        file: file ?? usualFile(settings),
        filesFolder: path.join(settings.home, 'files'),
      });
      console.log(describeBackup(made));
    });
  } catch (failure) {
    if (failure instanceof BackupError) throw new CommandFailure(failure.message);
    throw failure;
  }
}

function requireFile(file: string | undefined): string {
  if (file === undefined)
    throw new CommandFailure('name the backup: perennial backup --check backup.tar.gz', 2);
  return file;
}

/** What a backup holds, in one line. */
export function describeBackup(summary: BackupSummary): string {
  const { file, bytes, createdAt, productVersion, tables, rows, files } = summary;
  const megabytes = Math.max(0.1, bytes / 1024 ** 2).toFixed(1);
  return (
    `${file}: ${megabytes} MB, made ${createdAt} by Perennial ${productVersion}, whole; ` +
    `${rows} rows in ${tables} tables, ${files} files`
  );
}

function usualFile(settings: Settings): string {
  const stamp = systemClock.now().toISOString().slice(0, 19).replaceAll(':', '-');
  return path.join(settings.home, 'backups', `perennial-${stamp}Z.tar.gz`);
}
