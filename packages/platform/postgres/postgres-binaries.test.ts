import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { findPostgresPackage, preparePostgresBinaries } from './postgres-binaries.ts';

const folders: string[] = [];

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
  const copies = mkdtempSync(path.join(tmpdir(), 'perennial-binaries-'));
  folders.push(copies);
  chmodSync(copies, 0o755);
  const native = path.join(findPostgresPackage().folder, 'native');
  chmodSync(native, 0o700);
  try {
    const binaries = preparePostgresBinaries({ uid: 65534, gid: 65534 }, copies);

    expect(binaries.postgres.startsWith(copies)).toBe(true);
    expect(execFileSync(binaries.postgres, ['--version'], { encoding: 'utf8' })).toContain('PostgreSQL');
    expect(
      existsSync(path.join(copies, `postgres-${findPostgresPackage().version}`, 'lib', 'libpq.so')),
    ).toBe(true);
    expect(preparePostgresBinaries({ uid: 65534, gid: 65534 }, copies)).toEqual(binaries);
  } finally {
    chmodSync(native, 0o755);
  }
});
