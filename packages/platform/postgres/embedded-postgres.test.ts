import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isAlive } from '../process/process-identity.ts';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  findRunningEmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';

const isRoot = process.getuid?.() === 0;
const daemon = { uid: 1, gid: 1 };
const folders: string[] = [];
const started: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];
/** PostgreSQLs of other processes: a folder must not be removed under them. */
const orphans: number[] = [];

function newFolder(mode = 0o755): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'perennial-postgres-'));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

async function start(options: Partial<EmbeddedPostgresOptions> & { stateFolder: string }) {
  const postgres = await startEmbeddedPostgres({
    durability: 'fast-for-tests',
    sharedMemoryMegabytes: 32,
    ...options,
  });
  started.push(postgres);
  return postgres;
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts PostgreSQL from another process; gives that process and PostgreSQL's process id. */
async function startInChild(stateFolder: string, account: { uid?: number; gid?: number } = {}) {
  const script = path.join(newFolder(), 'start.ts');
  const source = pathToFileURL(path.join(import.meta.dirname, 'embedded-postgres.ts'));
  writeFileSync(
    script,
    `import { startEmbeddedPostgres } from '${source}';
     const postgres = await startEmbeddedPostgres({ stateFolder: '${stateFolder}', durability: 'safe', sharedMemoryMegabytes: 32 });
     console.log(JSON.stringify({ pid: postgres.pid, url: postgres.url() }));
     setInterval(() => {}, 1000);`,
  );
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
    ...account,
  });
  children.push(child);
  const [line] = await once(child.stdout, 'data');
  const postgres = JSON.parse(String(line)) as { pid: number; url: string };
  orphans.push(postgres.pid);
  return { child, ...postgres };
}

async function untilDead(pid: number): Promise<void> {
  for (let tries = 0; tries < 500 && isAlive(pid); tries += 1) await sleep(20);
  expect(isAlive(pid)).toBe(false);
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(started.splice(0).map((postgres) => postgres.stop()));
  await Promise.all(orphans.splice(0).map(untilDead));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('a running embedded PostgreSQL', () => {
  const stateFolder = path.join(mkdtempSync(path.join(tmpdir(), 'perennial-postgres-')), 'home');
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    chmodSync(path.dirname(stateFolder), 0o755);
    postgres = await startEmbeddedPostgres({
      stateFolder,
      durability: 'fast-for-tests',
      sharedMemoryMegabytes: 32,
    });
  });

  afterAll(async () => {
    await postgres.stop();
    rmSync(path.dirname(stateFolder), { recursive: true, force: true });
  });

  it('answers on loopback only, with the password only, and keeps the password to its owner', async () => {
    const wrong = new URL(postgres.url());
    wrong.password = 'guess';

    const addresses = await ask(postgres.url(), 'show listen_addresses');
    const [encryption] = await ask(
      postgres.url(),
      `select rolpassword like 'SCRAM-SHA-256$%' as scram from pg_authid where rolname = 'perennial'`,
    );

    expect(addresses).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(encryption).toEqual({ scram: true });
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect(statSync(path.join(stateFolder, 'postgres-password')).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(stateFolder, 'postgres.log')).mode & 0o777).toBe(0o600);
  });

  it('knows Chinese letters in searches', async () => {
    await ask(postgres.url(), 'create extension pg_trgm');

    const [found] = await ask(
      postgres.url(),
      `select to_tsvector('simple', '助听器 验配') @@ to_tsquery('simple', '助听器') as word, similarity('欧阳小明', '欧阳晓明') > 0.1 as name`,
    );

    expect(found).toEqual({ word: true, name: true });
  });

  it('writes neither failing statements nor their values into its log', async () => {
    await ask(postgres.url(), 'create table mailbox (address text primary key)');
    await ask(postgres.url(), `insert into mailbox values ('ada@example.org')`);

    await expect(ask(postgres.url(), `insert into mailbox values ('ada@example.org')`)).rejects.toThrow(
      'mailbox_pkey',
    );

    const log = readFileSync(path.join(stateFolder, 'postgres.log'), 'utf8');
    expect(log).toContain('mailbox_pkey');
    expect(log).not.toContain('ada@example.org');
  });

  it('says what to do when another is asked to take its port', async () => {
    const second = start({ stateFolder: path.join(newFolder(), 'home'), port: postgres.port });

    await expect(second).rejects.toThrow(`port ${postgres.port} on 127.0.0.1 is taken`);
  });
});

describe('the embedded PostgreSQL', () => {
  it('creates a database that keeps its rows over a restart, which is quick even on a busy machine', async () => {
    const stateFolder = path.join(newFolder(), 'home');
    const first = await start({ stateFolder, durability: 'safe' });
    await ask(first.url(), 'create table kept (word text)');
    await ask(first.url(), `insert into kept values ('常青')`);
    await first.stop();

    const before = performance.now();
    const second = await start({ stateFolder, durability: 'safe' });
    const warmStartMs = performance.now() - before;

    expect(await ask(second.url(), 'select word from kept')).toEqual([{ word: '常青' }]);
    expect(warmStartMs).toBeLessThan(3000);
    expect(new URL(second.url()).pathname).toBe('/perennial');
    expect(new URL(second.url('postgres')).pathname).toBe('/postgres');
  });

  it('begins again after a creation that was cut short', async () => {
    const stateFolder = path.join(newFolder(), 'home');
    mkdirSync(path.join(stateFolder, 'postgres.unfinished'), { recursive: true });
    writeFileSync(path.join(stateFolder, 'postgres.unfinished', 'PG_VERSION'), '18\n');

    const postgres = await start({ stateFolder });

    expect(await ask(postgres.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(path.join(stateFolder, 'postgres.unfinished'))).toBe(false);
  });

  it('refuses data of another major version and says how to move it', async () => {
    const stateFolder = path.join(newFolder(), 'home');
    await (await start({ stateFolder })).stop();
    writeFileSync(path.join(stateFolder, 'postgres', 'PG_VERSION'), '17\n');

    await expect(start({ stateFolder })).rejects.toThrow(/written by PostgreSQL 17.*make a backup/);
  });

  it('tells when it ends without being asked', async () => {
    const postgres = await start({ stateFolder: path.join(newFolder(), 'home') });

    process.kill(postgres.pid, 'SIGQUIT');

    expect(await postgres.exited).toMatchObject({ asked: false });
  });
});

describe('the embedded PostgreSQL of another process', () => {
  it('stops by itself when that process is killed, and every acknowledged row is there afterwards', async () => {
    const stateFolder = path.join(newFolder(), 'home');
    const { child, pid, url } = await startInChild(stateFolder);
    await ask(url, 'create table kept (number int)');
    await ask(url, 'insert into kept select generate_series(1, 1000)');

    child.kill('SIGKILL');

    await untilDead(pid);
    const again = await start({ stateFolder, durability: 'safe' });
    expect(await ask(again.url(), 'select count(*)::int from kept')).toEqual([{ count: 1000 }]);
  });

  it('is stopped first when it was left behind', async () => {
    const stateFolder = path.join(newFolder(), 'home');
    const { child, pid } = await startInChild(stateFolder);
    // A frozen PostgreSQL cannot obey its watcher: it is left behind, until somebody wakes it.
    process.kill(pid, 'SIGSTOP');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(pid)).toBe(true);

    const starting = start({ stateFolder, durability: 'safe' });
    await sleep(300);
    process.kill(pid, 'SIGCONT');
    const again = await starting;

    await untilDead(pid);
    expect(await ask(again.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is neither stopped nor doubled while that process lives, but can be used', async () => {
    const stateFolder = path.join(newFolder(), 'home');
    const { child, pid } = await startInChild(stateFolder);

    await expect(start({ stateFolder })).rejects.toThrow(`in use by process ${child.pid}`);

    const running = findRunningEmbeddedPostgres(stateFolder);
    expect(running?.pid).toBe(pid);
    expect(await ask(running?.url() ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is not found where none runs', async () => {
    const stateFolder = path.join(newFolder(), 'home');
    expect(findRunningEmbeddedPostgres(stateFolder)).toBeUndefined();

    await (await start({ stateFolder })).stop();

    expect(findRunningEmbeddedPostgres(stateFolder)).toBeUndefined();
  });

  it('leaves a note that a later process with the same id does not mislead', async () => {
    const stateFolder = path.join(newFolder(), 'home');
    await (await start({ stateFolder })).stop();
    const bystander = spawn('/bin/sleep', ['60']);
    children.push(bystander);
    writeFileSync(
      path.join(stateFolder, 'postgres', 'postmaster.pid'),
      `${bystander.pid}\n/elsewhere\n0\n1\n`,
    );

    const again = await start({ stateFolder });

    expect(await ask(again.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(isAlive(bystander.pid ?? 0)).toBe(true);
  });
});

describe.runIf(isRoot)('the embedded PostgreSQL under root', () => {
  it('runs as an account without rights', async () => {
    const stateFolder = path.join(newFolder(), 'home');
    const postgres = await start({ stateFolder });

    expect(statSync(`/proc/${postgres.pid}`).uid).not.toBe(0);
    expect(statSync(path.join(stateFolder, 'postgres')).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(stateFolder, 'postgres-password')).uid).toBe(0);
  });

  it('keeps its data in the system folder when the asked folder is below a private one', async () => {
    const stateFolder = path.join(newFolder(0o700), 'home');
    const systemFolder = newFolder();
    const first = await start({ stateFolder, systemFolder });
    await ask(first.url(), 'create table kept as select 1 as one');
    await first.stop();

    const second = await start({ stateFolder, systemFolder });

    expect(await ask(second.url(), 'select one from kept')).toEqual([{ one: 1 }]);
    expect(lstatSync(path.join(stateFolder, 'postgres')).isSymbolicLink()).toBe(true);
    await second.stop();
    rmSync(systemFolder, { recursive: true });
    await expect(start({ stateFolder, systemFolder })).rejects.toThrow(/does not exist: bring it back/);
  });

  it('works for an ordinary user, and then for root as that user', async () => {
    const parent = newFolder(0o777);
    const stateFolder = path.join(parent, 'home');
    const { child, pid, url } = await startInChild(stateFolder, daemon);
    await ask(url, 'create table kept as select 1 as one');
    expect(statSync(stateFolder).mode & 0o777).toBe(0o700);
    child.kill('SIGKILL');
    await untilDead(pid);

    const asRoot = await start({ stateFolder, durability: 'safe' });

    expect(await ask(asRoot.url(), 'select one from kept')).toEqual([{ one: 1 }]);
    expect(statSync(`/proc/${asRoot.pid}`).uid).toBe(daemon.uid);
  });
});
