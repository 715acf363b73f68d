import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { canEnter, choosePostgresAccount, type PostgresAccount } from './postgres-account.ts';
import { makeSecret, makeStateFolder, readSecret } from './secret-file.ts';

/** Where one embedded PostgreSQL keeps its things. */
export interface StateFolder {
  /** What was asked for; holds the password, the log and the owner's mark. */
  readonly folder: string;
  /** PostgreSQL's own data folder; may not exist yet. */
  readonly dataFolder: string;
  readonly account: PostgresAccount;
  /** Where copies of the programs go when they cannot be run where npm put them. */
  readonly copiesFolder: string;
}

/**
 * Settles where the data lives and who PostgreSQL runs as. When that is not us and it cannot enter the
 * asked folder (a checkout below a private home folder), the data goes below `systemFolder` and
 * `postgres` in the asked folder is a link to it.
 */
export function openStateFolder(asked: string, systemFolder: string): StateFolder {
  const folder = path.resolve(asked);
  const link = path.join(folder, 'postgres');
  const dataFolder = findDataFolder(folder, link) ?? newDataFolder(folder, link, systemFolder);
  const account = choosePostgresAccount(dataFolder);
  return { folder, dataFolder, account, copiesFolder: account === undefined ? folder : systemFolder };
}

function findDataFolder(folder: string, link: string): string | undefined {
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() !== true) return found === undefined ? undefined : link;
  const dataFolder = path.resolve(folder, readlinkSync(link));
  // An empty database in place of the real one would look like the loss of everything.
  if (!existsSync(dataFolder) && existsSync(passwordFileOf(folder))) {
    throw new EmbeddedPostgresError(
      `${link} leads to ${dataFolder}, which does not exist: bring it back, ` +
        'or remove the link to begin with an empty database and restore a backup',
    );
  }
  return dataFolder;
}

function newDataFolder(folder: string, link: string, systemFolder: string): string {
  makeStateFolder(folder);
  if (canEnter(choosePostgresAccount(link), folder)) return link;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const dataFolder = path.join(systemFolder, name, 'postgres');
  makeStateFolder(path.dirname(dataFolder));
  symlinkSync(dataFolder, link);
  return dataFolder;
}

/** The password made when the data folder was. */
export function readPassword(state: StateFolder): string {
  return readSecret(passwordFileOf(state.folder));
}

/** Makes a new password that only the account we run as may read. */
export function makePassword(state: StateFolder): string {
  return makeSecret(passwordFileOf(state.folder));
}

const passwordFileOf = (folder: string) => path.join(folder, 'postgres-password');

/** Refuses data that another major version wrote or that another account owns. */
export function checkDataFolder(state: StateFolder, majorVersion: number): void {
  const { dataFolder } = state;
  const uid = process.getuid?.();
  const owner = statSync(dataFolder).uid;
  if (state.account === undefined && uid !== owner) {
    throw new EmbeddedPostgresError(
      `${dataFolder} belongs to account number ${owner}, this is ${uid}: ` +
        'start as root or as that account, or choose another PERENNIAL_HOME',
    );
  }
  const found = Number.parseInt(readFileSync(path.join(dataFolder, 'PG_VERSION'), 'utf8'), 10);
  if (found !== majorVersion) {
    throw new EmbeddedPostgresError(
      `${dataFolder} was written by PostgreSQL ${found}, this release brings ${majorVersion}: ` +
        'make a backup with the release that wrote it and restore it with this one',
    );
  }
}
