import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const READY = /Perennial is ready: (\S+)/;
const START_LIMIT_MILLISECONDS = 120_000;

export const ADMIN = { email: 'admin@example.org', password: 'correct horse battery staple' };

export interface RunningPerennial {
  url: string;
  home: string;
  /** The process that supervises the others. */
  process: ChildProcess;
  /** Ids of all its processes, children's children included. */
  processes(): number[];
  /** Starts it again on the same home, as an administrator would after a crash. */
  restart(): Promise<RunningPerennial>;
  /** Asks it to stop and waits; then removes its home. */
  stop(): Promise<void>;
}

/** Starts the product by its own command, in a home of its own. Builds of the web app are kept between runs. */
export async function runPerennial(
  settings: Record<string, string> = {},
  home?: string,
): Promise<RunningPerennial> {
  const folder = home ?? mkdtempSync(path.join(tmpdir(), 'perennial-home-'));
  if (!home) shareWebBuilds(folder);
  const child = spawn(process.execPath, [path.join(root, 'apps/cli/perennial.mjs'), 'start'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      PERENNIAL_HOME: folder,
      PERENNIAL_PORT: '0',
      PERENNIAL_TIME_ZONE: 'Asia/Shanghai',
      PERENNIAL_ADMIN_EMAIL: ADMIN.email,
      PERENNIAL_ADMIN_PASSWORD: ADMIN.password,
      PERENNIAL_LOG_LEVEL: 'error',
      ...settings,
    },
  });
  const url = await readyUrl(child);
  const stopProcess = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  };
  return {
    url,
    home: folder,
    process: child,
    processes: () => descendants(child.pid ?? 0),
    restart: () => runPerennial(settings, folder),
    async stop() {
      await stopProcess();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The web app is the same for all homes of a run; its folder is named after its sources. */
export function shareWebBuilds(home: string): void {
  const builds = path.join(root, 'node_modules/.cache/perennial-web');
  mkdirSync(builds, { recursive: true });
  symlinkSync(builds, path.join(home, 'web'));
}

async function readyUrl(child: ChildProcess): Promise<string> {
  let printed = '';
  let exited = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => {
      printed += data;
    });
  }
  child.once('exit', () => {
    exited = true;
  });
  for (let waited = 0; waited < START_LIMIT_MILLISECONDS; waited += 50) {
    const url = READY.exec(printed)?.[1];
    if (url) return url;
    if (exited) break;
    await sleep(50);
  }
  throw new Error(`Perennial did not start:\n${printed}`);
}

/** All living processes below one, from the kernel's own table. */
export function descendants(pid: number): number[] {
  const children = readChildren(pid);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function readChildren(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}
