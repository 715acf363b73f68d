import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const WHAT_NPM_READS = ['package.json', 'package-lock.json', '.npmrc', 'packages/analytics/package.json'];
const MEGABYTE = 1e6;

/**
 * Installs what is needed to run, as a user does, into an empty folder and with an empty cache: the cache then holds exactly
 * what was downloaded.
 */
export async function installAnew(folder: string): Promise<{
  seconds: number;
  downloadedMegabytes: number;
  installedMegabytes: number;
}> {
  rmSync(folder, { recursive: true, force: true });
  for (const file of WHAT_NPM_READS) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(folder, file));
  }
  const cache = path.join(folder, 'cache');
  const startedAt = performance.now();
  await npm(folder, ['ci', '--omit=dev', '--cache', cache]);
  const seconds = (performance.now() - startedAt) / 1000;
  const sizes = {
    downloadedMegabytes: bytesBelow(path.join(cache, '_cacache/content-v2')) / MEGABYTE,
    installedMegabytes: bytesBelow(path.join(folder, 'node_modules')) / MEGABYTE,
  };
  rmSync(folder, { recursive: true, force: true });
  return { seconds, ...sizes };
}

function npm(folder: string, words: readonly string[]): Promise<void> {
  const child = spawn('npm', words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ${words.join(' ')} ended with ${code}`)),
    );
  });
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}
