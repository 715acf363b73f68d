import { Readable } from 'node:stream';
import type { Actor } from '#platform';
import type { TestDatabase } from '#test-kit';
import { configureImport } from '../actions/configure-import.ts';
import { getImport } from '../actions/show-import.ts';
import { receiveUpload, recordUpload } from '../actions/upload-import.ts';
import { startImport, testImport } from '../actions/work-on-import.ts';
import type { ImportDetail, ImportKind, ImportOptions } from '../contract/index.ts';

export interface GivenImport {
  kind?: ImportKind;
  name?: string;
  content: string | Buffer;
  mapping?: Record<string, string>;
  options?: Partial<ImportOptions>;
  who?: string | Actor;
}

/** An import that was uploaded and, where something is given, configured. */
export async function anImport(database: TestDatabase, given: GivenImport): Promise<ImportDetail> {
  const who = given.who ?? 'administrator';
  const kind = given.kind ?? 'transactions';
  const stream = Readable.from([Buffer.from(given.content)]);
  const uploaded = await database.act(who, async (ctx) => {
    const received = await receiveUpload(ctx, { kind, stream, declaredBytes: undefined });
    return recordUpload(ctx, { kind, name: given.name ?? 'sales.csv', received });
  });
  const { mapping, options } = given;
  if (mapping === undefined && options === undefined) return uploaded;
  return database.act(who, (ctx) => configureImport(ctx, uploaded.importId, { mapping, options }));
}

/** The import after its run in the background has ended. */
export async function runToEnd(
  database: TestDatabase,
  importId: string,
  allowSameFile = false,
): Promise<ImportDetail> {
  await database.act('administrator', (ctx) => startImport(ctx, importId, allowSameFile));
  await database.settle();
  return database.act('administrator', (ctx) => getImport(ctx, importId));
}

/** The import after it has been tried out. */
export async function testToEnd(
  database: TestDatabase,
  importId: string,
  wholeFile = true,
): Promise<ImportDetail> {
  await database.act('administrator', (ctx) => testImport(ctx, importId, wholeFile));
  await database.settle();
  return database.act('administrator', (ctx) => getImport(ctx, importId));
}
