import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { migrate } from '#platform';
import type { DoctorCheck } from '../../packages/platform/postgres/doctor-check.ts';
import { startEmbeddedPostgres } from '../../packages/platform/postgres/embedded-postgres.ts';
import { checkHomeFolder, checkNode, checkPort } from '../../packages/platform/postgres/machine-checks.ts';
import { readSettings, type Settings } from '../server/config/settings.ts';
import { allMigrations } from '../server/modules.ts';
import { examine } from './doctor.ts';

const closing: (() => unknown)[] = [];

function newHome(): string {
  const home = mkdtempSync(path.join(tmpdir(), 'perennial-doctor-'));
  chmodSync(home, 0o755);
  closing.push(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

function settingsOf(environment: Record<string, string>): Settings {
  const reading = readSettings({ PERENNIAL_PORT: '0', ...environment });
  if (!reading.ok) throw new Error(reading.faults.join('\n'));
  return reading.settings;
}

function startPostgres(home: string) {
  return startEmbeddedPostgres({
    stateFolder: path.join(home, 'postgres'),
    durability: 'fast-for-tests',
    sharedMemoryMegabytes: 32,
  });
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function portOf(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

const named = (checks: DoctorCheck[], name: string) => checks.find((check) => check.name === name);

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe('the doctor', () => {
  it('is content with a machine on which nothing was started yet', async () => {
    const checks = await examine(settingsOf({ PERENNIAL_HOME: path.join(newHome(), 'home') }));

    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual([
      'Node.js',
      'bundled Node.js',
      'PostgreSQL programs',
      'home folder',
      'free disk',
      'port 0',
      'database',
    ]);
  });

  it('finds pending migrations in a database that is not running, and leaves it stopped', async () => {
    const home = newHome();
    await (await startPostgres(home)).stop();

    const checks = await examine(settingsOf({ PERENNIAL_HOME: home }));

    expect(named(checks, 'migrations')).toMatchObject({
      ok: false,
      found: expect.stringContaining('pending'),
    });
    expect(named(checks, 'worker')).toMatchObject({
      ok: true,
      found: 'never seen; Perennial is not running',
    });
    await (await startPostgres(home)).stop();
  });

  it('misses the worker of a running database, and finds it again', async () => {
    const home = newHome();
    const postgres = await startPostgres(home);
    closing.push(() => postgres.stop());
    await migrate(postgres.url(), allMigrations());
    const settings = settingsOf({ PERENNIAL_HOME: home });

    const before = await examine(settings);
    await run(
      postgres.url(),
      `insert into platform.worker_heartbeat values (gen_random_uuid(), now() - interval '10 minutes')`,
    );
    const stale = await examine(settings);
    await run(postgres.url(), `insert into platform.worker_heartbeat values (gen_random_uuid(), now())`);
    const after = await examine(settings);

    expect(named(before, 'worker')).toMatchObject({ ok: false, found: 'never seen' });
    expect(named(stale, 'worker')).toMatchObject({ ok: false, found: 'last seen 10 minutes ago' });
    expect(after.filter(({ ok }) => !ok)).toEqual([]);
    expect(named(after, 'migrations')).toMatchObject({ found: 'all applied' });
  });

  it('says that a database does not answer, without its password', async () => {
    const checks = await examine(
      settingsOf({
        PERENNIAL_HOME: newHome(),
        PERENNIAL_DATABASE_URL: 'postgres://crm:hunter2@127.0.0.1:1/crm',
      }),
    );

    expect(named(checks, 'database')).toMatchObject({ ok: false, found: 'no answer (ECONNREFUSED)' });
    expect(JSON.stringify(checks)).not.toContain('hunter2');
  });

  it('says which secrets others can read', () => {
    const home = newHome();
    mkdirSync(path.join(home, 'postgres'));
    writeFileSync(path.join(home, 'secret'), 'x', { mode: 0o644 });
    writeFileSync(path.join(home, 'postgres', 'postgres-password'), 'x', { mode: 0o600 });

    expect(checkHomeFolder(home)).toEqual({
      name: 'home folder',
      ok: false,
      found: `others can read ${path.join(home, 'secret')}`,
      wayOut: `chmod 600 ${path.join(home, 'secret')}`,
    });
  });

  it('tells a port that Perennial answers from one that another program holds', async () => {
    const perennial = await portOf(createServer((_, answer) => answer.end('{"status":"up"}')));
    const other = await portOf(createTcpServer((socket) => socket.end('hello')));

    expect(await checkPort('127.0.0.1', perennial)).toMatchObject({
      ok: true,
      found: 'answered by Perennial',
    });
    expect(await checkPort('127.0.0.1', other)).toMatchObject({
      ok: false,
      found: 'taken by another program',
    });
  });

  it.each([
    ['22.17.1', false],
    ['22.18.0', true],
    ['20.20.2', false],
    ['24.0.0', true],
  ])('judges Node.js %s', (version, ok) => {
    expect(checkNode(version).ok).toBe(ok);
  });
});
