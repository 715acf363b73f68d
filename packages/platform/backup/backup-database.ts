import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type ContainerWriter, createContainer } from './backup-container.ts';
import {
  type BackedUpTable,
  type BackupContents,
  type BackupProgress,
  type BackupSummary,
  checksEntry,
  contentsEntry,
  filesFolderEntry,
  formatVersion,
  type TableCheck,
  tablePartEntry,
} from './backup-format.ts';
import {
  fixTextFormats,
  listBackedUpTables,
  quoted,
  quotedColumns,
  readSequences,
} from './database-catalogue.ts';

/** What to back up, and where to. */
export interface BackupOptions {
  readonly url: string;
  /** Written under another name first: a file of this name is always complete. */
  readonly file: string;
  /** Attachments and uploads, taken after the database, so that none it names is missing. */
  readonly filesFolder?: string;
  readonly onProgress?: (progress: BackupProgress) => void;
}

const partBytes = 4 * 1024 * 1024;

/**
 * Writes the whole database as of one instant, and the files, into one sealed archive, while the program goes
 * on working. Memory stays the same whatever the size.
 */
export async function backupDatabase(options: BackupOptions): Promise<BackupSummary> {
  const createdAt = new Date();
  const client = new pg.Client({ connectionString: options.url, application_name: 'perennial-backup' });
  await client.connect();
  try {
    const container = await createContainer(options.file, createdAt);
    try {
      return await writeBackup(client, container, createdAt, options);
    } catch (error) {
      await container.abandon();
      throw error;
    }
  } finally {
    await client.end();
  }
}

async function writeBackup(
  client: pg.Client,
  container: ContainerWriter,
  createdAt: Date,
  options: BackupOptions,
): Promise<BackupSummary> {
  await fixTextFormats(client);
  await client.query('begin isolation level repeatable read read only');
  const contents = await readContents(client, createdAt);
  await keepFromChanging(client, contents.tables);
  await container.add(contentsEntry, toJson(contents));

  const tables: TableCheck[] = [];
  for (const table of contents.tables) {
    options.onProgress?.({
      step: 'tables',
      at: quoted(table),
      done: tables.length,
      total: contents.tables.length,
    });
    tables.push(await addTable(client, container, table));
  }
  // Sequences are outside the snapshot: read after the rows, they can only be ahead of them.
  const sequences = await readSequences(client);
  await client.query('commit');
  const { files, fileBytes } = await addFiles(container, options);
  await container.add(checksEntry, toJson({ tables, sequences, files, fileBytes }));
  const { bytes } = await container.finish();
  return {
    file: options.file,
    bytes,
    createdAt: contents.createdAt,
    productVersion: contents.productVersion,
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    files,
  };
}

async function readContents(client: pg.Client, createdAt: Date): Promise<BackupContents> {
  const tables = await listBackedUpTables(client);
  const version = await client.query<{ server_version: string }>('show server_version');
  return {
    formatVersion,
    productVersion: productVersion(),
    createdAt: createdAt.toISOString(),
    postgresVersion: version.rows[0]?.server_version ?? '',
    migrations: await appliedMigrations(client, tables),
    tables,
  };
}

async function appliedMigrations(client: pg.Client, tables: readonly BackedUpTable[]): Promise<string[]> {
  if (!tables.some(({ schema, name }) => schema === 'platform' && name === 'migration')) return [];
  const { rows } = await client.query<{ name: string }>('select name from platform.migration order by name');
  return rows.map(({ name }) => name);
}

/** A migration that ran meanwhile could drop a column between our listing it and our reading it. */
async function keepFromChanging(client: pg.Client, tables: readonly BackedUpTable[]): Promise<void> {
  if (tables.length === 0) return;
  await client.query(`lock table ${tables.map(quoted).join(', ')} in access share mode`);
}

async function addTable(
  client: pg.Client,
  container: ContainerWriter,
  table: BackedUpTable,
): Promise<TableCheck> {
  const hash = createHash('sha256');
  // From a query, because a partitioned table cannot be copied by its name.
  const rows = client.query(
    copyTo(`copy (select ${quotedColumns(table.columns)} from ${quoted(table)}) to stdout`),
  );
  let held: Buffer[] = [];
  let heldBytes = 0;
  let bytes = 0;
  let part = 0;
  const addPart = async () => {
    part += 1;
    await container.add(tablePartEntry(table, part), Buffer.concat(held, heldBytes));
    held = [];
    heldBytes = 0;
  };
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    hash.update(chunk);
    held.push(chunk);
    heldBytes += chunk.length;
    bytes += chunk.length;
    if (heldBytes >= partBytes) await addPart();
  }
  if (heldBytes > 0) await addPart();
  return { schema: table.schema, name: table.name, rows: rows.rowCount, bytes, sha256: hash.digest('hex') };
}

async function addFiles(
  container: ContainerWriter,
  { filesFolder, onProgress }: BackupOptions,
): Promise<{ files: number; fileBytes: number }> {
  const names = filesFolder === undefined ? [] : await listFiles(filesFolder);
  let files = 0;
  let fileBytes = 0;
  for (const [index, name] of names.entries()) {
    onProgress?.({ step: 'files', at: name, done: index, total: names.length });
    const bytes = await container.addFile(filesFolderEntry + name, path.join(filesFolder ?? '', name));
    if (bytes === undefined) continue;
    files += 1;
    fileBytes += bytes;
  }
  return { files, fileBytes };
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(nothingWhenMissing);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

function nothingWhenMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

function productVersion(): string {
  const file = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function toJson(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
