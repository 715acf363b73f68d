import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether a process with this id exists, ours or somebody else's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The words a process was started with, joined by spaces; `undefined` when it is gone or a zombie. */
export function commandLineOf(pid: number): string | undefined {
  const words =
    process.platform === 'linux' ? readProc(pid, 'cmdline')?.replaceAll('\0', ' ') : askPs(pid, 'command=');
  return words?.trim() || undefined;
}

/**
 * A mark that differs between two processes that were given the same id one after the other,
 * `undefined` when no such process runs. Compare it only with a mark taken on the same machine.
 */
export function startMarkOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return askPs(pid, 'lstart=');
  const stat = readProc(pid, 'stat');
  // The program's name is in brackets and may itself hold spaces and brackets: count fields after the last one.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

function askPs(pid: number, column: string): string | undefined {
  try {
    return (
      execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim() ||
      undefined
    );
  } catch {
    return undefined;
  }
}
