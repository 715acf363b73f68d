import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findRunningEmbeddedPostgres } from '../../packages/platform/postgres/embedded-postgres.ts';

const launcher = fileURLToPath(new URL('../../apps/cli/perennial.mjs', import.meta.url));

export const ADMINISTRATOR = { email: 'bench@clinic.example', password: 'a long bench password' };

/** The real product, started as anybody starts it. */
export interface RunningProduct {
  home: string;
  url: string;
  /** Lets the bench in as the command line on this machine. */
  token: string;
  databaseUrl: string;
  /** The process that was started; its children run jobs and the database. */
  pid: number;
  databasePid: number;
  readyMs: number;
  stop(): Promise<void>;
}

/** Starts the product in a home folder of its own on a free port, with safe durability, and waits until it answers. */
export async function startProduct(home: string): Promise<RunningProduct> {
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const startedAt = performance.now();
  const child = spawn(process.execPath, [launcher, 'start'], {
    env: {
      PATH: process.env.PATH ?? '',
      PERENNIAL_HOME: home,
      PERENNIAL_PORT: '0',
      PERENNIAL_TIME_ZONE: 'Asia/Shanghai',
      PERENNIAL_ADMIN_EMAIL: ADMINISTRATOR.email,
      PERENNIAL_ADMIN_PASSWORD: ADMINISTRATOR.password,
      PERENNIAL_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilReady(child);
  const readyMs = performance.now() - startedAt;
  const { url, token } = JSON.parse(readFileSync(path.join(home, 'server.json'), 'utf8')) as {
    url: string;
    token: string;
  };
  const postgres = findRunningEmbeddedPostgres(path.join(home, 'postgres'));
  if (!postgres || child.pid === undefined) throw new Error(`no PostgreSQL runs in ${home}`);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return {
    home,
    url,
    token,
    databaseUrl: postgres.url(),
    pid: child.pid,
    databasePid: postgres.pid,
    readyMs,
    stop,
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('is ready')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the product ended with ${code} while starting: ${said}`)));
  });
}
