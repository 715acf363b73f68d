import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { BackupError } from './backup-error.ts';

const digestCharacters = 64;
const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const storedBlock = Buffer.from([1, digestCharacters, 0, 0xff - digestCharacters, 0xff]);
const trailerBytes = 8;

/** Length of the seal at the end of a backup. */
export const sealBytes = gzipHeader.length + storedBlock.length + digestCharacters + trailerBytes;

/**
 * The SHA-256 of everything before it, wrapped as a second gzip member: `tar` and `gzip` read a sealed file as
 * before, and no bit of the file can change, or its end be missing, unnoticed.
 */
export function sealOf(hash: Hash): Buffer {
  const digest = Buffer.from(hash.digest('hex'));
  const trailer = Buffer.alloc(trailerBytes);
  trailer.writeUInt32LE(crc32(digest), 0);
  trailer.writeUInt32LE(digest.length, 4);
  return Buffer.concat([gzipHeader, storedBlock, digest, trailer]);
}

/** Reads the whole file and refuses it unless every byte is the one that was sealed. */
export async function checkSeal(file: string): Promise<{ readonly bytes: number }> {
  const { bytes, start, end } = await readEnds(file);
  if (!start.equals(gzipHeader.subarray(0, 3)))
    throw new BackupError(`${file} is not a backup of Perennial: choose another`);
  if (
    !end.subarray(0, gzipHeader.length + storedBlock.length).equals(Buffer.concat([gzipHeader, storedBlock]))
  ) {
    throw new BackupError(
      `${file} is cut short: its ${bytes} bytes end without the seal every finished backup has; use a complete copy`,
    );
  }
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { end: bytes - sealBytes - 1, highWaterMark: 1 << 20 })) {
    hash.update(chunk);
  }
  if (!sealOf(hash).equals(end)) {
    throw new BackupError(
      `${file} was altered after it was made: its SHA-256 is not the sealed one; use another copy`,
    );
  }
  return { bytes };
}

async function readEnds(file: string): Promise<{ bytes: number; start: Buffer; end: Buffer }> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new BackupError(`${file} cannot be read (${error.code}): check the path and its permissions`);
  });
  try {
    const { size: bytes } = await handle.stat();
    const start = Buffer.alloc(3);
    await handle.read(start, 0, start.length, 0);
    const end = Buffer.alloc(sealBytes);
    await handle.read(end, 0, sealBytes, Math.max(0, bytes - sealBytes));
    return { bytes, start, end };
  } finally {
    await handle.close();
  }
}
