import { zonedInstant } from '#working-time';
import { readAudiogramCsv } from './audiogram-csv.ts';
import { type HearingFile, HearingFileError, MOST_FILE_BYTES } from './hearing-file.ts';
import { isNoah, readNoah } from './noah-xml.ts';
import { isSaData, readSaData } from './sadata-xml.ts';
import { readXml } from './xml-tree.ts';

/**
 * Reads a file of an audiometer or of Noah, or a table of thresholds. Nothing of it is guessed: what cannot be taken over is
 * listed with its reason.
 * @param timeZone in which the device's clock ran; its files seldom say
 * @throws HearingFileError when it is too large, cut off, of another kind, or declares entities
 */
export function readHearingFile(bytes: Uint8Array, timeZone: string): HearingFile {
  if (bytes.byteLength > MOST_FILE_BYTES) throw new HearingFileError('too-large');
  const text = textOf(bytes)
    .replace(/^\uFEFF/, '')
    .trim();
  if (text === '') throw new HearingFileError('empty');
  const instantOf = (local: string) => instantIn(local, timeZone);
  if (!text.startsWith('<')) {
    if (!text.includes('\n') || text.slice(0, 2000).includes('\0')) throw new HearingFileError('not-known');
    return { format: 'csv', people: readAudiogramCsv(text, instantOf) };
  }
  const root = readXml(text);
  if (isSaData(root)) return { format: 'sadata-xml', people: readSaData(root, instantOf) };
  if (isNoah(root)) return { format: 'noah-xml', people: readNoah(root, instantOf) };
  throw new HearingFileError('not-known', root.name);
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isUtf16) return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** `2026-03-02T10:15:00`, with a zone or on the wall of the business, or a day, which counts as its noon. */
function instantIn(local: string, timeZone: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(
    local.trim(),
  );
  const [, day, time, zone] = match ?? [];
  if (day === undefined || day.startsWith('0001')) return undefined;
  if (zone === undefined) return zonedInstant(`${day}T${time ?? '12:00'}`, timeZone);
  const at = Date.parse(`${day}T${time}:00${zone}`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
