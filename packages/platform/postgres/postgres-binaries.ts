import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { canEnter, type PostgresAccount } from './postgres-account.ts';

/** Where the programs of one PostgreSQL release are, ready to run. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly majorVersion: number;
}

/** The npm package that carries PostgreSQL for this machine. */
export interface PostgresPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

const require = createRequire(import.meta.url);

/** Finds the installed PostgreSQL package for this operating system and processor. */
export function findPostgresPackage(): PostgresPackage {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform !== 'linux' && process.platform !== 'darwin') {
    throw new EmbeddedPostgresError(
      `the embedded PostgreSQL runs on Linux and macOS, this is ${process.platform}: ` +
        'set PERENNIAL_DATABASE_URL to a PostgreSQL 15 or later',
    );
  }
  const folder = packageFolder(name);
  const { version } = readJson(path.join(folder, 'package.json')) as { version: string };
  return { name, version, folder };
}

function packageFolder(name: string): string {
  try {
    return path.resolve(path.dirname(require.resolve(name)), '..');
  } catch {
    throw new EmbeddedPostgresError(
      `the package ${name} is not installed: run npm ci without --omit=optional, ` +
        'or set PERENNIAL_DATABASE_URL to a PostgreSQL 15 or later',
    );
  }
}

/**
 * Makes the packaged programs runnable by `account`: in place when it may enter the package's folder, and
 * otherwise as a copy below `copiesFolder`. Also makes the symbolic links that npm packages cannot carry,
 * because npm 12 no longer runs the package's install script.
 */
export function preparePostgresBinaries(
  account: PostgresAccount,
  copiesFolder: string,
  postgresPackage: PostgresPackage = findPostgresPackage(),
): PostgresBinaries {
  const packaged = path.join(postgresPackage.folder, 'native');
  const inPlace = canEnter(account, packaged) && linksMade(packaged);
  const native = inPlace ? packaged : copyOnce(packaged, copiesFolder, postgresPackage.version);
  return {
    initdb: path.join(native, 'bin', 'initdb'),
    postgres: path.join(native, 'bin', 'postgres'),
    majorVersion: Number.parseInt(postgresPackage.version, 10),
  };
}

function copyOnce(packaged: string, copiesFolder: string, version: string): string {
  const copy = path.join(copiesFolder, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(copiesFolder, { recursive: true, mode: 0o755 });
  const unfinished = `${copy}.${process.pid}`;
  cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
  if (!linksMade(unfinished)) throw new EmbeddedPostgresError(`${unfinished} is not writable: make it so`);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    // Another process was faster; its copy is as good as ours.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

function linksMade(native: string): boolean {
  const links = readJson(path.join(native, 'pg-symlinks.json')) as { source: string; target: string }[];
  return links.every(({ source, target }) => {
    // The list names paths from the package's folder; a copy has no "native" folder.
    const link = path.join(native, path.relative('native', target));
    return linkMade(link, path.basename(source));
  });
}

function linkMade(link: string, target: string): boolean {
  try {
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined) symlinkSync(target, link);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EEXIST';
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
