import { distribute, migrate, migrationStatus, openLog, prepareJobQueue } from '#platform';
import type { Settings } from '../../server/config/settings.ts';
import { allMigrations, businessModules } from '../../server/modules.ts';
import { CommandFailure } from '../command-failure.ts';
import { withDatabase } from '../with-database.ts';

/** `db migrate`, `db status`, `db distribute`. */
export async function db(settings: Settings, [verb]: readonly string[]): Promise<void> {
  const work = { migrate: migrateDatabase, status: showStatus, distribute: distributeDatabase }[verb ?? ''];
  if (!work)
    throw new CommandFailure(
      'say one of: perennial db migrate, perennial db status, perennial db distribute',
      2,
    );
  await withDatabase(settings, openLog(settings.logLevel), work);
}

async function migrateDatabase(url: string): Promise<void> {
  const applied = await migrate(url, allMigrations());
  await prepareJobQueue(url, businessModules);
  console.log(
    applied.length === 0
      ? 'The database is up to date'
      : `Applied ${applied.length}:\n  ${applied.join('\n  ')}`,
  );
}

async function showStatus(url: string): Promise<void> {
  const { applied, pending, obstacles } = await migrationStatus(url, allMigrations());
  console.log(`${applied.length} applied, ${pending.length} pending`);
  for (const name of pending) console.log(`  pending  ${name}`);
  for (const obstacle of obstacles) console.log(`  in the way  ${obstacle}`);
  if (pending.length > 0 || obstacles.length > 0) process.exitCode = 1;
}

async function distributeDatabase(url: string): Promise<void> {
  const tables = await distribute(url, allMigrations());
  console.log(
    tables.length === 0
      ? 'All tables are laid out already'
      : `Laid out ${tables.length}:\n  ${tables.join('\n  ')}`,
  );
}
