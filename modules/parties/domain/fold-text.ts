import { sify } from 'chinese-conv';
import { cleanText } from './clean-text.ts';

const HAN = /\p{Script=Han}/u;
const COMBINING_MARK = /\p{M}+/gu;
const JOINER = /[\u200c\u200d]/g;
const ASCII_ONLY = /^[\x20-\x7e]*$/;
/** Letters that Unicode does not take apart into a plain letter and a mark. */
const WHOLE_LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const WHOLE_LETTER = new RegExp(`[${Object.keys(WHOLE_LETTERS).join('')}]`, 'g');

/** One spelling for comparing and searching: simplified characters, small letters, no accents, no full-width forms. */
export function foldText(text: string): string {
  if (ASCII_ONLY.test(text)) return cleanText(text).toLowerCase();
  const plain = cleanText(text.normalize('NFKC'))
    .toLowerCase()
    .normalize('NFKD')
    .replace(COMBINING_MARK, '')
    .replace(JOINER, '')
    .normalize('NFC')
    .replace(WHOLE_LETTER, (letter) => WHOLE_LETTERS[letter] ?? letter);
  return HAN.test(plain) ? sify(plain) : plain;
}

/** Whether the text holds at least one Chinese character. */
export function hasHan(text: string): boolean {
  return HAN.test(text);
}
