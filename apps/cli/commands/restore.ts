import path from 'node:path';
import { migrate, openLog, prepareJobQueue } from '#platform';
import { BackupError } from '../../../packages/platform/backup/backup-error.ts';
import { restoreDatabase } from '../../../packages/platform/backup/restore-database.ts';
import type { Settings } from '../../server/config/settings.ts';
import { allMigrations, businessModules } from '../../server/modules.ts';
import { CommandFailure } from '../command-failure.ts';
import { withDatabase } from '../with-database.ts';
import { describeBackup } from './backup.ts';

/** `restore file [--replace]`: into an empty installation, or in place of what is there. */
export async function restore(settings: Settings, words: readonly string[]): Promise<void> {
  const [file] = words.filter((word) => !word.startsWith('--'));
  if (file === undefined) throw new CommandFailure('name the backup: perennial restore backup.tar.gz', 2);
  try {
    await withDatabase(settings, openLog(settings.logLevel), async (url) => {
      const restored = await restoreDatabase({
        url,
        file,
        migrate: makeTables,
        filesFolder: path.join(settings.home, 'files'),
        replace: words.includes('--replace'),
      });
      // The backup may be older than the program: what has been added since comes now.
      await makeTables(url);
      console.log(`Restored ${describeBackup(restored)}`);
    });
  } catch (failure) {
    if (failure instanceof BackupError) throw new CommandFailure(failure.message);
    throw failure;
  }
}

async function makeTables(url: string, upTo?: readonly string[]): Promise<void> {
  await migrate(url, allMigrations(), upTo === undefined ? {} : { upTo });
  await prepareJobQueue(url, businessModules);
}
