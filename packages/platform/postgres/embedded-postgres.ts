import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createCluster, databaseUser, postgresEnvironment } from './create-cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { PostgresAccount } from './postgres-account.ts';
import { type PostgresBinaries, preparePostgresBinaries } from './postgres-binaries.ts';
import { type Durability, type PostgresSettings, postgresSettings } from './postgres-settings.ts';
import { isPostmasterOf, readPostmaster, stopLeftoverPostmaster } from './postmaster-file.ts';
import { checkDataFolder, openStateFolder, readPassword, type StateFolder } from './state-folder.ts';
import { claimStateFolder, releaseStateFolder } from './state-folder-owner.ts';

/** How and where to run the embedded PostgreSQL. */
export interface EmbeddedPostgresOptions {
  /** Holds the data, the password and the log; made when missing. */
  readonly stateFolder: string;
  /** A fixed port on 127.0.0.1; a free one by default. */
  readonly port?: number;
  readonly durability: Durability;
  /** PostgreSQL's own cache; by default an eighth of the memory, at most 2 GB. */
  readonly sharedMemoryMegabytes?: number;
  /** Used when PostgreSQL's account cannot enter `stateFolder` or the installed package. */
  readonly systemFolder?: string;
}

/** How PostgreSQL ended; `asked` is true when `stop` was called. */
export interface PostgresExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly asked: boolean;
}

/** A running embedded PostgreSQL with an empty or existing database `perennial`. */
export interface EmbeddedPostgres {
  /** Connection string with the password in it: not for logs. */
  url(database?: string): string;
  readonly pid: number;
  readonly port: number;
  /** Settles when PostgreSQL ends for whatever reason; never rejects. */
  readonly exited: Promise<PostgresExit>;
  /** Ends sessions, writes everything to disk and stops; may be called twice. */
  stop(): Promise<void>;
}

const mainDatabase = 'perennial';
const usualSystemFolder = '/var/lib/perennial';
const startLimitMs = 10 * 60_000;
const stopLimitMs = 60_000;
const startAttempts = 20;
const logLimitBytes = 10 * 1024 * 1024;

/**
 * Starts PostgreSQL in the state folder, creating it there on the first start, and waits until it answers.
 * Works as root too, where PostgreSQL runs as `nobody`. When this process dies, PostgreSQL stops as well.
 *
 * @throws EmbeddedPostgresError with the way out when it cannot be started.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const state = openStateFolder(options.stateFolder, options.systemFolder ?? usualSystemFolder);
  const binaries = preparePostgresBinaries(state.account, state.copiesFolder);
  claimStateFolder(state.folder);
  try {
    const isNew = !existsSync(state.dataFolder);
    if (isNew) await createCluster(state, binaries, options.durability);
    checkDataFolder(state, binaries.majorVersion);
    await stopLeftoverPostmaster(state.dataFolder);
    const settings = postgresSettings(options.durability, options.sharedMemoryMegabytes);
    const server = await startOnFreePort(state, binaries, settings, options.port);
    try {
      await createMainDatabase(server);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  } catch (error) {
    releaseStateFolder(state.folder);
    throw error;
  }
}

/**
 * The connection to a PostgreSQL that another process of ours runs in this folder, so that a command can work
 * beside a running server; `undefined` when none runs.
 */
export function findRunningEmbeddedPostgres(
  stateFolder: string,
  systemFolder = usualSystemFolder,
): { readonly pid: number; url(database?: string): string } | undefined {
  if (!existsSync(path.join(stateFolder, 'postgres'))) return undefined;
  const state = openStateFolder(stateFolder, systemFolder);
  const postmaster = readPostmaster(state.dataFolder);
  if (postmaster?.status !== 'ready' || !isPostmasterOf(state.dataFolder, postmaster)) return undefined;
  const password = readPassword(state);
  return { pid: postmaster.pid, url: (database) => connectionString(password, postmaster.port, database) };
}

function connectionString(password: string, port: number, database = mainDatabase): string {
  return `postgres://${databaseUser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

async function startOnFreePort(
  state: StateFolder,
  binaries: PostgresBinaries,
  settings: PostgresSettings,
  askedPort = 0,
): Promise<EmbeddedPostgres> {
  for (let attempt = 1; ; attempt += 1) {
    const port = askedPort === 0 ? await freePort() : askedPort;
    try {
      return await startOnPort(state, binaries, settings, port);
    } catch (error) {
      const said = error instanceof Error ? error.message : '';
      const portWasTaken = said.includes('could not bind');
      if (portWasTaken && askedPort !== 0) {
        throw new EmbeddedPostgresError(`port ${port} on 127.0.0.1 is taken: choose another or leave it out`);
      }
      // The memory of a PostgreSQL that was killed is held until its last session has noticed.
      const passes = portWasTaken || said.includes('pre-existing shared memory');
      if (!passes || attempt === startAttempts) throw error;
      await sleep(100);
    }
  }
}

async function startOnPort(
  state: StateFolder,
  binaries: PostgresBinaries,
  settings: PostgresSettings,
  port: number,
): Promise<EmbeddedPostgres> {
  const password = readPassword(state);
  const log = openLog(state.folder);
  const child = spawn(
    binaries.postgres,
    [
      '-D',
      state.dataFolder,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      ...state.account,
      cwd: '/',
      env: postgresEnvironment,
      stdio: ['ignore', log.descriptor, log.descriptor],
      // Its own session: a Ctrl-C in the terminal must reach us first, so that we can end our sessions.
      detached: true,
    },
  );
  closeSync(log.descriptor);
  const pid = await spawned(child);
  let asked = false;
  const stopWatching = stopWhenWeDie(pid, state.account);
  const exited = new Promise<PostgresExit>((resolve) => {
    child.once('exit', (code, signal) => {
      stopWatching();
      releaseStateFolder(state.folder);
      resolve({ code, signal, asked });
    });
  });
  const stop = async () => {
    asked = true;
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGQUIT'), stopLimitMs);
    await exited;
    clearTimeout(timer);
  };
  await untilReady(state.dataFolder, pid, exited, () => log.readNew());
  return { url: (database) => connectionString(password, port, database), pid, port, exited, stop };
}

function spawned(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid ?? 0));
    child.once('error', (error) =>
      reject(new EmbeddedPostgresError(`PostgreSQL cannot be run: ${error.message}`)),
    );
  });
}

/**
 * A shell that waits for the end of a pipe only we hold: when we are killed the pipe closes and the shell
 * stops PostgreSQL. Gives a function that calls the watch off.
 */
function stopWhenWeDie(postgresPid: number, account: PostgresAccount): () => void {
  const watch = spawn('/bin/sh', ['-c', 'read _; kill -INT "$0"', String(postgresPid)], {
    ...account,
    cwd: '/',
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Without a shell the next start still finds and stops the leftover.
  watch.once('error', () => undefined);
  watch.stdin.on('error', () => undefined);
  watch.unref();
  return () => watch.kill('SIGKILL');
}

async function untilReady(
  dataFolder: string,
  pid: number,
  exited: Promise<PostgresExit>,
  readLog: () => string,
): Promise<void> {
  let ended = false;
  void exited.then(() => {
    ended = true;
  });
  for (const started = performance.now(); performance.now() - started < startLimitMs; await sleep(10)) {
    if (ended) throw new EmbeddedPostgresError(`PostgreSQL stopped while starting: ${readLog()}`);
    const postmaster = readPostmaster(dataFolder);
    if (postmaster?.pid === pid && postmaster.status === 'ready') return;
  }
  process.kill(pid, 'SIGQUIT');
  throw new EmbeddedPostgresError(
    `PostgreSQL is not ready after ${startLimitMs / 60_000} minutes: ${readLog()}`,
  );
}

/** The log outlives this process, so that the reason of a crash can be read afterwards; one older log is kept. */
function openLog(folder: string): { readonly descriptor: number; readNew(): string } {
  const file = path.join(folder, 'postgres.log');
  if (existsSync(file) && statSync(file).size > logLimitBytes) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, 'a', 0o600);
  const start = statSync(file).size;
  return {
    descriptor,
    readNew: () => readFileSync(file).subarray(start).toString('utf8').trim().slice(-2000),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function createMainDatabase(server: EmbeddedPostgres): Promise<void> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [mainDatabase]);
    if (rowCount === 0) {
      await client.query(`create database ${mainDatabase}`);
      await compressWrites(client);
    }
  } finally {
    await client.end();
  }
}

/** From the next start on, halves what goes to the disk. LZ4 costs least; not every build of PostgreSQL has it. */
async function compressWrites(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ found: boolean }>(
    `select 'lz4' = any (enumvals) as found from pg_settings where name = 'wal_compression'`,
  );
  const method = rows[0]?.found === true ? 'lz4' : 'pglz';
  await client.query(`alter system set wal_compression = ${method}`);
}
