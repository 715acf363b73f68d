import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive, startMarkOf } from '../process/process-identity.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

const ownerFile = (folder: string) => path.join(folder, 'postgres-owner.json');

interface Owner {
  readonly pid: number;
  /** Tells the owner from a later process that was given the same id. */
  readonly startMark: string | undefined;
}

/**
 * Claims the folder for this process, so that a second program does not take the first one's PostgreSQL for a
 * leftover and stop it. The claim of a process that is gone counts for nothing.
 */
export function claimStateFolder(folder: string): void {
  const owner = readOwner(folder);
  if (owner !== undefined && isStillTheOwner(owner)) {
    throw new EmbeddedPostgresError(
      `${folder} is in use by process ${owner.pid}: stop it, or choose another PERENNIAL_HOME`,
    );
  }
  rmSync(ownerFile(folder), { force: true });
  const claim: Owner = { pid: process.pid, startMark: startMarkOf(process.pid) };
  try {
    writeFileSync(ownerFile(folder), JSON.stringify(claim), { flag: 'wx', mode: 0o600 });
  } catch {
    throw new EmbeddedPostgresError(`${folder} was claimed by another process at this moment: start again`);
  }
}

/** Gives the folder up. */
export function releaseStateFolder(folder: string): void {
  rmSync(ownerFile(folder), { force: true });
}

function isStillTheOwner(owner: Owner): boolean {
  return isAlive(owner.pid) && startMarkOf(owner.pid) === owner.startMark;
}

function readOwner(folder: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(ownerFile(folder), 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}
