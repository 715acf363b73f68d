import { readContainer } from './backup-container.ts';
import { BackupError } from './backup-error.ts';
import {
  type BackupChecks,
  type BackupContents,
  type BackupProgress,
  type BackupSummary,
  checksEntry,
  checksSchema,
  contentsEntry,
  contentsSchema,
  formatVersion,
} from './backup-format.ts';
import { checkSeal } from './seal.ts';
import { collect } from './tar-entry.ts';

/** A backup that was found whole. */
export interface CheckedBackup {
  readonly contents: BackupContents;
  readonly checks: BackupChecks;
  readonly summary: BackupSummary;
}

/**
 * Reads a backup from end to end without restoring it, and says what it holds.
 *
 * @throws BackupError when it is cut short, altered, or of a later Perennial.
 */
export async function verifyBackup(
  file: string,
  onProgress?: (progress: BackupProgress) => void,
): Promise<BackupSummary> {
  return (await checkBackup(file, onProgress)).summary;
}

/** As `verifyBackup`, with all that the restore needs to know. */
export async function checkBackup(
  file: string,
  onProgress?: (progress: BackupProgress) => void,
): Promise<CheckedBackup> {
  onProgress?.({ step: 'checking', at: file, done: 0, total: 1 });
  const { bytes } = await checkSeal(file);
  const found = new Map<string, unknown>();
  for await (const entry of readContainer(file)) {
    if (entry.name !== contentsEntry && entry.name !== checksEntry) continue;
    const json: unknown = JSON.parse((await collect(entry.body)).toString('utf8'));
    if (entry.name === contentsEntry) refuseLaterFormat(file, json);
    found.set(entry.name, json);
  }
  const contents = contentsSchema.safeParse(found.get(contentsEntry));
  const checks = checksSchema.safeParse(found.get(checksEntry));
  if (!contents.success || !checks.success) {
    throw new BackupError(
      `${file} is not a backup of Perennial: its contents are not described; choose another`,
    );
  }
  return {
    contents: contents.data,
    checks: checks.data,
    summary: {
      file,
      bytes,
      createdAt: contents.data.createdAt,
      productVersion: contents.data.productVersion,
      tables: checks.data.tables.length,
      rows: checks.data.tables.reduce((sum, { rows }) => sum + rows, 0),
      files: checks.data.files,
    },
  };
}

function refuseLaterFormat(file: string, contents: unknown): void {
  const found = (contents as { formatVersion?: unknown } | null)?.formatVersion;
  if (typeof found === 'number' && found > formatVersion) {
    throw new BackupError(
      `${file} has format ${found}, this Perennial reads up to ${formatVersion}: use a newer Perennial`,
    );
  }
}
