/** Marks that steer direction or hide between letters; they make two equal names look equal and compare unequal. */
const INVISIBLE = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const CONTROL_OR_SPACE = /[\p{Cc}\p{Z}]+/gu;

const PLAIN = /^[\x21-\x7e]*$/;

/** Text as a person meant to type it: no direction marks, no control characters, single spaces. */
export function cleanText(typed: string): string {
  if (PLAIN.test(typed)) return typed;
  return typed.normalize('NFC').replace(INVISIBLE, '').replace(CONTROL_OR_SPACE, ' ').trim();
}
