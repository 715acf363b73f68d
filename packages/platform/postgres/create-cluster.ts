import { execFile } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { PostgresAccount } from './postgres-account.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import type { Durability } from './postgres-settings.ts';
import { makeStateFolder } from './secret-file.ts';
import { makePassword, type StateFolder } from './state-folder.ts';

/** The database user the program signs in as; it owns everything. */
export const databaseUser = 'perennial';

/**
 * What PostgreSQL's programs see of the environment: nothing of ours. The locale decides what counts as a
 * letter in searches, so it must know Chinese; sorting does not depend on it.
 */
export const postgresEnvironment = {
  LC_ALL: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8',
  PATH: '/usr/bin:/bin',
  TZ: 'UTC',
};

/**
 * Makes the data folder and the password. It is made under another name and renamed when complete: a start
 * that was cut short leaves nothing that looks like a database.
 */
export async function createCluster(
  state: StateFolder,
  binaries: PostgresBinaries,
  durability: Durability,
): Promise<void> {
  const unfinished = `${state.dataFolder}.unfinished`;
  const passwordFile = `${state.dataFolder}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  try {
    makeStateFolder(path.dirname(state.dataFolder));
    mkdirSync(unfinished, { mode: 0o700 });
    writeFileSync(passwordFile, makePassword(state), { mode: 0o600 });
    giveTo(state.account, unfinished, passwordFile);
    await runInitdb(state, binaries, [
      ...['--pgdata', unfinished, '--username', databaseUser, '--pwfile', passwordFile],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-instructions'],
      ...[
        '--locale-provider',
        'builtin',
        '--builtin-locale',
        'C.UTF-8',
        '--locale',
        postgresEnvironment.LC_ALL,
      ],
      ...(durability === 'safe' ? [] : ['--no-sync']),
    ]);
    chmodSync(unfinished, 0o700);
    renameSync(unfinished, state.dataFolder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function giveTo(account: PostgresAccount, ...paths: string[]): void {
  if (account === undefined) return;
  for (const one of paths) chownSync(one, account.uid, account.gid);
}

async function runInitdb(state: StateFolder, binaries: PostgresBinaries, words: string[]): Promise<void> {
  try {
    await promisify(execFile)(binaries.initdb, words, {
      ...state.account,
      cwd: path.parse(binaries.initdb).root,
      env: postgresEnvironment,
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new EmbeddedPostgresError(`the database could not be created in ${state.dataFolder}: ${said}`);
  }
}
