import { foldText } from './fold-text.ts';

const WORD = /[\p{L}\p{N}]+/gu;
const APOSTROPHE = /['’ʼ`]/gu;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;
const SCRIPT_RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;

/** A folded word of a name or a search, and whether its script is written without spaces. */
export interface NameWord {
  text: string;
  unspaced: boolean;
}

/** Folded words of a text: O'Brien-Søn → obrien, son; 陈桂芳Chen → 陈桂芳, chen. */
export function nameWords(text: string): NameWord[] {
  const folded = foldText(text).replace(APOSTROPHE, '');
  return (folded.match(WORD) ?? [])
    .flatMap((word) => word.match(SCRIPT_RUN) ?? [])
    .map((word) => ({ text: word, unspaced: UNSPACED.test(word) }));
}
