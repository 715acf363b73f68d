import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupError } from './backup-error.ts';
import { sealBytes, sealOf } from './seal.ts';
import {
  type ByteSource,
  collect,
  type ReadTarEntry,
  readTar,
  tarEnd,
  tarHeader,
  tarPadding,
} from './tar-entry.ts';

/** A gzipped tar archive being written, under another name until it is complete. */
export interface ContainerWriter {
  add(name: string, body: Buffer): Promise<void>;
  /** Adds a file of the disk; gives its length, or `undefined` when it is no longer there. */
  addFile(name: string, file: string): Promise<number | undefined>;
  /** Seals the file, waits until it is on the disk and gives it its name. */
  finish(): Promise<{ readonly bytes: number }>;
  /** Takes the unfinished file away. */
  abandon(): Promise<void>;
}

// Of the nine levels, the first that halves a table's text again costs three times as much time.
const compressionLevel = 3;

/** Starts a container. Memory stays the same whatever is added. */
export async function createContainer(file: string, createdAt: Date): Promise<ContainerWriter> {
  const unfinished = `${file}.unfinished`;
  const cannotWrite = (error: NodeJS.ErrnoException) => {
    throw new BackupError(
      `${unfinished} cannot be written (${error.code}): free some space, change the permissions, or choose another folder`,
    );
  };
  await mkdir(path.dirname(path.resolve(file)), { recursive: true }).catch(cannotWrite);
  const gzip = createGzip({ level: compressionLevel, chunkSize: 1 << 18 });
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const flow = pipeline(gzip, hashing, createWriteStream(unfinished, { mode: 0o600 })).catch(cannotWrite);
  // Whoever writes next learns of a failure; until then it must not count as unhandled.
  flow.catch(() => undefined);

  const write = async (bytes: Buffer) => {
    if (gzip.write(bytes)) return;
    await Promise.race([new Promise((resolve) => gzip.once('drain', resolve)), flow]);
  };
  const seconds = Math.floor(createdAt.getTime() / 1000);

  return {
    async add(name, body) {
      await write(tarHeader({ name, size: body.length }, seconds));
      await write(body);
      await write(tarPadding(body.length));
    },
    addFile: (name, source) => writeFileEntry(write, name, source, seconds),
    async finish() {
      await write(tarEnd);
      gzip.end();
      await flow;
      await appendAndSync(unfinished, sealOf(hash));
      const { size } = await stat(unfinished);
      await rename(unfinished, file);
      await syncFolder(path.dirname(path.resolve(file)));
      return { bytes: size };
    },
    async abandon() {
      gzip.destroy();
      await flow.catch(() => undefined);
      // The failure that led here matters more than one to tidy up.
      await rm(unfinished, { force: true }).catch(() => undefined);
    },
  };
}

async function writeFileEntry(
  write: (bytes: Buffer) => Promise<void>,
  name: string,
  source: string,
  seconds: number,
): Promise<number | undefined> {
  const handle = await open(source).catch(ignoreMissing);
  if (handle === undefined) return undefined;
  try {
    const { size } = await handle.stat();
    await write(tarHeader({ name, size }, seconds));
    let missing = size;
    // A file that grows meanwhile is taken at the length it had.
    for await (const chunk of size === 0
      ? []
      : handle.createReadStream({ end: size - 1, autoClose: false })) {
      await write(chunk);
      missing -= chunk.length;
    }
    if (missing > 0)
      throw new BackupError(`${source} became shorter while it was read: make the backup again`);
    await write(tarPadding(size));
    return size;
  } finally {
    await handle.close();
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

async function appendAndSync(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'a');
  try {
    await handle.appendFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Without this a power cut can forget the new name. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The entries of a sealed container, in the order they were added. */
export async function* readContainer(file: string): AsyncGenerator<ReadTarEntry> {
  const { size } = await stat(file);
  const compressed = createReadStream(file, { end: size - sealBytes - 1, highWaterMark: 1 << 20 });
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  const flow = pipeline(compressed, gunzip);
  flow.catch(() => undefined);
  try {
    yield* readTar(byteSource(gunzip));
  } finally {
    compressed.destroy();
    gunzip.destroy();
  }
}

function byteSource(stream: AsyncIterable<Buffer>): ByteSource {
  const chunks = stream[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  async function* pieces(bytes: number): AsyncGenerator<Buffer> {
    for (let missing = bytes; missing > 0; ) {
      if (held.length === 0) {
        const next = await chunks.next();
        if (next.done === true)
          throw new BackupError(`a backup ended ${missing} bytes too early: use another copy`);
        held = next.value;
      }
      const piece = held.subarray(0, missing);
      held = held.subarray(piece.length);
      missing -= piece.length;
      yield piece;
    }
  }
  return { pieces, exactly: (bytes) => collect(pieces(bytes)) };
}
