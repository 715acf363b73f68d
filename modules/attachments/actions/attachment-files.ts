import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { refuse } from '#contract-kit';
import { type MediaType, MOST_BYTES, attachmentsProblems as problems } from '../contract/index.ts';
import { SNIFFED_BYTES, sniffMediaType } from '../domain/sniff-media-type.ts';

/** A file as it lies on the server's disk, not yet under its name. */
export interface ReceivedFile {
  fileBytes: number;
  sha256: string;
  mediaType: MediaType;
}

/** Room left for the database and everybody else. */
const RESERVE_BYTES = 256 * 1024 * 1024;

/** The folder attachments are kept in, below the files folder of the installation. */
export function attachmentFolder(filesFolder: string): string {
  return path.join(filesFolder, 'attachments');
}

/** Where an attachment lies. The last letters of the key are evenly spread, so no folder grows large. */
export function attachmentPath(filesFolder: string, attachmentId: string): string {
  return path.join(attachmentFolder(filesFolder), attachmentId.slice(-2), attachmentId);
}

/** Where a file lies while it is received and scanned. */
export function unfinishedPath(filesFolder: string, attachmentId: string): string {
  return `${attachmentPath(filesFolder, attachmentId)}.part`;
}

/** Receives a file under its unfinished name; refuses what is too large, empty or of a kind that is not kept, early. */
export async function receiveFile(
  filesFolder: string,
  attachmentId: string,
  stream: Readable,
): Promise<ReceivedFile> {
  const file = unfinishedPath(filesFolder, attachmentId);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await refuseWithoutRoom(path.dirname(file));
  const hash = createHash('sha256');
  let beginning = Buffer.alloc(0);
  let mediaType: MediaType | undefined;
  let fileBytes = 0;
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError('an upload gave something that is not bytes');
      fileBytes += chunk.length;
      if (fileBytes > MOST_BYTES) refuseTooLarge();
      if (mediaType === undefined) {
        beginning = Buffer.concat([beginning, chunk]);
        if (beginning.length >= SNIFFED_BYTES) mediaType = kindOf(beginning);
      }
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    if (fileBytes === 0) refuse(problems.fileEmpty, 'the file has no contents; choose another');
    mediaType ??= kindOf(beginning);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { fileBytes, sha256: hash.digest('hex'), mediaType };
}

/** Gives a received file its name: from now on it is kept. */
export async function keepFile(filesFolder: string, attachmentId: string): Promise<void> {
  await rename(unfinishedPath(filesFolder, attachmentId), attachmentPath(filesFolder, attachmentId));
}

/** Removes a file, finished or not; one already gone is no fault. */
export async function dropFile(filesFolder: string, attachmentId: string): Promise<void> {
  await rm(unfinishedPath(filesFolder, attachmentId), { force: true });
  await rm(attachmentPath(filesFolder, attachmentId), { force: true });
}

function kindOf(beginning: Uint8Array): MediaType {
  const mediaType = sniffMediaType(beginning.subarray(0, SNIFFED_BYTES));
  if (mediaType) return mediaType;
  return refuse(
    problems.fileKindRefused,
    'the contents are none of the kinds that are kept; give a picture, PDF, text, office document, sound or film',
  );
}

function refuseTooLarge(): never {
  const most = MOST_BYTES / 1024 ** 2;
  return refuse(
    problems.fileTooLarge,
    `the file has more than ${most} MB; make it smaller or share it in parts`,
    {
      context: { mostBytes: MOST_BYTES },
    },
  );
}

async function refuseWithoutRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < MOST_BYTES + RESERVE_BYTES) {
    refuse(problems.noRoom, 'the disk of the server is nearly full; free some room, then add the file again');
  }
}
