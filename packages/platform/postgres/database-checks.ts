import pg from 'pg';
import { type DoctorCheck, failed, passed } from './doctor-check.ts';

const oldestPostgres = 150_000;
const connectLimitMs = 5000;
const heartbeatLimitSeconds = 30;

/** What `migrationStatus` tells. */
export interface KnownMigrations {
  readonly pending: readonly string[];
  readonly obstacles: readonly string[];
}

/** Whether the database answers and is recent enough; without an answer nothing further is looked at. */
export async function checkDatabase(
  url: string,
  migrationsOf: (url: string) => Promise<KnownMigrations>,
  expectsWorker: boolean,
): Promise<DoctorCheck[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectLimitMs });
  try {
    await client.connect();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return [
      failed(
        'database',
        `no answer (${code ?? 'time ran out'})`,
        'check PERENNIAL_DATABASE_URL and that the server runs, or read postgres.log in the home folder',
      ),
    ];
  }
  try {
    return [
      passed('database', 'answers'),
      await checkVersion(client),
      await checkMigrations(url, migrationsOf),
      await checkWorker(client, expectsWorker),
    ];
  } finally {
    await client.end();
  }
}

async function checkVersion(client: pg.Client): Promise<DoctorCheck> {
  const { rows } = await client.query<{ version: string; number: number }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  );
  const { version = 'unknown', number = 0 } = rows[0] ?? {};
  return number >= oldestPostgres
    ? passed('PostgreSQL version', version)
    : failed('PostgreSQL version', version, 'use PostgreSQL 15 or later');
}

async function checkMigrations(
  url: string,
  migrationsOf: (url: string) => Promise<KnownMigrations>,
): Promise<DoctorCheck> {
  const { pending, obstacles } = await migrationsOf(url);
  if (obstacles.length > 0) {
    return failed(
      'migrations',
      obstacles.join('; '),
      'clear what stands in the way, then perennial db migrate',
    );
  }
  return pending.length === 0
    ? passed('migrations', 'all applied')
    : failed(
        'migrations',
        `${pending.length} pending, first ${pending[0]}`,
        'perennial db migrate, or perennial start',
      );
}

async function checkWorker(client: pg.Client, expectsWorker: boolean): Promise<DoctorCheck> {
  const name = 'worker';
  const ageSeconds = await heartbeatAgeSeconds(client);
  if (ageSeconds !== undefined && ageSeconds <= heartbeatLimitSeconds) {
    return passed(name, `runs, seen ${Math.round(ageSeconds)} seconds ago`);
  }
  const found =
    ageSeconds === undefined ? 'never seen' : `last seen ${Math.round(ageSeconds / 60)} minutes ago`;
  if (!expectsWorker) return passed(name, `${found}; Perennial is not running`);
  return failed(
    name,
    found,
    'start a process with PERENNIAL_PROCESSES=both or worker: without it nothing is sent',
  );
}

async function heartbeatAgeSeconds(client: pg.Client): Promise<number | undefined> {
  const table = await client.query<{ found: boolean }>(
    `select to_regclass('platform.worker_heartbeat') is not null as found`,
  );
  if (table.rows[0]?.found !== true) return undefined;
  const { rows } = await client.query<{ age: number | null }>(
    'select extract(epoch from now() - max(seen_at))::float8 as age from platform.worker_heartbeat',
  );
  return rows[0]?.age ?? undefined;
}
