import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { refuse } from '#contract-kit';
import { importsProblems } from '../contract/index.ts';

/** A file as it lies on the server's disk. */
export interface StoredUpload {
  storedName: string;
  fileBytes: number;
  fileSha256: string;
}

/** Room left for the database and everybody else. */
const reserveBytes = 256 * 1024 * 1024;
const checkRoomEveryBytes = 64 * 1024 * 1024;

/** The folder uploads are kept in, below the files folder of the installation. */
export function uploadFolder(filesFolder: string): string {
  return path.join(filesFolder, 'imports');
}

/** Where a stored upload lies. */
export function uploadPath(filesFolder: string, storedName: string): string {
  return path.join(uploadFolder(filesFolder), storedName);
}

/**
 * Writes an upload to disk, whole or not at all: under another name until its last byte is safe on the disk. Refuses
 * when the disk has no room for it, before it is full.
 *
 * @param declaredBytes What the sender says it will send, when it does.
 */
export async function storeUpload(
  filesFolder: string,
  importId: string,
  stream: Readable,
  declaredBytes: number | undefined,
): Promise<StoredUpload> {
  const folder = uploadFolder(filesFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await refuseWithoutRoom(folder, declaredBytes ?? 0);
  const final = path.join(folder, importId);
  const unfinished = `${final}.part`;
  try {
    const written = await writeStream(unfinished, folder, stream);
    await rename(unfinished, final);
    return { storedName: importId, ...written };
  } catch (failure) {
    await rm(unfinished, { force: true });
    return refuseBrokenUpload(failure, stream);
  }
}

async function writeStream(
  file: string,
  folder: string,
  stream: Readable,
): Promise<{ fileBytes: number; fileSha256: string }> {
  const hash = createHash('sha256');
  let fileBytes = 0;
  let checkAt = checkRoomEveryBytes;
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError('an upload gave something that is not bytes');
      hash.update(chunk);
      await handle.writeFile(chunk);
      fileBytes += chunk.length;
      if (fileBytes >= checkAt) {
        await refuseWithoutRoom(folder, 0);
        checkAt += checkRoomEveryBytes;
      }
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { fileBytes, fileSha256: hash.digest('hex') };
}

async function refuseWithoutRoom(folder: string, wantedBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < wantedBytes + reserveBytes) refuseFullDisk();
}

function refuseFullDisk(): never {
  return refuse(
    importsProblems.diskFull,
    'the disk of the server has no room for this file; free some, then upload it again',
  );
}

function refuseBrokenUpload(failure: unknown, stream: Readable): never {
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') refuseFullDisk();
  if (stream.errored !== null || code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
    refuse(
      importsProblems.uploadInterrupted,
      'the upload broke off before the end of the file; upload it again',
    );
  }
  throw failure;
}

/** Removes an upload; a file already gone is no fault. */
export async function removeUpload(filesFolder: string, storedName: string): Promise<void> {
  await rm(uploadPath(filesFolder, storedName), { force: true });
}
