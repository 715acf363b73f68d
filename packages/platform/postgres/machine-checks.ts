import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { type DoctorCheck, failed, passed } from './doctor-check.ts';
import { choosePostgresAccount } from './postgres-account.ts';
import { findPostgresPackage, preparePostgresBinaries } from './postgres-binaries.ts';

const oldestNode = [22, 18] as const;
const leastFreeGigabytes = 2;
const gigabyte = 1024 ** 3;
const require = createRequire(import.meta.url);

/** Whether the Node.js that runs this can run all of it. */
export function checkNode(version = process.versions.node): DoctorCheck {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isRecent = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return isRecent
    ? passed('Node.js', version)
    : failed(
        'Node.js',
        version,
        `start through npm start, or install Node.js ${oldestNode.join('.')} or later`,
      );
}

/** Whether a Node.js is bundled, for machines whose own is too old. */
export function checkBundledNode(): DoctorCheck {
  const name = `node-${process.platform}-${process.arch}`;
  try {
    const file = path.join(path.dirname(require.resolve(`${name}/package.json`)), 'bin', 'node');
    return passed('bundled Node.js', execFileSync(file, ['--version'], { encoding: 'utf8' }).trim());
  } catch {
    return checkNode().ok
      ? passed('bundled Node.js', `none for ${process.platform}-${process.arch}, and none needed`)
      : failed(
          'bundled Node.js',
          `none for ${process.platform}-${process.arch}`,
          'run npm ci without --omit=optional',
        );
  }
}

/** Whether the packaged PostgreSQL can be run here. */
export function checkPostgresPrograms(stateFolder: string): DoctorCheck {
  const name = 'PostgreSQL programs';
  try {
    const { version } = findPostgresPackage();
    const account = choosePostgresAccount(path.join(stateFolder, 'postgres'));
    const copiesFolder = account === undefined ? stateFolder : '/var/lib/perennial';
    const { postgres } = preparePostgresBinaries(account, copiesFolder);
    const said = execFileSync(postgres, ['--version'], { encoding: 'utf8', stdio: 'pipe' }).trim();
    return passed(name, `${said}, package ${version}`);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return failed(name, said, 'run npm ci without --omit=optional, or set PERENNIAL_DATABASE_URL');
  }
}

/** Whether the home folder can be written, and whether others can read the secrets in it. */
export function checkHomeFolder(home: string): DoctorCheck {
  const name = 'home folder';
  if (!existsSync(home)) return passed(name, `${home}, made at the first start`);
  try {
    accessSync(home, constants.W_OK | constants.X_OK);
  } catch {
    return failed(
      name,
      `${home} cannot be written`,
      'change its permissions, or choose another PERENNIAL_HOME',
    );
  }
  const open = secretFiles(home).filter((file) => (statSync(file).mode & 0o077) !== 0);
  return open.length === 0
    ? passed(name, home)
    : failed(name, `others can read ${open.join(', ')}`, `chmod 600 ${open.join(' ')}`);
}

const secretNames = new Set(['secret', 'postgres-password', 'server.json']);

function secretFiles(home: string): string[] {
  return [home, path.join(home, 'postgres')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => path.join(folder, file)))
    .filter((file) => secretNames.has(path.basename(file)));
}

/** Whether the disk of the folder has room left. */
export function checkFreeDisk(folder: string): DoctorCheck {
  const existing = existsSync(folder) ? folder : path.dirname(folder);
  const { bavail, bsize } = statfsSync(existsSync(existing) ? existing : '/');
  const free = (bavail * bsize) / gigabyte;
  const found = `${free.toFixed(1)} GB free`;
  return free >= leastFreeGigabytes
    ? passed('free disk', found)
    : failed(
        'free disk',
        found,
        `free at least ${leastFreeGigabytes} GB: PostgreSQL stops when the disk is full`,
      );
}

/** Whether the port is free, or answered by a Perennial. */
export async function checkPort(host: string, port: number): Promise<DoctorCheck> {
  const name = `port ${port}`;
  if (port === 0) return passed(name, 'a free one is taken at each start');
  const fault = await listeningFault(host, port);
  if (fault === undefined) return passed(name, 'free');
  if (fault === 'EADDRINUSE' && (await answersAsPerennial(host, port)))
    return passed(name, 'answered by Perennial');
  if (fault === 'EADDRINUSE')
    return failed(name, 'taken by another program', 'stop it, or choose another PERENNIAL_PORT');
  return failed(
    name,
    `cannot be used on ${host} (${fault})`,
    'choose another PERENNIAL_PORT or PERENNIAL_HOST',
  );
}

function listeningFault(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

async function answersAsPerennial(host: string, port: number): Promise<boolean> {
  const address = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  try {
    const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}/healthz`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
    const said: unknown = await answer.json();
    return typeof said === 'object' && said !== null && 'status' in said && said.status === 'up';
  } catch {
    return false;
  }
}
