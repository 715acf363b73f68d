/** Encodings a file may be in. All but UTF-16 keep the newline byte to itself, so lines can be cut before decoding. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'shift_jis',
  'euc-jp',
  'euc-kr',
] as const;

export type TextEncoding = (typeof textEncodings)[number];

/** Length in bytes of the byte-order mark at the start of a file, 0 when there is none. */
export function byteOrderMarkLength(start: Buffer, encoding: TextEncoding): number {
  if (encoding === 'utf-8') return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0;
  if (encoding === 'utf-16le') return start[0] === 0xff && start[1] === 0xfe ? 2 : 0;
  if (encoding === 'utf-16be') return start[0] === 0xfe && start[1] === 0xff ? 2 : 0;
  return 0;
}

/** Finds line ends in undecoded bytes, so that a position in the file is always a true byte offset. */
export interface LineEnds {
  /** Offset just after the next newline at or after `from`, or -1. */
  after(bytes: Buffer, from: number): number;
  /** Offset just after the last newline, or 0. */
  afterLast(bytes: Buffer): number;
}

/** The line-end finder for an encoding; `newlineByte` is 10 for LF and CRLF files, 13 for CR files. */
export function lineEndsOf(encoding: TextEncoding, newlineByte: 10 | 13): LineEnds {
  if (encoding === 'utf-16le') return wideLineEnds(Buffer.from([newlineByte, 0]));
  if (encoding === 'utf-16be') return wideLineEnds(Buffer.from([0, newlineByte]));
  return {
    after: (bytes, from) => bytes.indexOf(newlineByte, from) + 1 || -1,
    afterLast: (bytes) => bytes.lastIndexOf(newlineByte) + 1,
  };
}

function wideLineEnds(newline: Buffer): LineEnds {
  return {
    after(bytes, from) {
      let at = bytes.indexOf(newline, from);
      while (at !== -1 && at % 2 === 1) at = bytes.indexOf(newline, at + 1);
      return at === -1 ? -1 : at + 2;
    },
    afterLast(bytes) {
      let at = bytes.lastIndexOf(newline);
      while (at > 0 && at % 2 === 1) at = bytes.lastIndexOf(newline, at - 1);
      return at < 0 || at % 2 === 1 ? 0 : at + 2;
    },
  };
}

/** Turns whole lines of bytes into text; damaged sequences become U+FFFD and never swallow a newline. */
export function lineDecoder(encoding: TextEncoding): (bytes: Buffer) => string {
  if (encoding === 'utf-16le') return (bytes) => bytes.toString('utf16le');
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}

/** Characters that show bytes did not belong to the encoding (Big5's stray 0xFF decodes to U+F8F8). */
export const damagedCharacter = /[\uFFFD\uF8F8]/;
