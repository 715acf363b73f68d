import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/**
 * Makes a folder that others cannot look into. Under root they may pass through it, because PostgreSQL then
 * runs as an account without rights. Leaves an existing folder as it is.
 */
export function makeStateFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 });
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
}

/** Writes 192 random bits, as text, to a file that only the account we run as may read; replaces an earlier one. */
export function makeSecret(file: string): string {
  const secret = randomBytes(24).toString('base64url');
  makeStateFolder(path.dirname(file));
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return secret;
}

/** Reads a secret made earlier. */
export function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new EmbeddedPostgresError(
      `the secret in ${file} cannot be read (${code}): ` +
        'run as the account that made it, or put the file back from a copy of the folder',
    );
  }
}

/** The secret in the file, made on the first call. */
export function readOrMakeSecret(file: string): string {
  return existsSync(file) ? readSecret(file) : makeSecret(file);
}
