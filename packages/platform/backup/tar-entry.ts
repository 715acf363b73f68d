/** The tar format (POSIX.1-2001), as far as a backup needs it: plain files, long names, large files. */

const blockBytes = 512;
const longestPlainName = 100;
const largestPlainSize = 0o77777777777;

/** A file in an archive; `size` in bytes. */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
}

/** The blocks that precede an entry's bytes. */
export function tarHeader({ name, size }: TarEntry, modifiedAtSeconds: number): Buffer {
  const isPlain = Buffer.byteLength(name) <= longestPlainName && /^[\x20-\x7e]*$/.test(name);
  if (isPlain && size <= largestPlainSize) return headerBlock(name, size, '0', modifiedAtSeconds);
  const records = Buffer.from(paxRecord('path', name) + paxRecord('size', String(size)));
  return Buffer.concat([
    headerBlock('pax-header', records.length, 'x', modifiedAtSeconds),
    records,
    tarPadding(records.length),
    headerBlock('see-pax-header', Math.min(size, largestPlainSize), '0', modifiedAtSeconds),
  ]);
}

/** Zeros that fill an entry's last block. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((blockBytes - (size % blockBytes)) % blockBytes);
}

/** Two empty blocks end an archive. */
export const tarEnd = Buffer.alloc(2 * blockBytes);

function headerBlock(name: string, size: number, type: '0' | 'x', modifiedAtSeconds: number): Buffer {
  const block = Buffer.alloc(blockBytes);
  block.write(name, 0, longestPlainName, 'utf8');
  block.write('0000600\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write(`${modifiedAtSeconds.toString(8).padStart(11, '0')}\0`, 136);
  block.write('        ', 148);
  block.write(type, 156);
  block.write('ustar\x0000', 257);
  block.write(`${checksumOf(block).toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** A record states its own length, digits of the length included. */
function paxRecord(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + String(rest).length;
  if (rest + String(length).length !== length) length = rest + String(length).length;
  return `${length} ${key}=${value}\n`;
}

function checksumOf(block: Buffer): number {
  return block.reduce((sum, byte) => sum + byte, 0);
}

/** What a reader of bytes must offer for `readTar`. */
export interface ByteSource {
  /** Exactly so many bytes; throws when the source ends before. */
  exactly(bytes: number): Promise<Buffer>;
  /** The next so many bytes, in pieces. */
  pieces(bytes: number): AsyncGenerator<Buffer>;
}

/** An entry while it is read. */
export interface ReadTarEntry extends TarEntry {
  /** The bytes: take all of them before the next entry, or none. */
  readonly body: AsyncGenerator<Buffer>;
}

/** All pieces in one. */
export async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const held: Buffer[] = [];
  for await (const piece of pieces) held.push(piece);
  return Buffer.concat(held);
}

/** Reads the entries of an archive one after the other. */
export async function* readTar(source: ByteSource): AsyncGenerator<ReadTarEntry> {
  let extended = new Map<string, string>();
  for (;;) {
    const block = await source.exactly(blockBytes);
    if (block.every((byte) => byte === 0)) return;
    const plainSize = Number.parseInt(textAt(block, 124, 12), 8);
    if (textAt(block, 156, 1) === 'x') {
      const records = await source.exactly(plainSize);
      await source.exactly(tarPadding(plainSize).length);
      extended = parsePaxRecords(records);
      continue;
    }
    const size = Number(extended.get('size') ?? plainSize);
    const name = extended.get('path') ?? textAt(block, 0, longestPlainName);
    extended = new Map();
    const body = source.pieces(size);
    yield { name, size, body };
    for await (const _ of body);
    await source.exactly(tarPadding(size).length);
  }
}

function textAt(block: Buffer, start: number, length: number): string {
  const text = block.toString('utf8', start, start + length);
  const end = text.indexOf('\0');
  return (end < 0 ? text : text.slice(0, end)).trim();
}

function parsePaxRecords(records: Buffer): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = 0; at < records.length; ) {
    const length = Number.parseInt(records.toString('utf8', at, records.indexOf(' ', at)), 10);
    const record = records.toString('utf8', records.indexOf(' ', at) + 1, at + length - 1);
    const equals = record.indexOf('=');
    found.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return found;
}
