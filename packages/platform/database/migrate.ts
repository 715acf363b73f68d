import pg from 'pg';
import { listMigrations, type Migration } from './migrations.ts';

export interface MigrationStatus {
  applied: string[];
  pending: string[];
  /** What stands in the way; empty when it is safe to go on. */
  obstacles: string[];
}

const OLDEST_SUPPORTED = 150_000;
/** Keeps two starting servers from migrating at once; any fixed number will do. */
const LOCK = 727_001;

/** What stands between a database and this program, told to the administrator as it is. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

type Modules = readonly { name: string; migrations?: URL }[];

/** Brings a database up to date, each migration in a transaction of its own, so that an interrupted run goes on where it stopped. */
export async function migrate(
  url: string,
  modules: Modules,
  options: { upTo?: readonly string[] } = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await createLedger(client);
    const status = await readStatus(client, modules);
    if (status.obstacles.length > 0)
      throw new MigrationError(`the database cannot be migrated: ${status.obstacles.join('; ')}`);
    const pending = new Set(status.pending);
    const run = listMigrations(modules).filter(
      ({ name }) => pending.has(name) && (options.upTo === undefined || options.upTo.includes(name)),
    );
    for (const migration of run) await apply(client, migration);
    return run.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Which migrations are applied and pending, and what stands in the way. Changes nothing. */
export async function migrationStatus(url: string, modules: Modules): Promise<MigrationStatus> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await readStatus(client, modules);
  } finally {
    await client.end();
  }
}

async function createLedger(client: pg.Client): Promise<void> {
  await client.query(`
    create schema if not exists platform;
    create table if not exists platform.migration (
      name text primary key, module text not null, checksum text not null, applied_at timestamptz not null default now()
    )`);
}

async function readStatus(client: pg.Client, modules: Modules): Promise<MigrationStatus> {
  const known = listMigrations(modules);
  const ledger = await readLedger(client);
  const obstacles = [...(await serverObstacles(client)), ...ledgerObstacles(known, ledger)];
  return {
    applied: [...ledger.keys()],
    pending: known.filter(({ name }) => !ledger.has(name)).map(({ name }) => name),
    obstacles,
  };
}

async function readLedger(client: pg.Client): Promise<Map<string, string>> {
  const exists = await client.query<{ ledger: string | null }>(
    `select to_regclass('platform.migration')::text as ledger`,
  );
  if (!exists.rows[0]?.ledger) return new Map();
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from platform.migration order by name',
  );
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

async function serverObstacles(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
  );
  const server = rows[0];
  const obstacles: string[] = [];
  if (Number(server?.version) < OLDEST_SUPPORTED) {
    obstacles.push(`PostgreSQL 15 or newer is needed, this server says ${server?.version}`);
  }
  if (server?.encoding !== 'UTF8')
    obstacles.push(`the database must be UTF8, it is ${server?.encoding}; create it anew`);
  return obstacles;
}

function ledgerObstacles(known: Migration[], ledger: Map<string, string>): string[] {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  return [...ledger].flatMap(([name, checksum]) => {
    const migration = byName.get(name);
    if (!migration) return [`${name} was applied by a newer Perennial; upgrade the program`];
    return migration.checksum === checksum
      ? []
      : [`${name} was edited after it was applied; restore the file`];
  });
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into platform.migration (name, module, checksum) values ($1, $2, $3)', [
      migration.name,
      migration.module,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (failure) {
    await client.query('rollback');
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw new MigrationError(`migration ${migration.name} failed and changed nothing: ${reason}`, {
      cause: failure,
    });
  }
}
