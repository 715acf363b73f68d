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
  'modules',
  'package-lock.json',
];
const SERVER_ONLY =
  /(^|\/)(data|actions|jobs|listeners|testing|domain|dist|node_modules)(\/|$)|\.test\.tsx?$/;
const COMPRESSIBLE = /\.(js|css|html|svg|json)$/;

/** Builds the staff app unless a build of these very sources is at hand, and returns its folder. */
export async function buildWeb(home: string): Promise<string> {
  const builds = path.join(home, 'web');
  const folder = path.join(builds, sourcesHash());
  if (existsSync(path.join(folder, 'index.html'))) return folder;
  mkdirSync(builds, { recursive: true });
  for (const old of readdirSync(builds)) rmSync(path.join(builds, old), { recursive: true, force: true });
  const unfinished = `${folder}.unfinished`;
  const { build } = await import('vite');
  await build({
    configFile: path.join(root, 'apps/staff-web/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: unfinished, emptyOutDir: true },
  });
  compressFiles(unfinished);
  renameSync(unfinished, folder);
  return folder;
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
