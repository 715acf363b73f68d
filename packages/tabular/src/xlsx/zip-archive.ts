import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { TabularFailure } from '../tabular-fault.ts';

/** A file inside a zip archive. */
export interface ZipEntry {
  name: string;
  method: number;
  compressedSize: number;
  size: number;
  headerOffset: number;
}

/** The list of files in a zip archive, read from its end, where a cut-off copy shows itself. */
export interface ZipArchive {
  path: string;
  entries: Map<string, ZipEntry>;
}

const endSignature = 0x06054b50;
const zip64LocatorSignature = 0x07064b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const longestComment = 65_535;
const largestDirectory = 64 * 1024 * 1024;

/** Opens an archive; throws a `TabularFailure` when it is cut off or damaged. */
export async function openZip(path: string): Promise<ZipArchive> {
  const file = await open(path, 'r');
  try {
    const fileSize = (await file.stat()).size;
    const tail = await readAt(file, Math.max(0, fileSize - endLength - longestComment), fileSize);
    const endAt = findEnd(tail);
    if (endAt === -1) throw truncated();
    const { offset, size } = await directoryPlace(file, tail, endAt);
    if (offset + size > fileSize) throw truncated();
    if (size > largestDirectory) throw corruptWorkbook('its directory is unreasonably large');
    const directory = await readAt(file, offset, offset + size);
    return { path, entries: parseDirectory(directory) };
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from);
  return buffer.subarray(0, bytesRead);
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - endLength; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === endSignature) return at;
  }
  return -1;
}

async function directoryPlace(
  file: FileHandle,
  tail: Buffer,
  endAt: number,
): Promise<{ offset: number; size: number }> {
  const offset = tail.readUInt32LE(endAt + 16);
  const size = tail.readUInt32LE(endAt + 12);
  const locatorAt = endAt - 20;
  const isZip64 = locatorAt >= 0 && tail.readUInt32LE(locatorAt) === zip64LocatorSignature;
  if (!isZip64 || (offset !== 0xffffffff && size !== 0xffffffff)) return { offset, size };
  const endOffset = Number(tail.readBigUInt64LE(locatorAt + 8));
  const end = await readAt(file, endOffset, endOffset + 56);
  if (end.length < 56) throw truncated();
  return { offset: Number(end.readBigUInt64LE(48)), size: Number(end.readBigUInt64LE(40)) };
}

function parseDirectory(directory: Buffer): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  while (at + 46 <= directory.length) {
    if (directory.readUInt32LE(at) !== entrySignature) throw corruptWorkbook('its directory cannot be read');
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const sizes = withZip64Sizes(extra, {
      size: directory.readUInt32LE(at + 24),
      compressedSize: directory.readUInt32LE(at + 20),
      headerOffset: directory.readUInt32LE(at + 42),
    });
    entries.set(name, { name, method: directory.readUInt16LE(at + 10), ...sizes });
    at += 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
  }
  return entries;
}

type EntrySizes = Pick<ZipEntry, 'size' | 'compressedSize' | 'headerOffset'>;

function withZip64Sizes(extra: Buffer, sizes: EntrySizes): EntrySizes {
  let at = 0;
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      const field = extra.subarray(at + 4, at + 4 + length);
      let next = 0;
      const wide = (value: number): number => {
        if (value !== 0xffffffff || next + 8 > field.length) return value;
        next += 8;
        return Number(field.readBigUInt64LE(next - 8));
      };
      const size = wide(sizes.size);
      const compressedSize = wide(sizes.compressedSize);
      return { size, compressedSize, headerOffset: wide(sizes.headerOffset) };
    }
    at += 4 + length;
  }
  return sizes;
}

/** The uncompressed bytes of one entry, as a stream; never more of them than the archive says, so that sizes can be trusted. */
export async function* readZipEntry(
  archive: ZipArchive,
  entry: ZipEntry,
): AsyncGenerator<Buffer, void, undefined> {
  if (entry.method !== 0 && entry.method !== 8)
    throw corruptWorkbook('it uses a compression no spreadsheet writes');
  if (entry.compressedSize === 0) return;
  const start = await contentOffset(archive, entry);
  const source = createReadStream(archive.path, {
    start,
    end: start + entry.compressedSize - 1,
    highWaterMark: 128 * 1024,
  });
  const content: Readable =
    entry.method === 0 ? source : source.pipe(createInflateRaw({ chunkSize: 256 * 1024 }));
  source.once('error', (cause) => content.destroy(cause));
  try {
    let left = entry.size;
    for await (const chunk of content) {
      if (!(chunk instanceof Buffer)) continue;
      left -= chunk.length;
      if (left < 0) throw new RangeError(`${entry.name} has more than the ${entry.size} bytes it says`);
      yield chunk;
    }
  } catch (cause) {
    throw corruptWorkbook('part of it cannot be uncompressed', cause);
  } finally {
    source.destroy();
  }
}

async function contentOffset(archive: ZipArchive, entry: ZipEntry): Promise<number> {
  const file = await open(archive.path, 'r');
  try {
    const header = await readAt(file, entry.headerOffset, entry.headerOffset + 30);
    if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50)
      throw corruptWorkbook('a part is not where it should be');
    return entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

function truncated(): TabularFailure {
  return new TabularFailure(
    { line: 0, code: 'truncated-workbook' },
    'the workbook ends before its contents do: copy or download it again',
  );
}

/** The failure for a workbook that cannot be understood; `why` continues the sentence. */
export function corruptWorkbook(why: string, cause?: unknown): TabularFailure {
  return new TabularFailure(
    { line: 0, code: 'corrupt-workbook', value: why },
    `the workbook is damaged (${why}): open it in a spreadsheet program and save it again as .xlsx`,
    { cause },
  );
}
