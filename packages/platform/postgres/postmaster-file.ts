import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLineOf, isAlive } from '../process/process-identity.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** What PostgreSQL writes about itself in its data folder while it runs. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** "starting", "ready", "stopping" or "standby"; empty in the first moments. */
  readonly status: string;
}

const postmasterFile = (dataFolder: string) => path.join(dataFolder, 'postmaster.pid');

/** Reads the running server's note; `undefined` when there is none or it is only half written. */
export function readPostmaster(dataFolder: string): Postmaster | undefined {
  try {
    const lines = readFileSync(postmasterFile(dataFolder), 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    return { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
  } catch {
    return undefined;
  }
}

/** Whether the process that wrote the note still runs and is this folder's PostgreSQL. */
export function isPostmasterOf(dataFolder: string, postmaster: Postmaster): boolean {
  return isAlive(postmaster.pid) && commandLineOf(postmaster.pid)?.includes(`${dataFolder} `) === true;
}

const fastShutdownMs = 60_000;
const immediateShutdownMs = 10_000;

/**
 * Stops a PostgreSQL that outlived the program that started it, and removes a note whose process id now
 * belongs to something else (as after a container's restart), because PostgreSQL would refuse to start.
 */
export async function stopLeftoverPostmaster(dataFolder: string): Promise<void> {
  const postmaster = readPostmaster(dataFolder);
  if (postmaster === undefined) return;
  if (!isPostmasterOf(dataFolder, postmaster)) {
    rmSync(postmasterFile(dataFolder), { force: true });
    return;
  }
  process.kill(postmaster.pid, 'SIGINT');
  if (await goneWithin(postmaster.pid, fastShutdownMs)) return;
  process.kill(postmaster.pid, 'SIGQUIT');
  if (await goneWithin(postmaster.pid, immediateShutdownMs)) return;
  throw new EmbeddedPostgresError(
    `a PostgreSQL left from an earlier start (process ${postmaster.pid}) does not stop: end it, then start again`,
  );
}

async function goneWithin(pid: number, limitMs: number): Promise<boolean> {
  for (const started = performance.now(); performance.now() - started < limitMs; await sleep(20)) {
    if (commandLineOf(pid) === undefined) return true;
  }
  return false;
}
