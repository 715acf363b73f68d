import { isAscii, isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import { byteOrderMarkLength, type TextEncoding, textEncodings } from './text-encoding.ts';

/** One encoding a file may be in. Confidence runs from 0 to 1 and is a ranking, not a probability. */
export interface EncodingCandidate {
  encoding: TextEncoding;
  confidence: number;
}

/** The likeliest encoding and the others worth offering. */
export interface EncodingGuess extends EncodingCandidate {
  hasByteOrderMark: boolean;
  alternatives: EncodingCandidate[];
}

const leastConfidence = 0.1;
const asciiConfidence = 0.9;

/**
 * Guesses an encoding from sample bytes, or gives undefined when they are not text at all.
 *
 * Chinese encodings are told apart by how many characters fall in the part of each code table that holds the
 * everyday characters: 3,755 in GB 2312's first level, 5,401 in Big5's. Text read in the wrong one of the two
 * spreads over the rare parts.
 */
export function detectEncoding(sample: Buffer): EncodingGuess | undefined {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    if (byteOrderMarkLength(sample, encoding) > 0) {
      return { encoding, confidence: 1, hasByteOrderMark: true, alternatives: [] };
    }
  }
  if (sample.includes(0)) {
    const wide = wideEncodingOf(sample);
    if (wide !== undefined)
      return { encoding: wide, confidence: 0.9, hasByteOrderMark: false, alternatives: [] };
    if (isMostlyBinary(sample)) return undefined;
  }
  if (isAscii(sample)) {
    const alternatives = (['gb18030', 'big5', 'windows-1252'] as const).map((encoding) => ({
      encoding,
      confidence: 0.1,
    }));
    return { encoding: 'utf-8', confidence: asciiConfidence, hasByteOrderMark: false, alternatives };
  }
  return rankEncodings(sample);
}

function rankEncodings(sample: Buffer): EncodingGuess {
  const candidates: EncodingCandidate[] = [
    { encoding: 'utf-8', confidence: utf8Score(sample) },
    { encoding: 'gb18030', confidence: everydayShare(sample, gb18030Table) },
    { encoding: 'big5', confidence: everydayShare(sample, big5Table) },
    { encoding: 'windows-1252', confidence: latinShare(sample) },
  ];
  for (const { name, confidence } of chardet.analyse(sample.subarray(0, 65_536))) {
    const encoding = textEncodings.find(
      (each) => each === name.toLowerCase().replace('-', each.includes('_') ? '_' : '-'),
    );
    const known = candidates.find((each) => each.encoding === encoding);
    if (encoding === undefined) continue;
    // A second opinion settles near-ties, and is the only one for encodings not scored here.
    if (known !== undefined) known.confidence += confidence / 2000;
    else candidates.push({ encoding, confidence: (confidence / 100) * 0.6 });
  }
  candidates.sort((a, b) => b.confidence - a.confidence);
  const [best, rival] = candidates;
  if (best === undefined)
    return { encoding: 'utf-8', confidence: 0, hasByteOrderMark: false, alternatives: [] };
  const lead = best.confidence - (rival?.confidence ?? 0);
  return {
    encoding: best.encoding,
    confidence: round(Math.min(0.99, lead < 0.15 ? best.confidence / 2 : best.confidence)),
    hasByteOrderMark: false,
    alternatives: candidates
      .slice(1)
      .filter((each) => each.confidence >= leastConfidence)
      .map((each) => ({ encoding: each.encoding, confidence: round(Math.min(0.99, each.confidence)) })),
  };
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}

/** UTF-16 without a mark shows as newlines, digits and commas with a zero always on the same side. */
function wideEncodingOf(sample: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  let evenZeros = 0;
  let oddZeros = 0;
  for (const [index, byte] of sample.subarray(0, 65_536).entries()) {
    if (byte === 0) {
      if (index % 2 === 0) evenZeros += 1;
      else oddZeros += 1;
    }
  }
  const zeros = evenZeros + oddZeros;
  if (zeros < Math.min(sample.length, 65_536) * 0.05) return undefined;
  if (oddZeros > zeros * 0.98) return 'utf-16le';
  if (evenZeros > zeros * 0.98) return 'utf-16be';
  return undefined;
}

function isMostlyBinary(sample: Buffer): boolean {
  let controls = 0;
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls += 1;
  return controls > sample.length * 0.02;
}

function utf8Score(sample: Buffer): number {
  if (isUtf8(sample)) return 1.5;
  let good = 0;
  let damaged = 0;
  for (const character of sample.toString('utf8')) {
    if (character === '\uFFFD') damaged += 1;
    else if (character > '\u007F') good += 1;
  }
  return good + damaged === 0 ? 0 : good / (good + damaged);
}

interface DoubleByteTable {
  isPair(lead: number, trail: number): boolean;
  isEveryday(lead: number, trail: number): boolean;
}

const gb18030Table: DoubleByteTable = {
  isPair: (lead, trail) => lead >= 0x81 && lead <= 0xfe && trail >= 0x40 && trail !== 0x7f && trail !== 0xff,
  isEveryday: (lead, trail) =>
    trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3)),
};

const big5Table: DoubleByteTable = {
  isPair: (lead, trail) =>
    lead >= 0x81 && lead <= 0xfe && ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe)),
  isEveryday: (lead) => lead >= 0xa1 && lead <= 0xc6,
};

function everydayShare(sample: Buffer, table: DoubleByteTable): number {
  let everyday = 0;
  let total = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const lead = sample[at] ?? 0;
    if (lead < 0x80) continue;
    total += 1;
    const trail = sample[at + 1] ?? 0;
    if (!table.isPair(lead, trail)) continue;
    if (table.isEveryday(lead, trail)) everyday += 1;
    at += 1;
  }
  return total === 0 ? 0 : everyday / total;
}

/** Share of high bytes that look like accented letters within words, or signs such as € and “ standing alone. */
function latinShare(sample: Buffer): number {
  let likely = 0;
  let total = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const byte = sample[at] ?? 0;
    if (byte < 0x80) continue;
    total += 1;
    const before = sample[at - 1] ?? 32;
    const after = sample[at + 1] ?? 32;
    if (before >= 0x80 && after >= 0x80) continue;
    const isLetter = byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7;
    const isSign = byte >= 0x80 && byte <= 0xbf && ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte);
    if (isLetter && (isAsciiLetter(before) || isAsciiLetter(after))) likely += 1;
    else if (isSign && before < 0x80 && after < 0x80) likely += 1;
  }
  return total === 0 ? 0 : likely / total;
}

function isAsciiLetter(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}
