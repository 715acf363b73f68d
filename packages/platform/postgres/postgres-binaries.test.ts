import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { findPostgresPackage, preparePostgresBinaries } from './postgres-binaries.ts';

const folders: string[] = [];

function newFolder(mode: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'perennial-binaries-'));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

it('runs the programs where npm put them', () => {
  const binaries = preparePostgresBinaries(undefined, '/nowhere');

  expect(binaries.postgres.startsWith(findPostgresPackage().folder)).toBe(true);
  expect(execFileSync(binaries.postgres, ['--version'], { encoding: 'utf8' })).toContain(
    `${binaries.majorVersion}.`,
  );
});

it('runs a complete copy, links included, for an account that may not enter the package', () => {
  const closed = newFolder(0o700);
  const copies = newFolder(0o755);
  const installed = findPostgresPackage();
  cpSync(path.join(installed.folder, 'native'), path.join(closed, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  rmSync(path.join(closed, 'native', 'lib', 'libpq.so'), { force: true });
  const nobody = { uid: 65534, gid: 65534 };

  const binaries = preparePostgresBinaries(nobody, copies, { ...installed, folder: closed });

  expect(binaries.postgres.startsWith(copies)).toBe(true);
  expect(execFileSync(binaries.postgres, ['--version'], { encoding: 'utf8' })).toContain('PostgreSQL');
  expect(existsSync(path.join(copies, `postgres-${installed.version}`, 'lib', 'libpq.so'))).toBe(true);
  expect(preparePostgresBinaries(nobody, copies, { ...installed, folder: closed })).toEqual(binaries);
});
