import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { readContainer } from './backup-container.ts';
import { BackupError } from './backup-error.ts';
import {
  type BackedUpTable,
  type BackupProgress,
  filesFolderEntry,
  type TableCheck,
  tableKey,
  tablesFolder,
} from './backup-format.ts';
import { listBackedUpTables, listForeignKeys, quoted, quotedColumns } from './database-catalogue.ts';
import type { CheckedBackup } from './read-backup.ts';
import { isSetAside } from './restore-target.ts';
import type { ReadTarEntry } from './tar-entry.ts';

interface Load {
  readonly key: string;
  readonly stream: CopyStreamQuery;
  readonly hash: Hash;
}

/**
 * Loads every table of the backup inside the transaction that is open on `client`, and gives the files to
 * `saveFile`. Throws when a table does not arrive as it left.
 */
export async function loadBackup(
  client: pg.ClientBase,
  file: string,
  backup: CheckedBackup,
  saveFile: (name: string, entry: ReadTarEntry) => Promise<void>,
  onProgress?: (progress: BackupProgress) => void,
): Promise<void> {
  const tables = await matchTables(client, backup.contents.tables);
  const foreignKeys = (await listForeignKeys(client)).filter(({ table }) => !isSetAsideTable(table));
  // Rows arrive table by table, in no order that foreign keys could be held to.
  for (const { table, name } of foreignKeys)
    await client.query(`alter table ${table} drop constraint ${name}`);
  if (tables.size > 0) await client.query(`truncate ${[...tables.values()].map(quoted).join(', ')}`);

  const checks = new Map(backup.checks.tables.map((check) => [tableKey(check), check]));
  const done = new Set<string>();
  let load: Load | undefined;
  for await (const entry of readContainer(file)) {
    const key = tableKeyOf(entry.name);
    if (load !== undefined && load.key !== key) {
      await finishLoad(load, checks.get(load.key));
      done.add(load.key);
      load = undefined;
    }
    if (key !== undefined) {
      if (load === undefined) onProgress?.({ step: 'tables', at: key, done: done.size, total: tables.size });
      load ??= startLoad(client, key, tables.get(key));
      for await (const piece of entry.body) await put(load, piece);
    } else if (entry.name.startsWith(filesFolderEntry)) {
      await saveFile(entry.name.slice(filesFolderEntry.length), entry);
    }
  }
  refuseMissing(checks, done);
  for (const { table, name, definition } of foreignKeys) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  }
  await setSequences(client, backup);
}

/** The backup's tables by key, after making sure that each exists with all its columns. */
async function matchTables(
  client: pg.ClientBase,
  wanted: readonly BackedUpTable[],
): Promise<Map<string, BackedUpTable>> {
  const found = new Map(
    (await listBackedUpTables(client)).map((table) => [tableKey(table), new Set(table.columns)]),
  );
  const faults = wanted.flatMap((table) => {
    const columns = found.get(tableKey(table));
    if (columns === undefined) return [`the table ${quoted(table)} is missing`];
    return table.columns
      .filter((column) => !columns.has(column))
      .map((column) => `the column ${column} of ${quoted(table)} is missing`);
  });
  if (faults.length > 0) {
    throw new BackupError(`the migrations did not make what the backup holds: ${faults.join('; ')}`);
  }
  return new Map(wanted.map((table) => [tableKey(table), table]));
}

function startLoad(client: pg.ClientBase, key: string, table: BackedUpTable | undefined): Load {
  if (table === undefined)
    throw new BackupError(`the backup holds rows of ${key}, which it does not describe`);
  const stream = client.query(copyFrom(`copy ${quoted(table)} (${quotedColumns(table.columns)}) from stdin`));
  // Failures surface in `put` and `finishLoad`; between the two nobody listens.
  stream.on('error', () => undefined);
  return { key, stream, hash: createHash('sha256') };
}

async function put({ stream, hash }: Load, piece: Buffer): Promise<void> {
  hash.update(piece);
  if (stream.errored !== null) throw stream.errored;
  if (!stream.write(piece)) await once(stream, 'drain');
}

async function finishLoad({ key, stream, hash }: Load, check: TableCheck | undefined): Promise<void> {
  stream.end();
  await finished(stream);
  const sha256 = hash.digest('hex');
  if (check === undefined || check.sha256 !== sha256 || check.rows !== stream.rowCount) {
    throw new BackupError(
      `${key} did not arrive as it left: ${stream.rowCount} rows with SHA-256 ${sha256}, ` +
        `expected ${check?.rows} with ${check?.sha256}; use another copy of the backup`,
    );
  }
}

function refuseMissing(checks: ReadonlyMap<string, TableCheck>, done: ReadonlySet<string>): void {
  const missing = [...checks].filter(([key, { rows }]) => rows > 0 && !done.has(key)).map(([key]) => key);
  if (missing.length > 0)
    throw new BackupError(`the backup lacks the rows of ${missing.join(', ')}: use another copy`);
}

async function setSequences(client: pg.ClientBase, { checks }: CheckedBackup): Promise<void> {
  for (const sequence of checks.sequences) {
    await client.query('select setval($1::text::regclass, $2::bigint, $3)', [
      quoted(sequence),
      sequence.lastValue,
      sequence.isCalled,
    ]);
  }
}

function tableKeyOf(entryName: string): string | undefined {
  return entryName.startsWith(tablesFolder) ? entryName.split('/')[1] : undefined;
}

function isSetAsideTable(quotedTable: string): boolean {
  return isSetAside(quotedTable.split('"')[1] ?? '');
}
