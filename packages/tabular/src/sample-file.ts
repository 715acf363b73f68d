import { open, stat } from 'node:fs/promises';
import { openBytes } from './open-bytes.ts';

/** Bytes from the start of a file and from places further on, enough to judge it without reading it all. */
export interface FileSample {
  head: Buffer;
  /** Pieces from later in the file; each begins after a newline byte and ends with one. */
  pieces: Buffer[];
  /** Whether the head is the whole file. */
  isWhole: boolean;
}

const headBytes = 512 * 1024;
const pieceBytes = 64 * 1024;
const pieceCount = 16;
const mostUncompressedBytes = 32 * 1024 * 1024;

/** Samples a file; a compressed one is sampled from its first 32 MB. */
export function sampleFile(path: string, compression: 'none' | 'gzip'): Promise<FileSample> {
  return compression === 'gzip' ? sampleGzip(path) : samplePlain(path);
}

async function samplePlain(path: string): Promise<FileSample> {
  const head = await readHead(path);
  const size = (await stat(path)).size;
  const pieces: Buffer[] = [];
  const spread = Math.max(pieceBytes, Math.floor((size - head.length) / pieceCount));
  const file = await open(path, 'r');
  try {
    for (let at = head.length; at < size && pieces.length < pieceCount; at += spread) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(pieceBytes), 0, pieceBytes, at);
      keepWholeLines(buffer.subarray(0, bytesRead), pieces);
    }
  } finally {
    await file.close();
  }
  return { head, pieces, isWhole: head.length >= size };
}

async function readHead(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of openBytes(path, 'none')) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= headBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, headBytes);
}

async function sampleGzip(path: string): Promise<FileSample> {
  const chunks: Buffer[] = [];
  const pieces: Buffer[] = [];
  let length = 0;
  let isWhole = true;
  let nextPieceAt = headBytes;
  for await (const chunk of openBytes(path, 'gzip')) {
    if (length < headBytes) chunks.push(chunk);
    else if (length >= nextPieceAt) {
      keepWholeLines(chunk.subarray(0, pieceBytes), pieces);
      nextPieceAt += mostUncompressedBytes / pieceCount;
    }
    length += chunk.length;
    if (length > headBytes) isWhole = false;
    if (length >= mostUncompressedBytes) break;
  }
  return { head: Buffer.concat(chunks).subarray(0, headBytes), pieces, isWhole };
}

function keepWholeLines(bytes: Buffer, pieces: Buffer[]): void {
  const from = bytes.indexOf(10) + 1;
  const to = bytes.lastIndexOf(10) + 1;
  if (from > 0 && to > from) pieces.push(bytes.subarray(from, to));
}
