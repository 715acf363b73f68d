import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import { migrate, prepareJobQueue } from '#platform';
import { startEmbeddedPostgres } from '../../../packages/platform/postgres/embedded-postgres.ts';
import { readSettings, type Settings } from '../../server/config/settings.ts';
import { allMigrations, businessModules } from '../../server/modules.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

const homes: string[] = [];

function newHome(): Settings {
  const home = mkdtempSync(path.join(tmpdir(), 'perennial-commands-'));
  chmodSync(home, 0o755);
  homes.push(home);
  const reading = readSettings({ PERENNIAL_HOME: home, PERENNIAL_LOG_LEVEL: 'silent' });
  if (!reading.ok) throw new Error(reading.faults.join('\n'));
  return reading.settings;
}

async function withPostgres<T>({ home }: Settings, work: (url: string) => Promise<T>): Promise<T> {
  const postgres = await startEmbeddedPostgres({
    stateFolder: path.join(home, 'postgres'),
    durability: 'fast-for-tests',
    sharedMemoryMegabytes: 32,
  });
  try {
    return await work(postgres.url());
  } finally {
    await postgres.stop();
  }
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

async function fill(url: string): Promise<void> {
  await migrate(url, allMigrations());
  await prepareJobQueue(url, businessModules);
  await ask(url, `insert into platform.counter values ('invoice', 41)`);
}

afterEach(() => {
  vi.restoreAllMocks();
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

it('backs up beside a running database, checks the file, and restores it into another installation', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const source = newHome();
  mkdirSync(path.join(source.home, 'files'));
  writeFileSync(path.join(source.home, 'files', 'note.txt'), 'kept');
  await withPostgres(source, async (url) => {
    await fill(url);
    await backup(source, []);
  });
  const [name = ''] = readdirSync(path.join(source.home, 'backups'));
  const file = path.join(source.home, 'backups', name);
  const target = newHome();

  await backup(source, ['--check', file]);
  await restore(target, [file]);

  expect(name).toMatch(/^perennial-\d{4}-\d\d-\d\dT[\d-]{8}Z\.tar\.gz$/);
  expect(said.mock.calls.flat()).toEqual([
    expect.stringMatching(/whole; \d+ rows in \d+ tables, 1 files$/),
    expect.stringMatching(/whole; \d+ rows in \d+ tables, 1 files$/),
    expect.stringMatching(/^Restored /),
  ]);
  expect(readFileSync(path.join(target.home, 'files', 'note.txt'), 'utf8')).toBe('kept');
  const counters = await withPostgres(target, (url) =>
    ask(url, 'select name, last_number::int from platform.counter'),
  );
  expect(counters).toContainEqual({ name: 'invoice', last_number: 41 });
});

it('tells a person what is wrong instead of tracing it', async () => {
  const settings = newHome();
  const file = path.join(settings.home, 'cut.tar.gz');
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await backup(settings, [file]);
  truncateSync(file, 200);

  await expect(restore(settings, [file])).rejects.toMatchObject({
    name: 'CommandFailure',
    message: expect.stringContaining('is cut short'),
  });
  await expect(restore(settings, [])).rejects.toMatchObject({ name: 'CommandFailure', exitCode: 2 });
  await expect(backup(settings, ['--check'])).rejects.toMatchObject({ name: 'CommandFailure', exitCode: 2 });
});
