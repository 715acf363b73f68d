import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of an archive, whose contents are made while it is written. */
export interface ZipEntry {
  name: string;
  text: AsyncIterable<string> | Iterable<string>;
}

interface Written {
  name: Buffer;
  crc: number;
  packedBytes: number;
  bytes: number;
  at: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DESCRIPTOR = 0x08074b50;
/** Sizes follow the contents, and names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** 1980-01-01, the earliest there is: the archive tells nothing of the clock. */
const NO_DATE = 0x0021;

/** Writes a zip archive as a stream; memory holds one chunk, whatever the size. Files and the whole stay below 4 GB. */
export async function* writeZip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const header = localHeader(name);
    yield header;
    const sums = { crc: 0, bytes: 0 };
    let packedBytes = 0;
    const deflating = Readable.from(summed(entry.text, sums)).pipe(createDeflateRaw());
    for await (const chunk of deflating as AsyncIterable<Buffer>) {
      packedBytes += chunk.length;
      yield chunk;
    }
    const one = { name, ...sums, packedBytes, at };
    yield descriptor(one);
    written.push(one);
    at += header.length + packedBytes + 16;
  }
  const central = Buffer.concat(written.map(centralHeader));
  yield central;
  yield endOfCentral(written.length, central.length, at);
}

async function* summed(
  text: AsyncIterable<string> | Iterable<string>,
  sums: { crc: number; bytes: number },
): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece);
    sums.crc = crc32(bytes, sums.crc);
    sums.bytes += bytes.length;
    yield bytes;
  }
}

function localHeader(name: Buffer): Buffer {
  const fixed = Buffer.alloc(30);
  fixed.writeUInt32LE(LOCAL, 0);
  fixed.writeUInt16LE(VERSION, 4);
  fixed.writeUInt16LE(FLAGS, 6);
  fixed.writeUInt16LE(DEFLATED, 8);
  fixed.writeUInt16LE(NO_DATE, 12);
  fixed.writeUInt16LE(name.length, 26);
  return Buffer.concat([fixed, name]);
}

function descriptor({ crc, packedBytes, bytes }: Written): Buffer {
  const fixed = Buffer.alloc(16);
  fixed.writeUInt32LE(DESCRIPTOR, 0);
  fixed.writeUInt32LE(crc, 4);
  fixed.writeUInt32LE(packedBytes, 8);
  fixed.writeUInt32LE(bytes, 12);
  return fixed;
}

function centralHeader({ name, crc, packedBytes, bytes, at }: Written): Buffer {
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(CENTRAL, 0);
  fixed.writeUInt16LE(VERSION, 4);
  fixed.writeUInt16LE(VERSION, 6);
  fixed.writeUInt16LE(FLAGS, 8);
  fixed.writeUInt16LE(DEFLATED, 10);
  fixed.writeUInt16LE(NO_DATE, 14);
  fixed.writeUInt32LE(crc, 16);
  fixed.writeUInt32LE(packedBytes, 20);
  fixed.writeUInt32LE(bytes, 24);
  fixed.writeUInt16LE(name.length, 28);
  fixed.writeUInt32LE(at, 42);
  return Buffer.concat([fixed, name]);
}

function endOfCentral(count: number, centralBytes: number, at: number): Buffer {
  const fixed = Buffer.alloc(22);
  fixed.writeUInt32LE(END, 0);
  fixed.writeUInt16LE(count, 8);
  fixed.writeUInt16LE(count, 10);
  fixed.writeUInt32LE(centralBytes, 12);
  fixed.writeUInt32LE(at, 16);
  return fixed;
}
