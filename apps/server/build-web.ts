import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What the staff app is made of; a change in any of them makes a new build. */
const SOURCES = [
  'apps/staff-web',
  'packages/ui',
  'packages/contract',
  'packages/contract-kit',
  'packages/form-kit',
  'packages/pack-kit',
  'packages/working-time',
  'modules',
  'packs',
  'package-lock.json',
];
const SERVER_ONLY =
  /(^|\/)(data|actions|jobs|listeners|testing|domain|dist|node_modules)(\/|$)|\.test\.tsx?$/;
const COMPRESSIBLE = /\.(js|css|html|svg|json)$/;

/** The folder of the staff app, built first unless a build of these very sources is at hand. */
export async function ensureWeb(home: string): Promise<string> {
  const builds = path.join(home, 'web');
  const folder = path.join(builds, sourcesHash());
  if (isBuilt(folder)) return folder;
  mkdirSync(builds, { recursive: true });
  await buildInOwnProcess(folder);
  return folder;
}

/** Removes builds of other sources. Asked for by the server that serves this one: nobody else can be serving those then. */
export function removeOtherBuilds(folder: string): void {
  for (const old of readdirSync(path.dirname(folder))) {
    const place = path.join(path.dirname(folder), old);
    // What another process is still building looks built before it is.
    if (place !== folder && !old.endsWith('.unfinished') && isBuilt(place))
      rmSync(place, { recursive: true, force: true });
  }
}

const isBuilt = (folder: string) => existsSync(path.join(folder, 'index.html'));

/** The builder takes hundreds of megabytes, which the server would keep for the rest of its life. */
function buildInOwnProcess(folder: string): Promise<void> {
  const script = fileURLToPath(new URL('./build-web-process.ts', import.meta.url));
  const child = fork(script, [folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the web app could not be built: the builder ended with ${code}`));
    });
  });
}

/** Builds the staff app into a folder. Whoever else built the same meanwhile has built the same thing. */
export async function buildWeb(folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}.unfinished`;
  const { build } = await import('vite');
  await build({
    configFile: path.join(root, 'apps/staff-web/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: unfinished, emptyOutDir: true },
  });
  compressFiles(unfinished);
  if (isBuilt(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesBelow(path.join(root, source))) {
      hash.update(path.relative(root, file)).update(readFileSync(file));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !SERVER_ONLY.test(path.relative(root, file)))
    .sort();
}

function compressFiles(folder: string): void {
  for (const file of filesBelow(folder)) {
    if (COMPRESSIBLE.test(file))
      writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }));
  }
}
