import { existsSync } from 'node:fs';
import path from 'node:path';
import { migrationStatus } from '#platform';
import { checkDatabase } from '../../packages/platform/postgres/database-checks.ts';
import { type DoctorCheck, failed, passed } from '../../packages/platform/postgres/doctor-check.ts';
import {
  findRunningEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../packages/platform/postgres/embedded-postgres.ts';
import {
  checkBundledNode,
  checkFreeDisk,
  checkHomeFolder,
  checkNode,
  checkPort,
  checkPostgresPrograms,
} from '../../packages/platform/postgres/machine-checks.ts';
import type { Settings } from '../server/config/settings.ts';
import { allMigrations } from '../server/modules.ts';

/** Looks at everything that keeps Perennial from running, prints what it found, and fails when something does. */
export async function doctor(settings: Settings, words: readonly string[]): Promise<void> {
  const checks = await examine(settings);
  console.log(words.includes('--json') ? JSON.stringify(checks, null, 2) : asText(checks));
  if (checks.some(({ ok }) => !ok)) process.exitCode = 1;
}

/** The checks as data, in the order a start needs them. */
export async function examine(settings: Settings): Promise<DoctorCheck[]> {
  const stateFolder = path.join(settings.home, 'postgres');
  return [
    checkNode(),
    checkBundledNode(),
    settings.databaseUrl === undefined
      ? checkPostgresPrograms(stateFolder)
      : passed('PostgreSQL programs', 'not used, PERENNIAL_DATABASE_URL is set'),
    checkHomeFolder(settings.home),
    checkFreeDisk(settings.home),
    await checkPort(settings.host, settings.port),
    ...(await checkStore(settings, stateFolder)),
  ];
}

async function checkStore(settings: Settings, stateFolder: string): Promise<DoctorCheck[]> {
  const migrations = (url: string) => migrationStatus(url, allMigrations());
  if (settings.databaseUrl !== undefined) return checkDatabase(settings.databaseUrl, migrations, true);
  if (!existsSync(path.join(stateFolder, 'postgres'))) return [passed('database', 'made at the first start')];
  try {
    const running = findRunningEmbeddedPostgres(stateFolder);
    if (running !== undefined) return await checkDatabase(running.url(), migrations, true);
    const started = await startEmbeddedPostgres({ stateFolder, durability: 'safe' });
    try {
      return await checkDatabase(started.url(), migrations, false);
    } finally {
      await started.stop();
    }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return [failed('database', said, `read ${path.join(stateFolder, 'postgres.log')}`)];
  }
}

function asText(checks: readonly DoctorCheck[]): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks
    .map(({ name, ok, found, wayOut }) => {
      const line = `${ok ? 'ok   ' : 'FAULT'}  ${name.padEnd(width)}  ${found}`;
      return wayOut === undefined ? line : `${line}\n${' '.repeat(width + 9)}→ ${wayOut}`;
    })
    .join('\n');
}
