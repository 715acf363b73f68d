import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Log } from '#platform';
import type { ServerOptions } from './server-options.ts';

const script = fileURLToPath(new URL('./worker-process.ts', import.meta.url));
// Imports and exports stream: left alone, the engine would let their garbage grow to hundreds of megabytes before it looks.
const MEMORY = ['--max-old-space-size=1024', '--max-semi-space-size=32'];
const FIRST_PAUSE_MILLISECONDS = 200;
const LONGEST_PAUSE_MILLISECONDS = 10_000;
const KILL_AFTER_MILLISECONDS = 25_000;

/** Keeps one worker process running: when it dies, by whatever cause, another takes over its jobs. */
export function superviseWorker(
  options: ServerOptions,
  log: Log,
): { pid(): number | undefined; close(): Promise<void> } {
  let stopping = false;
  let child: ChildProcess | undefined;
  let pause = FIRST_PAUSE_MILLISECONDS;
  const start = () => {
    child = fork(script, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: [...process.execArgv, ...MEMORY],
    });
    child.send(options);
    child.once('message', () => {
      pause = FIRST_PAUSE_MILLISECONDS;
    });
    child.once('exit', (code, signal) => void restart(code, signal));
  };
  const restart = async (code: number | null, signal: string | null) => {
    if (stopping) return;
    log.error({ code, signal }, 'the worker process ended; starting another');
    await sleep(pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS);
    if (!stopping) start();
  };
  start();
  return {
    pid: () => child?.pid,
    async close() {
      stopping = true;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child?.once('exit', resolve));
      child.kill('SIGTERM');
      const killer = setTimeout(() => child?.kill('SIGKILL'), KILL_AFTER_MILLISECONDS);
      await gone;
      clearTimeout(killer);
    },
  };
}
