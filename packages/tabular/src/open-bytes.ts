import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TabularFailure } from './tabular-fault.ts';

const chunkBytes = 256 * 1024;

/** The file's bytes, uncompressed, from an offset on. A compressed file is read again from the top and skipped. */
export async function* openBytes(
  path: string,
  compression: 'none' | 'gzip',
  fromByte = 0,
): AsyncGenerator<Buffer, void, undefined> {
  if (compression === 'none') {
    yield* plainBytes(path, fromByte);
    return;
  }
  let skip = fromByte;
  for await (const chunk of gunzippedBytes(path)) {
    if (skip >= chunk.length) skip -= chunk.length;
    else {
      yield skip === 0 ? chunk : chunk.subarray(skip);
      skip = 0;
    }
  }
  if (skip > 0) throw restartBeyondEnd(fromByte);
}

async function* plainBytes(path: string, fromByte: number): AsyncGenerator<Buffer, void, undefined> {
  const size = (await stat(path).catch((cause) => Promise.reject(unreadable(cause)))).size;
  if (fromByte > size) throw restartBeyondEnd(fromByte);
  const stream = createReadStream(path, { start: fromByte, highWaterMark: chunkBytes });
  try {
    for await (const chunk of stream) yield asBuffer(chunk);
  } catch (cause) {
    throw unreadable(cause);
  }
}

async function* gunzippedBytes(path: string): AsyncGenerator<Buffer, void, undefined> {
  const source = createReadStream(path, { highWaterMark: chunkBytes });
  const unzipped: Readable = source.pipe(createGunzip({ chunkSize: chunkBytes }));
  source.once('error', (cause) => unzipped.destroy(cause));
  try {
    for await (const chunk of unzipped) yield asBuffer(chunk);
  } catch (cause) {
    throw gzipFailure(cause);
  } finally {
    source.destroy();
  }
}

function asBuffer(chunk: unknown): Buffer {
  if (chunk instanceof Buffer) return chunk;
  throw new TypeError('a byte stream gave something that is not bytes');
}

function gzipFailure(cause: unknown): TabularFailure {
  const code = errorCode(cause);
  if (code === 'Z_BUF_ERROR') {
    return new TabularFailure(
      { line: 0, code: 'truncated-gzip' },
      'the compressed file ends before its contents do: copy or download it again',
      { cause },
    );
  }
  if (code.startsWith('Z_')) {
    return new TabularFailure(
      { line: 0, code: 'corrupt-gzip' },
      'the compressed file is damaged: copy or download it again',
      { cause },
    );
  }
  return unreadable(cause);
}

function restartBeyondEnd(byteOffset: number): TabularFailure {
  return new TabularFailure(
    { line: 0, code: 'restart-beyond-end', value: String(byteOffset) },
    `the file is shorter than the restart point at byte ${byteOffset}: it is not the file that was begun`,
  );
}

function unreadable(cause: unknown): TabularFailure {
  const reason = errorCode(cause) || 'unknown reason';
  return new TabularFailure(
    { line: 0, code: 'unreadable-file', value: reason },
    `the file cannot be opened (${reason}): check that it exists and may be read`,
    { cause },
  );
}

function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** The first bytes as stored, before any uncompressing. */
export async function readFirstBytes(path: string, length: number): Promise<Buffer> {
  return readStored(path, length, 0);
}

/** The last bytes as stored. */
export async function readLastBytes(path: string, length: number): Promise<Buffer> {
  const { size } = await stat(path);
  return readStored(path, length, Math.max(0, size - length));
}

async function readStored(path: string, length: number, from: number): Promise<Buffer> {
  const file = await open(path, 'r').catch((cause) => Promise.reject(unreadable(cause)));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
    return buffer.subarray(0, bytesRead);
  } catch (cause) {
    throw unreadable(cause);
  } finally {
    await file.close();
  }
}
