import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
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
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (found !== undefined) {
    const dataFolder = found.isSymbolicLink() ? path.resolve(folder, readlinkSync(link)) : link;
    return { folder, dataFolder, account: choosePostgresAccount(dataFolder), copiesFolder: systemFolder };
  }
  const account = choosePostgresAccount(link);
  makeStateFolder(folder);
  if (canEnter(account, folder)) return { folder, dataFolder: link, account, copiesFolder: systemFolder };

  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const dataFolder = path.join(systemFolder, name, 'postgres');
  makeStateFolder(path.dirname(dataFolder));
  symlinkSync(dataFolder, link);
  return { folder, dataFolder, account, copiesFolder: systemFolder };
}

/** The password made when the data folder was. */
export function readPassword(state: StateFolder): string {
  return readSecret(passwordFileOf(state));
}

/** Makes a new password that only the account we run as may read. */
export function makePassword(state: StateFolder): string {
  return makeSecret(passwordFileOf(state));
}

const passwordFileOf = (state: StateFolder) => path.join(state.folder, 'postgres-password');

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
