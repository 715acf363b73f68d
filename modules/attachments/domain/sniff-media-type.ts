import type { MediaType } from '../contract/index.ts';

/** How much of a file its kind is read from, in bytes. */
export const SNIFFED_BYTES = 4096;

const text = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

const SIGNATURES: readonly [MediaType, (bytes: Uint8Array) => boolean][] = [
  ['image/jpeg', (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff],
  ['image/png', (bytes) => text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n'],
  ['image/gif', (bytes) => /^GIF8[79]a/.test(text(bytes, 0, 6))],
  ['image/webp', (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP'],
  ['audio/wav', (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WAVE'],
  ['image/heic', (bytes) => /^ftyp(heic|heix|mif1|msf1)/.test(text(bytes, 4, 12))],
  ['audio/mp4', (bytes) => text(bytes, 4, 11) === 'ftypM4A'],
  ['video/mp4', (bytes) => /^ftyp(isom|iso2|mp41|mp42|avc1|M4V |qt {2}|3gp)/.test(text(bytes, 4, 12))],
  ['application/pdf', (bytes) => text(bytes, 0, 1024).includes('%PDF-')],
  ['audio/mpeg', (bytes) => text(bytes, 0, 3) === 'ID3' || isMpegFrame(bytes)],
  // Word, Excel and PowerPoint begin with their list of contents; any other archive is not looked into and not kept.
  [
    'application/vnd.openxmlformats-officedocument',
    (bytes) =>
      text(bytes, 0, 4) === 'PK\x03\x04' && /\[Content_Types\]\.xml|_rels\/\.rels/.test(text(bytes, 30, 60)),
  ],
  ['application/x-ole-storage', (bytes) => text(bytes, 0, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
];

/** What a file is, read from its beginning; undefined for kinds that are not kept, such as programs and archives. */
export function sniffMediaType(beginning: Uint8Array): MediaType | undefined {
  const known = SIGNATURES.find(([, matches]) => matches(beginning));
  if (known) return known[0];
  return looksLikeText(beginning) ? 'text/plain' : undefined;
}

function isMpegFrame(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return first === 0xff && (second & 0xe6) === 0xe2;
}

/** No control characters other than those that set text; a script or a page is kept as the text it is, and shown as such. */
function looksLikeText(bytes: Uint8Array): boolean {
  const hasMark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (hasMark) return true;
  return bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b);
}
